package import Wire

/// Something that one key takes back.
package enum Undoable: Equatable, Sendable {
    case label(LabelReceipt, LabelRequest)
    /// The target that was in force before.
    case target(task: String, Target)
    /// The link that was cut or joined, as it was before.
    case link(LinkEnd)
}
