/// How a task's questions were spread at some time, bin by bin, to hold later ones against.
package struct InputProfile: Equatable, Sendable {
    /// How far one watched thing has moved.
    package struct Shift: Equatable, Sendable {
        /// The field with what is watched of it, `confidence` or `class guessed`.
        package var name: String
        package var index: StabilityIndex

        package init(name: String, index: StabilityIndex) {
            self.name = name
            self.index = index
        }
    }

    private let names: [String]
    private let binnings: [Binning]
    private let counts: [[Int]]

    /// How many questions it is made of.
    package let size: Int

    /// - Parameters:
    ///   - observations: all of the same task.
    ///   - task: whose questions they are.
    package init(of observations: [Observation], task: LearningTask) {
        names = Observation.names(of: task)
        let columns = names.indices.map { place in observations.map { $0.values[place] } }
        binnings = columns.map { Binning(of: $0) }
        counts = zip(binnings, columns).map(Self.counts)
        size = observations.count
    }

    /// How far other questions of the task are from these, in the order of the fields; the model's
    /// confidence and guesses last.
    package func shifts(to recent: [Observation]) -> [Shift] {
        names.indices.map { place in
            let found = Self.counts(binnings[place], recent.map { $0.values[place] })
            return Shift(
                name: names[place],
                index: StabilityIndex(reference: counts[place], recent: found))
        }
    }

    private static func counts(_ binning: Binning, _ values: [Observation.Value?]) -> [Int] {
        values.reduce(into: Array(repeating: 0, count: binning.count)) {
            $0[binning.bin(of: $1)] += 1
        }
    }
}
