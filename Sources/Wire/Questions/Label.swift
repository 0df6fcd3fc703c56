/// A human's word on one question.
package struct LabelRequest: Codable, Equatable, Sendable {
    package var question: QuestionID
    package var verdict: Verdict
    package var operatorName: String
    package var note: String?

    /// As JSON `{"class": "red_fox"}`, `{"newClass": "lynx"}` or `{"unanswerable": true}`.
    package enum Verdict: Equatable, Sendable {
        /// A class that the task has.
        case known(String)
        /// A class that the task gets by this label.
        case newClass(String)
        /// No class fits, or nobody could tell.
        case unanswerable
    }

    package init(
        question: QuestionID, verdict: Verdict, operatorName: String, note: String? = nil
    ) {
        self.question = question
        self.verdict = verdict
        self.operatorName = operatorName
        self.note = note
    }
}

/// What a label did, and the name by which it is undone.
package struct LabelReceipt: Codable, Equatable, Sendable {
    package var id: LabelID
    package var question: QuestionID
    package var task: String
    /// The class; nil for unanswerable.
    package var name: String?
    /// What the model would have said.
    package var guess: String?
    /// Examples the task now has beyond those that the live version was trained on.
    package var newExampleCount: Int

    package init(
        id: LabelID, question: QuestionID, task: String, name: String?, guess: String?,
        newExampleCount: Int
    ) {
        self.id = id
        self.question = question
        self.task = task
        self.name = name
        self.guess = guess
        self.newExampleCount = newExampleCount
    }
}

extension LabelRequest.Verdict: Codable {
    private enum Key: String, CodingKey {
        case known = "class"
        case newClass, unanswerable
    }

    package init(from decoder: any Decoder) throws {
        let keyed = try decoder.container(keyedBy: Key.self)
        switch try decoder.onlyKey.flatMap(Key.init(stringValue:)) {
        case .known: self = .known(try keyed.decode(String.self, forKey: .known))
        case .newClass: self = .newClass(try keyed.decode(String.self, forKey: .newClass))
        case .unanswerable where try keyed.decode(Bool.self, forKey: .unanswerable):
            self = .unanswerable
        default:
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription:
                        "a verdict is a class, a newClass or unanswerable: true, and nothing beside"
                ))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var keyed = encoder.container(keyedBy: Key.self)
        switch self {
        case .known(let name): try keyed.encode(name, forKey: .known)
        case .newClass(let name): try keyed.encode(name, forKey: .newClass)
        case .unanswerable: try keyed.encode(true, forKey: .unanswerable)
        }
    }
}
