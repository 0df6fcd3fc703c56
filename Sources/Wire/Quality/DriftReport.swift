/// How far the newest questions of a task are from those that were asked when its live version went
/// live.
package struct DriftReport: Codable, Equatable, Sendable {
    /// The live version's number.
    package var version: Int
    /// When it was looked at.
    package var at: Timestamp
    /// How many questions were asked first, and how many of the newest they are compared with.
    package var reference: Int
    package var recent: Int
    /// From which index on a thing has shifted, as the task's file says.
    package var limit: Double
    /// Whether it is said to have drifted.
    package var isRaised: Bool
    /// In the order of the fields; the model's confidence and its guesses last.
    package var shifts: [Shift]

    /// How far one watched thing has moved.
    package struct Shift: Codable, Equatable, Sendable {
        package var name: String
        /// The population stability index, at least 0; below 0.1 is called stable.
        package var index: Double
        /// What chance alone exceeds once in a thousand times.
        package var chance: Double
        package var isShifted: Bool

        package init(name: String, index: Double, chance: Double, isShifted: Bool) {
            self.name = name
            self.index = index
            self.chance = chance
            self.isShifted = isShifted
        }
    }

    package init(
        version: Int, at: Timestamp, reference: Int, recent: Int, limit: Double, isRaised: Bool,
        shifts: [Shift]
    ) {
        self.version = version
        self.at = at
        self.reference = reference
        self.recent = recent
        self.limit = limit
        self.isRaised = isRaised
        self.shifts = shifts
    }
}
