/// What became of a batch of examples; places count from 0 in the batch.
package struct ExamplesReceipt: Equatable, Sendable {
    /// The ids of those that came in, replacements included, in the order of the batch.
    package var addedIDs: [Int64] = []
    /// Those that were there with the same class.
    package var duplicates = 0
    /// Those that took the place of one with another class and a worse source.
    package var replaced: [Int] = []
    /// Those that were refused because one with another class and as good a source is there.
    package var contradicting: [Int] = []

    package init() {}
}
