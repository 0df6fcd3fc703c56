/// All that is known of one question.
package struct QuestionDetail: Codable, Equatable, Sendable {
    package var row: QuestionRow
    /// In the task's order; content nil where the field is missing.
    package var fields: [FieldEntry]
    /// Every class with its probability by the live version, best first; empty without a model.
    package var ranking: [RankedClass]
    /// Solved questions that resemble this one, nearest first.
    package var similar: [SimilarQuestion]
    /// Every answer so far, first to last; the last one stands.
    package var answers: [Answer]
    package var note: String?
    /// The nodes that it passed through, from where it was asked upwards, as far as is known here.
    package var route: [Hop]

    package init(
        row: QuestionRow, fields: [FieldEntry], ranking: [RankedClass] = [],
        similar: [SimilarQuestion] = [], answers: [Answer] = [], note: String? = nil,
        route: [Hop] = []
    ) {
        self.row = row
        self.fields = fields
        self.ranking = ranking
        self.similar = similar
        self.answers = answers
        self.note = note
        self.route = route
    }
}

/// One field of a question with what it holds.
package struct FieldEntry: Codable, Equatable, Sendable {
    package var name: String
    package var kind: FieldKind
    package var content: FieldContent?

    package init(name: String, kind: FieldKind, content: FieldContent?) {
        self.name = name
        self.kind = kind
        self.content = content
    }
}

/// A solved question near another one.
package struct SimilarQuestion: Codable, Equatable, Sendable {
    /// Nil for an example that was never a question (imported or streamed).
    package var id: QuestionID?
    package var name: String
    /// Cosine similarity in 0...1.
    package var similarity: Double
    package var preview: String

    package init(id: QuestionID?, name: String, similarity: Double, preview: String) {
        self.id = id
        self.name = name
        self.similarity = similarity
        self.preview = preview
    }
}
