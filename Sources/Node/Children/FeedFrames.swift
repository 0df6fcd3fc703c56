internal import Foundation
internal import Store
internal import Wire

/// A child's feed as it is sent.
struct FeedFrames: Sendable {
    let store: Store

    func deliveries(to child: Int64, after: Int64, limit: Int) throws -> [Delivery] {
        try store.feed(child: child, after: after, limit: limit).map {
            Delivery(sequence: $0.sequence, item: try Self.item($0.item))
        }
    }

    private static func item(_ item: FeedEntry.Item) throws -> Delivery.Item {
        switch item {
        case .answer(let answer): .answer(try ReturnedAnswer(answer))
        case .retraction(let word):
            .retraction(
                RetractedWord(
                    question: QuestionID(word.questionID), by: word.by,
                    at: Timestamp(milliseconds: word.at),
                    retractedAt: Timestamp(milliseconds: word.retractedAt)))
        case .offer(_, let body): .offer(try WireJSON.value(VersionOffer.self, from: body))
        case .refusal(let id, let reason):
            .refusal(question: QuestionID(id), reason: reason)
        }
    }
}

extension ReturnedAnswer {
    /// One tier further down: this node joins the nodes above the receiver.
    fileprivate init(_ fed: FedAnswer) throws {
        let passed = try WireJSON.value([Hop].self, from: fed.routeUp)
        let above = try WireJSON.value([Hop].self, from: fed.routeAbove)
        self.init(
            question: QuestionID(fed.questionID), task: fed.task,
            answer: Answer(
                name: fed.className,
                ranked: try WireJSON.value([RankedClass].self, from: fed.ranked),
                confidence: fed.confidence, by: fed.by, via: Via(fed.via),
                at: Timestamp(milliseconds: fed.at)),
            hops: fed.hops + 1, version: fed.version.map { VersionID($0) },
            route: passed.suffix(1) + above)
    }
}
