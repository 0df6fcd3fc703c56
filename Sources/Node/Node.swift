/// What one tier does.
package struct Node: Sendable {
    package init() {}
}
