/// The node's one file.
package struct Store: Sendable {
    package init() {}
}
