import Console

/// Turns the bytes that a terminal sends into keys, mouse reports and pastes.
///
/// Read directly instead of through curses, since that knows neither pastes nor focus, knows the
/// mouse of tmux only up to column 223, and one form only of each key. All forms that terminals
/// in use send are understood, whatever TERM says: `ESC [ A` and `ESC O A`, the modifiers of xterm
/// (`ESC [ 1 ; 2 A`), of rxvt (`ESC [ a`), of Linux's console (`ESC [ [ A`) and `ESC [ 97 ; 5 u`.
/// What is not understood is dropped as a whole and never typed into anything.
struct InputDecoder {
    /// What the bytes meant.
    enum Report: Equatable {
        case input(TerminalInput)
        /// The answer to the question for the background colour, 0...1 each.
        case background(red: Double, green: Double, blue: Double)
        /// The answer that every terminal gives; behind it no other answer will come.
        case attributes
    }

    /// What stands at the head of the bytes.
    enum Head: Equatable {
        case report(Report, length: Int)
        case nothing(length: Int)
        /// More bytes are needed to know.
        case incomplete
    }

    private var bytes: [UInt8] = []
    private var pasted: [UInt8]?

    /// The most of a paste that is kept, in bytes.
    static let longestPaste = 1 << 20

    /// Whether bytes wait for others that may never come; call `flush()` when they do not.
    var isWaiting: Bool { !bytes.isEmpty && pasted == nil }

    /// Takes what was read, returns what is certain.
    mutating func feed(_ read: some Sequence<UInt8>) -> [Report] {
        bytes += read
        return decode(isLast: false)
    }

    /// Takes the waiting bytes for what they are: an escape byte alone is the key escape.
    mutating func flush() -> [Report] {
        decode(isLast: true)
    }

    private mutating func decode(isLast: Bool) -> [Report] {
        var reports: [Report] = []
        var start = 0
        loop: while start < bytes.count {
            if pasted != nil {
                guard let end = takePaste(from: start, &reports) else {
                    start = bytes.count
                    break
                }
                start = end
                continue
            }
            switch EscapeSequence.head(of: bytes[start...], isLast: isLast) {
            case .report(let report, let length):
                reports.append(report)
                start += length
            case .nothing(let length):
                if EscapeSequence.opensPaste(bytes[start..<(start + length)]) { pasted = [] }
                start += length
            case .incomplete: break loop
            }
        }
        bytes.removeFirst(min(start, bytes.count))
        return reports
    }

    /// Collects a paste up to its end mark; nil while that is missing.
    private mutating func takePaste(from start: Int, _ reports: inout [Report]) -> Int? {
        let mark = EscapeSequence.pasteEnd
        var text = pasted ?? []
        text += bytes[start...]
        // What came earlier holds at most the beginning of the mark.
        let unseen = max(0, (pasted?.count ?? 0) - mark.count)
        guard let end = text[unseen...].firstRange(of: mark)?.lowerBound else {
            // The end mark may be cut in two; a paste beyond the limit keeps room for it.
            if text.count > Self.longestPaste + mark.count {
                text.removeSubrange(Self.longestPaste..<(text.count - mark.count))
            }
            pasted = text
            return nil
        }
        let behind = text.count - end - mark.count
        let kept = text[..<min(end, Self.longestPaste)]
        reports.append(.input(.paste(String(decoding: kept, as: UTF8.self))))
        pasted = nil
        return bytes.count - behind
    }
}
