/// What a credential allows.
package enum StoredRole: String, Sendable, CaseIterable {
    case client, node, viewer, `operator`
}
