internal import Declaration
internal import Learning

extension LearningTask {
    /// The sections `[task]`, `[field …]` and `[target]`.
    init(_ declaration: Declaration) throws(DeclarationError) {
        let section = try declaration.section("task")
        try section.expectKeys(["name", "classes"])
        let sections = declaration.sections(named: "field")
        guard !sections.isEmpty else {
            throw DeclarationError(
                file: declaration.file, line: section.line, what: "the task has no fields",
                fix: "add a section [field name] with a kind")
        }
        var fields: [Field] = []
        for section in sections { fields.append(try Field(section)) }
        self.init(
            name: try LearningTask.name(section), fields: fields,
            classes: try LearningTask.classes(section),
            target: try Target(try declaration.section("target")))
    }

    private static func name(_ section: Declaration.Section) throws(DeclarationError) -> String {
        let name = try section.string("name")
        let isWord = name == Declaration.word(name) && name.first != "-" && name.first != "."
        guard isWord else {
            throw section.error(
                at: "name", "\(Declaration.quoted(name)) is no name for a task",
                why: "it stands on command lines",
                fix: "use letters, digits, _, - and . only, beginning with a letter or digit")
        }
        return name
    }

    private static func classes(
        _ section: Declaration.Section
    ) throws(DeclarationError) -> [String] {
        let classes = try section.stringsIfPresent("classes") ?? []
        let lines = try section.listIfPresent("classes")?.map(\.line) ?? []
        var seen: [String: Int] = [:]
        for (name, line) in zip(classes, lines) {
            guard !name.isEmpty else {
                throw DeclarationError(
                    file: section.file, line: line, what: "a class has no name",
                    fix: "name it or remove it")
            }
            if let first = seen.updateValue(line, forKey: name) {
                throw DeclarationError(
                    file: section.file, line: line,
                    what: "the class \(Declaration.quoted(name)) stands here a second time",
                    why: "the first is on line \(first)", fix: "remove one of the two")
            }
        }
        return classes
    }
}

extension Field {
    fileprivate init(_ section: Declaration.Section) throws(DeclarationError) {
        guard let name = section.argument else {
            throw DeclarationError(
                file: section.file, line: section.line, what: "the field has no name",
                fix: "write [field name]")
        }
        try Field.check(name, section)
        self.init(name: name, kind: try FieldKind(section))
    }

    private static func check(
        _ name: String, _ section: Declaration.Section
    ) throws(DeclarationError) {
        guard name != RowFields.label else {
            throw DeclarationError(
                file: section.file, line: section.line, what: "a field is called label",
                why: "label is the class in every data file", fix: "give the field another name")
        }
        let isPlain = name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "=" }
        guard isPlain, !name.isEmpty, name.first != " ", name.last != " " else {
            throw DeclarationError(
                file: section.file, line: section.line,
                what: "\(Declaration.quoted(name)) is no name for a field",
                fix: "leave out = and control characters, and spaces at its ends")
        }
    }
}

extension FieldKind {
    private static let names = ["text", "number", "category", "image"]

    fileprivate init(_ section: Declaration.Section) throws(DeclarationError) {
        switch try section.string("kind") {
        case "text": self = .text
        case "number": self = .number
        case "category": self = .category
        case "image":
            try section.expectKeys(["kind"] + FieldKind.imageKeys)
            self = .image(try ImageShape(section))
            return
        case let kind: throw FieldKind.unknown(kind, section)
        }
        for key in FieldKind.imageKeys where section.entry(key) != nil {
            throw section.error(
                at: key, "\(section.title) has a \(key), but is no image",
                fix: "remove the line or write kind = \"image\"")
        }
        try section.expectKeys(["kind"])
    }

    private static let imageKeys = ["width", "height", "channels", "maximum"]

    private static func unknown(
        _ kind: String, _ section: Declaration.Section
    ) -> DeclarationError {
        section.error(
            at: "kind", "there is no kind \(Declaration.quoted(kind))",
            fix: Spelling.fix(
                for: kind, among: names, suggestion: { "did you mean \"\($0)\"?" },
                listing: { "the kinds are " + $0.joined(separator: ", ") }))
    }
}

extension ImageShape {
    fileprivate init(_ section: Declaration.Section) throws(DeclarationError) {
        let channels = try section.intIfPresent("channels") ?? 1
        guard channels == 1 || channels == 3 else {
            throw section.error(
                at: "channels", "an image has \(channels) channels",
                fix: "write 1 for grey or 3 for RGB")
        }
        self.init(
            width: try section.int("width", in: 1...64),
            height: try section.int("height", in: 1...64), channels: channels,
            maximum: try section.intIfPresent("maximum", in: 1...255) ?? 255)
    }
}

extension Target {
    fileprivate init(_ section: Declaration.Section) throws(DeclarationError) {
        try section.expectKeys(["accuracy", "escalation"])
        let accuracy = try Target.share("accuracy", section)
        let escalation = try Target.share("escalation", section)
        switch (accuracy, escalation) {
        case (let accuracy?, nil): self = .accuracy(accuracy)
        case (nil, let escalation?): self = .escalation(escalation)
        case (nil, nil):
            throw section.error(
                at: "accuracy", "the target is empty",
                fix: "add a line accuracy = 0.95 or escalation = 0.1")
        case (_?, _?):
            throw section.error(
                at: "escalation", "there are two targets", why: "one sets the threshold",
                fix: "remove accuracy or escalation")
        }
    }

    private static func share(
        _ key: String, _ section: Declaration.Section
    ) throws(DeclarationError) -> Double? {
        guard let share = try section.doubleIfPresent(key) else { return nil }
        if (0...1).contains(share) { return share }
        let literal = Declaration.literal(share)
        throw section.error(
            at: key, "\(key) = \(literal) is out of range", why: "it is a share from 0 to 1",
            fix: (1...100).contains(share)
                ? "did you mean \(Declaration.literal(share / 100))?" : "choose from 0 to 1")
    }
}
