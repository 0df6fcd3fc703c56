package import Learning

/// A registered task, with what was declared of it.
package struct StoredTask: Equatable, Sendable {
    /// The task as it is now: all its classes, the target in force.
    package var task: LearningTask
    /// The text of the declaration it was last registered by.
    package var declaration: String
    package var registeredAt: Int64

    package init(task: LearningTask, declaration: String, registeredAt: Int64) {
        self.task = task
        self.declaration = declaration
        self.registeredAt = registeredAt
    }
}
