/// One thing that goes wrong, to whom, and for how long.
package struct Fault: Equatable, Sendable, CustomStringConvertible {
    package var kind: Kind
    /// The node; for a link, the child whose link to its parent it is.
    package var target: String
    /// How long it lasts, in seconds.
    package var seconds: Double
    /// How strong it is, in 0..<1.
    package var strength: Double

    package enum Kind: String, CaseIterable, Sendable {
        // Of a link.
        case cut, freeze, delay, trickle, reset, strand, replay
        // Of a node, at no particular moment and in the named phases.
        case kill, killWhileAsked, killWhileAnswered, killWhileFetching, killWhileRetraining
        case stop, pause, clockForward, clockBack, fullDisk
        // Of a child and its parent; of a parent that goes back to yesterday's copy.
        case rebootBoth, restore

        package var isOfLink: Bool {
            switch self {
            case .cut, .freeze, .delay, .trickle, .reset, .strand, .replay: true
            default: false
            }
        }

        /// How often it comes beside the others.
        var weight: Int {
            switch self {
            case .cut, .reset, .kill, .killWhileAsked, .killWhileAnswered: 3
            case .delay, .strand, .replay, .killWhileFetching, .killWhileRetraining,
                .rebootBoth:
                2
            default: 1
            }
        }
    }

    package var description: String {
        "\(kind.rawValue) \(target) for \(Int(seconds * 1000)) ms"
    }
}
