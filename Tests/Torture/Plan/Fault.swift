package import Node

/// One thing that goes wrong, to whom, and for how long.
package struct Fault: Equatable, Sendable, CustomStringConvertible {
    package var kind: Kind
    /// The node; for a link, the child whose link to its parent it is.
    package var target: String
    /// How long it lasts, in seconds.
    package var seconds: Double
    /// How strong it is, in 0..<1.
    package var strength: Double
    /// For `kind` phase: at which the node ends itself, as by `kill -9`.
    package var phase: Phase?

    package enum Kind: String, CaseIterable, Sendable {
        // Of a link.
        case cut, freeze, delay, trickle, reset, strand, replay
        // Of a node: in a named phase, at no particular moment, while something is going on.
        case phase, kill, killWhileAsked, killWhileAnswered, killWhileFetching
        case killWhileRetraining
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
            case .phase: 14
            case .cut, .reset, .kill: 3
            case .delay, .strand, .replay, .rebootBoth, .restore: 2
            default: 1
            }
        }
    }

    package var description: String {
        "\(phase?.rawValue ?? kind.rawValue) \(target) for \(Int(seconds * 1000)) ms"
    }
}

extension Phase {
    /// Where the phase comes: at nodes that are asked, that have a parent, that have children.
    enum Place { case leaf, child, parent, anywhere }

    var place: Place {
        switch self {
        case .answerGiven, .answersWritten, .questionKept: .leaf
        case .outboxLoaded, .receiptsKept, .feedApplied, .offerKept, .parcelGrew, .parcelFetched,
            .baseKept:
            .child
        case .childAdmitted, .questionsTaken, .wordsTaken, .feedLoaded, .feedConfirmed: .parent
        case .opened, .labelKept, .jobBegun, .modelTrained, .candidateSaved, .promoted: .anywhere
        }
    }

    /// Whether it comes as long as there are questions, so that it may be let pass a few times.
    var isOfTraffic: Bool {
        switch self {
        case .answerGiven, .answersWritten, .questionKept, .outboxLoaded, .questionsTaken,
            .receiptsKept, .feedLoaded, .feedApplied, .feedConfirmed:
            true
        default: false
        }
    }

    /// Whether a version has to come from the parent.
    var isOfDistribution: Bool {
        switch self {
        case .offerKept, .parcelGrew, .parcelFetched, .baseKept: true
        default: false
        }
    }
}
