/// How a hot copy of a parent is told, however often it was started since.
enum Migration8 {
    static let all = [children]

    /// How far a child's feed had come when this file was opened, until the child is met; NULL once
    /// it was.
    ///
    /// A copy that was made and brought back within one conversation remembers its name, so the
    /// name tells nothing. But what a child has applied when it is met was given out before: when
    /// that is more than the feed had then, this file went back to a copy. By now the feed may have
    /// caught up, with other things under the same numbers.
    static let children = "ALTER TABLE child ADD COLUMN opening INTEGER"
}
