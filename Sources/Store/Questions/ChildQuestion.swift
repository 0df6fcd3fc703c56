/// A question that a child passed up, with what this node makes of it.
package enum ChildQuestion: Equatable, Sendable {
    /// It waits here too.
    case waiting(NewQuestion)
    /// It was answered here at once.
    case answered(AnsweredQuestion)
}
