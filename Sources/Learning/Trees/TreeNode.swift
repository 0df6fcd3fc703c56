/// One node of a tree, in the eight bytes that the kernels read: see `kernel_add_trees`.
///
/// An inner node asks whether a bin is among `first`...`first` + `span`, modulo 256. That is
/// enough for all questions: with `first` 0, up to a bin or missing; with 1, up to a bin and not
/// missing; with `span` 0, one category and no other.
struct TreeNode: Equatable, Sendable {
    let word: UInt64

    /// The span that no question has.
    static let leafSpan: UInt8 = 255

    init(word: UInt64) {
        self.word = word
    }

    /// A node that sends bins first...first + span to the child at `next`, others to the one after.
    init(column: Int, first: UInt8, span: UInt8, next: Int) {
        word =
            UInt64(UInt16(column)) | UInt64(first) << 16 | UInt64(span) << 24
            | UInt64(UInt32(next)) << 32
    }

    /// A leaf whose values are the row of this number.
    static func leaf(row: Int) -> TreeNode {
        TreeNode(column: 0, first: 0, span: leafSpan, next: row)
    }

    var column: Int { Int(word & 0xffff) }
    var first: UInt8 { UInt8(truncatingIfNeeded: word >> 16) }
    var span: UInt8 { UInt8(truncatingIfNeeded: word >> 24) }
    /// The left child, or a leaf's row.
    var next: Int { Int(word >> 32) }
    var isLeaf: Bool { span == Self.leafSpan }
}
