/// A file of sections with `key = value` lines, each known by its line number: the one grammar of
/// task files, themes, keymaps and node settings.
package struct Declaration: Equatable, Sendable {
    package init() {}
}
