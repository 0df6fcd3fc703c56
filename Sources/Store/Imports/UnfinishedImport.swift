/// An import that was begun and not finished.
package struct UnfinishedImport: Equatable, Sendable {
    package var task: String
    package var position: ImportPosition
    package var updatedAt: Int64

    package init(task: String, position: ImportPosition, updatedAt: Int64) {
        self.task = task
        self.position = position
        self.updatedAt = updatedAt
    }
}
