/// Something that happened on the node, on its way into the ring.
package struct NewEvent: Equatable, Sendable {
    package var at: Int64
    package var level: StoredEvent.Level
    /// One word, such as `ask`, `label`, `job`, `version`, `import` or `node`.
    package var topic: String
    package var text: String

    package init(at: Int64, level: StoredEvent.Level, topic: String, text: String) {
        self.at = at
        self.level = level
        self.topic = topic
        self.text = text
    }
}
