/// The part of a source that a reader looks at.
///
/// It goes from `start`, the first byte not yet consumed, to `end`, and moves along the file, so
/// its memory is bounded by the longest row.
struct ByteWindow {
    let source: ByteSource
    private(set) var bytes: [UInt8]
    private(set) var start = 0
    private(set) var end = 0
    /// The bytes of the longest row that is read.
    let longestRow: Int

    init(_ source: ByteSource, longestRow: Int) {
        self.source = source
        self.longestRow = longestRow
        bytes = [UInt8](repeating: 0, count: 1 << 16)
    }

    /// Bytes in the window.
    var count: Int { end - start }

    /// Gives up bytes at the front.
    mutating func consume(_ count: Int) {
        start += count
    }

    /// Reads more behind what is there; false at the end of the file.
    ///
    /// Offsets from `start` stay valid, `start` itself does not.
    mutating func readMore() throws(ImportError) -> Bool {
        if start > 0 {
            // Element by element, because slices of the same array would copy it.
            for offset in 0..<count { bytes[offset] = bytes[start + offset] }
            (start, end) = (0, count)
        }
        if end > bytes.count / 2 {
            bytes.append(contentsOf: repeatElement(0, count: bytes.count))
        }
        let read = try source.read(into: &bytes, from: end)
        end += read
        return read > 0
    }

    /// The byte at an offset from `start`, reading more when needed; nil at the end of the file.
    mutating func byte(at offset: Int) throws(ImportError) -> UInt8? {
        while start + offset >= end {
            guard try readMore() else { return nil }
        }
        return bytes[start + offset]
    }

    /// Skips a UTF-8 byte order mark; refuses what is not UTF-8 text by its first bytes.
    mutating func beginText() throws(ImportError) {
        switch (try byte(at: 0), try byte(at: 1), try byte(at: 2)) {
        case (0xEF, 0xBB, 0xBF): consume(3)
        case (0xFF, 0xFE, _), (0xFE, 0xFF, _):
            throw notText("the file is UTF-16", fix: "save it as UTF-8")
        case (0x1F, 0x8B, _): throw notText("the file is compressed", fix: "unpack it with gunzip")
        case (UInt8(ascii: "P"), UInt8(ascii: "K"), 3):
            throw notText(
                "the file is an archive or a spreadsheet", fix: "unpack it, or save it as CSV")
        default: break
        }
    }

    /// The error for a row that is too long to be one.
    func tooLong(line: Int, fix: String) -> ImportError {
        ImportError(
            file: source.name, position: .line(line),
            what: "the row that begins on this line is longer than \(longestRow) bytes", fix: fix)
    }

    private func notText(_ what: String, fix: String) -> ImportError {
        ImportError(file: source.name, position: .byte(0), what: what, fix: fix)
    }

}
