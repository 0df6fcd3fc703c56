/// Splits a CSV file into records and cells (RFC 4180).
///
/// Commas divide; quotes stand around cells that hold commas, line ends or, doubled, quotes; lines
/// end with LF or CRLF. A quote in the middle of an unquoted cell is just a quote.
struct CSVRecords {
    /// One cell, as offsets from the front of the window; quotes around it are left out.
    struct Cell {
        var start: Int
        var end: Int
        var isQuoted = false
        var hasDoubledQuotes = false
    }

    private(set) var window: ByteWindow
    /// The cells of the record that `next` found, until it is called again.
    private(set) var cells: [Cell] = []
    /// Set when the record is malformed.
    private(set) var flaw: String?
    /// The line on which the record begins.
    private(set) var line = 0
    private var nextLine = 1
    private var recordCount = 0

    init(_ source: ByteSource, longestRow: Int) throws(ImportError) {
        window = ByteWindow(source, longestRow: longestRow)
        try window.beginText()
    }

    /// Finds the next record that is not a blank line; false at the end.
    ///
    /// Throws when a quote is never closed.
    mutating func next() throws(ImportError) -> Bool {
        repeat {
            window.consume(recordCount)
            recordCount = 0
            cells.removeAll(keepingCapacity: true)
            flaw = nil
            line = nextLine
            guard try window.byte(at: 0) != nil else { return false }
            try scanRecord()
        } while isBlank
        return true
    }

    /// The bytes of a cell of this record.
    func bytes(of cell: Cell) -> ArraySlice<UInt8> {
        let raw = window.bytes[(window.start + cell.start)..<(window.start + cell.end)]
        guard cell.hasDoubledQuotes else { return raw }
        var result: [UInt8] = []
        result.reserveCapacity(raw.count)
        var isSecond = false
        for byte in raw {
            isSecond = byte == CSVRecords.quote && !isSecond
            if !isSecond { result.append(byte) }
        }
        return result[...]
    }

    static let quote = UInt8(ascii: "\"")
    static let comma = UInt8(ascii: ",")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
}

extension CSVRecords {
    private var isBlank: Bool {
        guard cells.count == 1, let cell = cells.first else { return false }
        return cell.start == cell.end && !cell.isQuoted && flaw == nil
    }

    private mutating func scanRecord() throws(ImportError) {
        var offset = 0
        while true {
            offset = try scanCell(from: offset)
            guard let delimiter = try byte(at: offset) else { break }
            offset += 1
            if delimiter == CSVRecords.lineFeed {
                nextLine += 1
                break
            }
        }
        recordCount = offset
    }

    /// Appends the cell that begins at an offset; returns the offset of what ends it.
    private mutating func scanCell(from start: Int) throws(ImportError) -> Int {
        guard try byte(at: start) == CSVRecords.quote else {
            let end = try endOfPlain(from: start)
            let endsLine = try byte(at: end) == CSVRecords.lineFeed
            let last = end > start ? try byte(at: end - 1) : nil
            let isReturn = endsLine && last == CSVRecords.carriageReturn
            cells.append(Cell(start: start, end: isReturn ? end - 1 : end))
            return end
        }
        var cell = Cell(start: start + 1, end: start + 1, isQuoted: true)
        try scanQuoted(&cell)
        cells.append(cell)
        return try endOfQuoted(from: cell.end + 1)
    }

    private mutating func endOfPlain(from start: Int) throws(ImportError) -> Int {
        var offset = start
        while let byte = try byte(at: offset), byte != CSVRecords.comma, byte != CSVRecords.lineFeed
        {
            offset += 1
        }
        return offset
    }

    /// Moves the cell's end to its closing quote.
    private mutating func scanQuoted(_ cell: inout Cell) throws(ImportError) {
        let opening = nextLine
        while let byte = try byte(at: cell.end) {
            if byte == CSVRecords.lineFeed { nextLine += 1 }
            if byte == CSVRecords.quote {
                guard try self.byte(at: cell.end + 1) == CSVRecords.quote else { return }
                cell.hasDoubledQuotes = true
                cell.end += 1
            }
            cell.end += 1
        }
        throw ImportError(
            file: window.source.name, position: .line(opening),
            what: "a quote is opened on this line and never closed",
            fix: "close it, and double every quote that belongs to the text")
    }

    private mutating func endOfQuoted(from offset: Int) throws(ImportError) -> Int {
        switch try byte(at: offset) {
        case nil, CSVRecords.comma, CSVRecords.lineFeed: return offset
        case CSVRecords.carriageReturn where try byte(at: offset + 1) == CSVRecords.lineFeed:
            return offset + 1
        default:
            flaw = "text follows a closing quote; double every quote that belongs to the text"
            return try endOfPlain(from: offset)
        }
    }

    private mutating func byte(at offset: Int) throws(ImportError) -> UInt8? {
        guard offset < window.longestRow else {
            throw window.tooLong(line: line, fix: "look for a quote that is not closed")
        }
        return try window.byte(at: offset)
    }
}
