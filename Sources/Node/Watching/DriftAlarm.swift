package import Learning

/// Decides when what a version is asked is said to have drifted: told what was seen, returning what
/// to do; each version that goes live begins with one of its own.
package struct DriftAlarm: Equatable, Sendable {
    package enum Event: Equatable, Sendable {
        /// Looked at the newest questions.
        case looked([InputProfile.Shift], limit: Double)
    }

    package enum Effect: Equatable, Sendable {
        /// Say that these have shifted, the furthest first.
        case raise([InputProfile.Shift])
        /// Say that it is over.
        case clear
    }

    package private(set) var isRaised = false

    /// What was raised comes to rest below this share of the limit, so that it does not flicker.
    private static let rest = 0.7

    package init() {}

    package mutating func update(_ event: Event) -> [Effect] {
        switch event {
        case .looked(let shifts, let limit):
            let shifted = shifts.filter {
                $0.index.isShifted(by: isRaised ? limit * Self.rest : limit)
            }
            defer { isRaised = !shifted.isEmpty }
            if shifted.isEmpty { return isRaised ? [.clear] : [] }
            return isRaised ? [] : [.raise(shifted.sorted { $0.index.value > $1.index.value })]
        }
    }
}
