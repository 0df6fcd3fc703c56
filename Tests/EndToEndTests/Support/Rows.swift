/// A task of short texts, and as many different rows for it as a test wants.
enum Rows {
    static let classes = ["billing", "shipping", "refund", "account", "returns", "praise"]

    /// The task's declaration; nothing starts by itself.
    static func declaration(name: String = "tickets") -> String {
        """
        format = 1

        [task]
        name = "\(name)"
        classes = [\(classes.map { "\"\($0)\"" }.joined(separator: ", "))]

        [field text]
        kind = "text"

        [target]
        accuracy = 0.9

        [retrain]
        new_examples = 0
        every_hours = 0
        accuracy_fall = 0

        """
    }

    /// A task of small images, which two classes tell apart by their light.
    static let images = """
        format = 1

        [task]
        name = "dots"
        classes = ["dark", "light"]

        [field image]
        kind = "image"
        width = 4
        height = 4

        [target]
        accuracy = 0.9

        """

    /// Rows from one number to another, as JSONL; the text tells the class.
    static func jsonl(_ numbers: Range<Int>) -> String {
        numbers.map { number in
            let name = classes[number % classes.count]
            return """
                {"text":"row \(number): \(name), please, with \(number % 97) \(name) things",\
                "label":"\(name)"}

                """
        }.joined()
    }
}
