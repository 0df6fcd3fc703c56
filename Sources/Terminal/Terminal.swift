/// Shows a grid and reads keys.
package struct Terminal: Sendable {
    package init() {}
}
