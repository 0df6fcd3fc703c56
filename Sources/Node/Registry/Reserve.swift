internal import Learning
internal import Wire

/// How much of the error that a target allows is kept back, as long as most of a version's
/// examples were brought in and few are questions that were asked here.
///
/// What was imported shows how well the model tells what was imported. Were half the classes
/// missing from it, its held-out part would lack them too and promise all the same: asked things
/// that it has never seen, such a model was right two times in three where it promised 95 %. Only
/// answers to its own questions tell a node what it is asked. So a node that has a parent to ask
/// asks more at first, and uses the whole of the allowed error once answers to twice as many
/// questions came back as examples were brought in. Nothing is kept back without a parent or
/// without imports, nor by a version that stands on the parent's, which has seen more.
enum Reserve {
    /// The part of the allowed error that is used at the least: with none, nothing would be
    /// answered.
    static let leastUsed = 0.1
    /// How many questions with answers outweigh an example that was brought in.
    static let outweighing = 2.0

    /// Returns the target that a version's threshold is chosen for.
    static func target(
        _ target: Learning.Target, sources: [SourceCount], hasParent: Bool,
        base: VersionBase?
    ) -> Learning.Target {
        guard hasParent, base == nil, case .accuracy(let accuracy) = target else { return target }
        let count = { (isAsked: Bool) in
            Double(sources.filter { $0.source.isAsked == isAsked }.reduce(0) { $0 + $1.count })
        }
        let (asked, brought) = (count(true), count(false))
        guard asked < brought * outweighing else { return target }
        let used = max(leastUsed, asked / (brought * outweighing))
        return .accuracy(1 - (1 - accuracy) * used)
    }
}

extension ExampleSource {
    /// Whether the example is a question that was asked.
    fileprivate var isAsked: Bool {
        switch self {
        case .import, .stream: false
        case .above, .human: true
        }
    }
}
