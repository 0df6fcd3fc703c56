internal import NIOCore
internal import Wire

/// Cuts the bytes of a conversation into lines, one frame each, as they come in.
struct FrameLines {
    /// The most bytes of one line; what is longer is no frame but an attack, or a mistake.
    static let longest = 4 << 20

    private var bytes = ByteBuffer()
    /// How many of the readable bytes are known to hold no line's end.
    private var searched = 0

    mutating func append(_ more: ByteBuffer) {
        var more = more
        guard bytes.readableBytes > 0 else { return bytes = more }
        bytes.writeBuffer(&more)
    }

    /// The next whole line without its end; nil until more bytes are there.
    ///
    /// Throws `.invalid` once a line is longer than `longest`.
    mutating func next() throws(NodeError) -> ByteBuffer? {
        let view = bytes.readableBytesView.dropFirst(searched)
        guard let end = view.firstIndex(of: UInt8(ascii: "\n")) else {
            searched = bytes.readableBytes
            guard searched <= Self.longest else { throw Self.tooLong }
            return nil
        }
        let length = end - bytes.readerIndex
        guard length <= Self.longest else { throw Self.tooLong }
        searched = 0
        let line = bytes.readSlice(length: length)
        bytes.moveReaderIndex(forwardBy: 1)
        return line
    }

    /// Whether the bytes ended in the midst of a line.
    var isCutOff: Bool { bytes.readableBytes > 0 }

    private static let tooLong = NodeError(
        .invalid,
        "a line of the conversation has more than \(longest >> 20) MB, so it is no frame; the "
            + "conversation ends")
}
