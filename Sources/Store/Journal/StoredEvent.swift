/// Something that happened on the node.
package struct StoredEvent: Equatable, Sendable {
    /// Counts up on its node.
    package var id: Int64
    package var at: Int64
    package var level: Level
    /// One word, such as `ask`, `label`, `job`, `version`, `import` or `node`.
    package var topic: String
    package var text: String

    package enum Level: String, Sendable, CaseIterable {
        case debug, info, warning, error
    }

    package init(id: Int64, at: Int64, level: Level, topic: String, text: String) {
        self.id = id
        self.at = at
        self.level = level
        self.topic = topic
        self.text = text
    }
}
