// A model as bytes, little-endian:
//
//     magic        8 bytes: "TIDELINE"
//     version      4 bytes, 1 to 4
//     checksum     8 bytes, of all that follows: tells damage, not forgery; against that stands
//                  the SHA-256 by which the store names the bytes
//     temperature  float
//     classes      length, then each: length in bytes, UTF-8
//     layers       length, then each:
//       parts        length, then each: kind, 1 byte (1 text, 2 number, 3 category, 4 image);
//         number       mean, deviation: floats; centres: floats
//         image        width, height, channels, maximum, patch, step: 1 byte each; filters: floats
//       unseen       float: the weight of a feature that no example has
//       hashes       words: the features found, in the order of their rows
//       found        floats: their weights
//       classCount   4 bytes
//       weights      floats: row by row, classCount rounded up to a multiple of 8 each
//       bias         floats
//       accumulators floats, one per row
//
// That is version 1. Version 2, written where a layer is thin, has before each layer
//
//       form         1 byte: 1 whole, as above; 2 thin
//
// and instead of the rest of a thin layer
//
//       parts        as above, images without their filters
//       unseen       float
//       step         float: what all weights are multiples of
//       bias         floats, classCount of them
//       found        length: the number of features
//       content      length in bytes, then what `ThinContent` codes bit by bit: filters, hashes in
//                    rising order, the features' weights and the rows
//
// Version 3, written where a layer has trees, has the form before each layer, which may also be
// 4 trees, or the sum of two: 5 whole and trees, 6 thin and trees. The trees of the latter follow
// what 1 or 2 have; those of form 4 follow
//
//       parts, unseen, hashes, found, classCount, bias: as in a whole layer
//
// Trees are
//
//       columns      length, then each: field, a length; kind, 1 byte;
//         1 number     edges: length, then doubles, rising
//         2 category   hashes: words, rising; the bin of each: 1 byte
//       scales       length: the number of trees; then floats
//       leaves       length: those of all trees
//       content      length in bytes, then what `TreesCode` codes bit by bit: tree by tree its
//                    nodes, level by level, and its leaves' values
//
// What a node asks and where it leads is told in TreeNode.swift.
//
// Version 4, written where a layer is whole, is as version 3, and each list has zeros before its
// count, as many as let its first number begin at a multiple of 64 bytes from the artifact's
// beginning: weights are used where they lie in a file in memory. Its checksum goes over four
// words at a time.
//
// A thin layer has no accumulators: it is not trained on. `ArtifactDifference` has a third form.
//
// A length is written seven bits a byte, lowest first, the high bit set on all but the last byte;
// a list of floats or words is a count of 8 bytes, then 4 bytes each. One model has one encoding.
// What an image's codes mean beyond its patches and filters (grid, threshold, …) is fixed by the
// version.

/// Why bytes are no model.
package enum ArtifactError: Error, Equatable, CustomStringConvertible {
    case notAnArtifact
    case unknownVersion(UInt32)
    case damaged(String)

    package var description: String {
        switch self {
        case .notAnArtifact:
            "the bytes are no model of tideline: they do not begin with “TIDELINE”"
        case .unknownVersion(let version):
            "the model has format version \(version), this program reads 1 to 4: "
                + "use the version of tideline that wrote it or a newer one"
        case .damaged(let reason):
            "the model is damaged: \(reason): fetch or train it again"
        }
    }
}

/// A model as bytes, in the format explained at the top of this file.
package enum Artifact {
    static let magic = Array("TIDELINE".utf8)
    static let wholeVersion: UInt32 = 1
    static let thinVersion: UInt32 = 2
    static let treesVersion: UInt32 = 3
    static let alignedVersion: UInt32 = 4
    /// Magic, version and checksum.
    private static let headLength = 20

    /// Returns the bytes of a model: the same for equal models.
    package static func encode(_ model: Model) -> [UInt8] {
        let version = version(of: model)
        var body = ByteWriter(aligningAfter: version == alignedVersion ? headLength : nil)
        body.writeHead(of: model)
        for layer in model.layers {
            body.write(LayerForm(of: layer))
            body.write(layer, after: nil)
        }
        var head = ByteWriter()
        head.write(magic)
        head.write(version)
        head.write(body.bytes.withUnsafeBytes { checksum(of: $0, version) })
        return head.bytes + body.bytes
    }

    /// Whether weights can be used where they lie in these bytes.
    package static func isAligned(_ bytes: [UInt8]) -> Bool {
        bytes.count > headLength && bytes[8] == UInt8(alignedVersion)
    }

    /// The version that has the forms of all layers.
    private static func version(of model: Model) -> UInt32 {
        let forms = model.layers.map { LayerForm(of: $0) }
        if forms.contains(where: { $0 == .whole || $0 == .wholeAndTrees }) {
            return alignedVersion
        }
        return forms.contains { $0.hasTrees } ? treesVersion : thinVersion
    }

    /// Of all that follows the head of an artifact, as its format version has it.
    package static func checksum(of content: ArraySlice<UInt8>, version: UInt32) -> UInt64 {
        content.withUnsafeBytes { checksum(of: $0, version) }
    }

    static func checksum(of bytes: UnsafeRawBufferPointer, _ version: UInt32) -> UInt64 {
        version == alignedVersion ? wideChecksum(of: bytes) : checksum(of: bytes)
    }

    /// Eight bytes at a time: multiply and rotate, as in FNV with wider steps.
    private static func checksum(of bytes: UnsafeRawBufferPointer) -> UInt64 {
        var sum = start ^ UInt64(bytes.count)
        let whole = bytes.count / 8 * 8
        for start in stride(from: 0, to: whole, by: 8) { step(&sum, bytes, start) }
        for index in whole..<bytes.count { sum = (sum ^ UInt64(bytes[index])) &* prime }
        return SeededGenerator.mix(sum)
    }

    /// Four sums side by side, as one step of a sum has to wait for the step before.
    private static func wideChecksum(of bytes: UnsafeRawBufferPointer) -> UInt64 {
        var (first, second, third, fourth) = (start, start &+ 1, start &+ 2, start &+ 3)
        let whole = bytes.count / 32 * 32
        for start in stride(from: 0, to: whole, by: 32) {
            step(&first, bytes, start)
            step(&second, bytes, start + 8)
            step(&third, bytes, start + 16)
            step(&fourth, bytes, start + 24)
        }
        var sum = checksum(of: UnsafeRawBufferPointer(rebasing: bytes[whole...]))
        for other in [first, second, third, fourth] {
            sum = SeededGenerator.mix(sum ^ other) &* prime
        }
        return SeededGenerator.mix(sum ^ UInt64(bytes.count))
    }

    private static let start: UInt64 = 0xcbf2_9ce4_8422_2325
    private static let prime: UInt64 = 0x100_0000_01b3

    @inline(__always)
    private static func step(_ sum: inout UInt64, _ bytes: UnsafeRawBufferPointer, _ start: Int) {
        let word = bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)
        sum = (sum ^ UInt64(littleEndian: word)) &* 0x9e37_79b9_7f4a_7c15
        sum = sum << 23 | sum >> 41
    }
}
