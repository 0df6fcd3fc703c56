internal import Wire

// The JSON of the types that write theirs by hand; golden tests in WireTests hold them to it, and
// a test of the description holds these shapes to what they write.

extension FieldContent: JSONShaped {
    static var sample: FieldContent { .text("") }

    static func shape(in book: SchemaBook) -> Schema {
        .oneOf([
            .string, .number(from: nil, to: nil), .object([Schema.Property("pixels", .base64)]),
        ])
    }
}

extension AskReply: JSONShaped {
    static var sample: AskReply {
        AskReply(id: QuestionID(""), outcome: .waiting(.noModel, guess: nil))
    }

    static func shape(in book: SchemaBook) -> Schema {
        let answer = book.schema(of: Answer.self)
        return .oneOf([
            .object([
                Schema.Property("id", .string), Schema.Property("state", .words(["answered"])),
                Schema.Property("answer", answer),
            ]),
            .object([
                Schema.Property("id", .string), Schema.Property("state", .words(["waiting"])),
                Schema.Property("reason", book.schema(of: AbstainReason.self)),
                Schema.Property("guess", answer, isRequired: false),
            ]),
        ])
    }
}

extension AbstainReason: JSONShaped {
    static var sample: AbstainReason { .noModel }

    static func shape(in book: SchemaBook) -> Schema {
        let share = Schema.number(from: 0, to: 1)
        return .oneOf([
            .object([
                Schema.Property("kind", .words(["noModel", "unfamiliar", "malformedOutput"]))
            ]),
            .object([
                Schema.Property("kind", .words(["belowThreshold"])),
                Schema.Property("confidence", share), Schema.Property("threshold", share),
            ]),
        ])
    }
}

extension Escalation: JSONShaped {
    static var sample: Escalation { .queued }

    static func shape(in book: SchemaBook) -> Schema {
        .oneOf([
            .object([Schema.Property("state", .words(["queued", "passedUp", "expired"]))]),
            .object([
                Schema.Property("state", .words(["refused"])), Schema.Property("reason", .string),
            ]),
        ])
    }
}

extension NodeStatus.Health: JSONShaped {
    static var sample: NodeStatus.Health { .healthy }

    static func shape(in book: SchemaBook) -> Schema {
        .oneOf([
            .object([Schema.Property("state", .words(["healthy"]))]),
            .object([
                Schema.Property("state", .words(["degraded"])),
                Schema.Property("reasons", .array(.string)),
            ]),
        ])
    }
}

extension FieldKind: JSONShaped {
    static var sample: FieldKind { .text }

    static func shape(in book: SchemaBook) -> Schema {
        let size = Schema.integer(from: 1, to: nil)
        return .oneOf([
            .object([Schema.Property("type", .words(["text", "number", "category"]))]),
            .object([
                Schema.Property("type", .words(["image"])), Schema.Property("width", size),
                Schema.Property("height", size), Schema.Property("channels", size),
                Schema.Property("maximum", size),
            ]),
        ])
    }
}

extension Target: JSONShaped {
    static var sample: Target { .accuracy(1) }

    static func shape(in book: SchemaBook) -> Schema {
        let share = Schema.above0(below: 1)
        return .oneOf([
            .only([Schema.Property("accuracy", share)]),
            .only([Schema.Property("escalation", share)]),
        ])
    }
}

extension LabelRequest.Verdict: JSONShaped {
    static var sample: LabelRequest.Verdict { .unanswerable }

    static func shape(in book: SchemaBook) -> Schema {
        .oneOf([
            .only([Schema.Property("class", .string)]),
            .only([Schema.Property("newClass", .string)]),
            .only([Schema.Property("unanswerable", .yes)]),
        ])
    }
}

extension InvitationRequest: Bounded {
    static var bounds: [String: Schema] {
        ["name": .text(from: 1, to: 60), "validFor": .above0(most: 30 * 24 * 3600)]
    }
}

extension JoinRequest: Bounded {
    static var bounds: [String: Schema] {
        ["node": .matching("^[0-9a-f]{16}$")]
    }
}
