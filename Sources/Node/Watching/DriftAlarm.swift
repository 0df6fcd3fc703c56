package import Learning

/// Decides when a task's questions are said to have drifted: told what was seen, returning what to
/// do.
package struct DriftAlarm: Equatable, Sendable {
    package enum Event: Equatable, Sendable {
        /// Looked at the newest questions.
        case looked([InputProfile.Shift], limit: Double)
        /// Another version is live; what it is asked is compared anew.
        case wentLive
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
        case .wentLive:
            isRaised = false
            return []
        }
    }
}
