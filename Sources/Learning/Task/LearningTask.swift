/// A named problem: its fields in, its classes out.
package struct LearningTask: Equatable, Sendable {
    package var name: String
    package var fields: [Field]
    /// Class 0, 1, …; only ever appended to.
    package var classes: [String]
    package var target: Target

    package init(name: String, fields: [Field], classes: [String], target: Target) {
        self.name = name
        self.fields = fields
        self.classes = classes
        self.target = target
    }
}

/// One named input of a task.
package struct Field: Equatable, Sendable {
    package var name: String
    package var kind: FieldKind

    package init(name: String, kind: FieldKind) {
        self.name = name
        self.kind = kind
    }
}

/// What a field holds.
package enum FieldKind: Equatable, Sendable {
    case text
    case number
    case category
    case image(ImageShape)
}

/// The shape of an image field.
package struct ImageShape: Equatable, Sendable {
    /// In 1...64.
    package var width: Int
    /// In 1...64.
    package var height: Int
    /// 1 (grey) or 3 (RGB).
    package var channels: Int
    /// The value of the brightest pixel, in 1...255.
    package var maximum: Int

    package init(width: Int, height: Int, channels: Int, maximum: Int) {
        self.width = width
        self.height = height
        self.channels = channels
        self.maximum = maximum
    }

    /// Bytes of one image: row by row, channels interleaved.
    package var byteCount: Int { width * height * channels }
}

/// What the operator asks of a task's answers; sets the threshold.
package enum Target: Equatable, Sendable {
    /// Be right at least this share of the time when answering, in 0...1.
    case accuracy(Double)
    /// Escalate at most this share of the questions, in 0...1.
    case escalation(Double)
}
