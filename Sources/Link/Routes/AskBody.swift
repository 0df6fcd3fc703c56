internal import Wire

/// A question as `POST /v1/tasks/{task}/ask` takes it: an `AskRequest` whose task is in the path.
struct AskBody: Codable, Equatable, Sendable, Bounded {
    var id: QuestionID?
    var fields: [String: FieldContent]
    var top: Int?
    var client: String?
    var wait: Double?
    var priority: Int?
    var timeToLive: Double?

    init(_ request: AskRequest) {
        id = request.id
        fields = request.fields
        top = request.top
        client = request.client
        wait = request.wait
        priority = request.priority
        timeToLive = request.timeToLive
    }

    static var bounds: [String: Schema] {
        [
            "top": .integer(from: topRange.lowerBound, to: topRange.upperBound, usually: 3),
            "wait": .number(from: waitRange.lowerBound, to: waitRange.upperBound),
            "priority": .integer(
                from: priorityRange.lowerBound, to: priorityRange.upperBound,
                usually: AskRequest.usualPriority),
            "timeToLive": .above0(),
            "id": .text(from: idLength.lowerBound, to: idLength.upperBound),
            "client": .text(from: clientLength.lowerBound, to: clientLength.upperBound),
        ]
    }

    static let topRange = 1...1000
    static let waitRange = 0.0...300.0
    static let priorityRange = 0...9
    static let idLength = 1...64
    static let clientLength = 0...200

    /// Returns the question; throws for what lies beyond the bounds.
    func request(task: String) throws -> AskRequest {
        try check(top, in: Self.topRange, "top")
        try check(wait, in: Self.waitRange, "wait")
        try check(priority, in: Self.priorityRange, "priority")
        try check(id?.text.unicodeScalars.count, in: Self.idLength, "the length of id")
        try check(client?.unicodeScalars.count, in: Self.clientLength, "the length of client")
        if let timeToLive, !(timeToLive > 0) {
            throw APIRefusal.outside("timeToLive", wanted: "above 0 seconds")
        }
        return AskRequest(
            task: task, id: id, fields: fields, top: top ?? 3, client: client, wait: wait ?? 0,
            priority: priority ?? AskRequest.usualPriority, timeToLive: timeToLive)
    }

    private func check<Value: Comparable>(
        _ value: Value?, in range: ClosedRange<Value>, _ name: String
    ) throws {
        guard let value, !range.contains(value) else { return }
        throw APIRefusal.outside(name, wanted: "from \(range.lowerBound) to \(range.upperBound)")
    }
}

/// Several questions of one task.
struct AskBatch: Codable, Sendable, Bounded {
    var questions: [AskBatchQuestion]

    static var bounds: [String: Schema] {
        ["questions": .array(.named("AskBatchQuestion"), most: APILimits().batch)]
    }
}

/// One question of a batch; where it is out of bounds, it is refused alone, in the reply.
struct AskBatchQuestion: Codable, Sendable, JSONShaped {
    var body: AskBody

    init(_ body: AskBody) {
        self.body = body
    }

    init(from decoder: any Decoder) throws {
        body = try AskBody(from: decoder)
    }

    func encode(to encoder: any Encoder) throws {
        try body.encode(to: encoder)
    }

    static var sample: AskBatchQuestion {
        AskBatchQuestion(AskBody(AskRequest(task: "", fields: [:])))
    }

    static func shape(in book: SchemaBook) -> Schema { book.unbounded(AskBody.self) }
}

/// What became of each question of a batch, in its order.
struct AskBatchReply: Codable, Sendable {
    var replies: [AskBatchEntry]
}

/// What became of one question of a batch: its reply, or why it was refused.
struct AskBatchEntry: Codable, Sendable {
    var reply: AskReply?
    var error: NodeError?
}

extension APIRefusal {
    static func outside(_ name: String, wanted: String) -> APIRefusal {
        APIRefusal(422, NodeError(.invalid, "\(name) must be \(wanted)"))
    }
}
