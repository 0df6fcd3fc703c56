/// The sequences that curses does not send.
///
/// They are only sent to terminals that switch screens with mode 1049, which is what all that know
/// them have in common; older ones would show some of them as text.
enum TerminalModes {
    static let mouseOn = "\u{1B}[?1000h\u{1B}[?1006h"
    static let mouseOff = "\u{1B}[?1006l\u{1B}[?1000l"
    /// Bracketed paste and focus reports.
    static let reportsOn = "\u{1B}[?2004h\u{1B}[?1004h"
    static let reportsOff = "\u{1B}[?1004l\u{1B}[?2004l"
    /// What is between the two is shown at once.
    static let frameBegin = "\u{1B}[?2026h"
    static let frameEnd = "\u{1B}[?2026l"
    /// The background colour, then what every terminal answers: when that comes there is no more.
    static let backgroundQuestion = "\u{1B}]11;?\u{1B}\\\u{1B}[c"

    /// What gives the terminal back when curses cannot: all modes off, the cursor shown.
    static func restoration(isModern: Bool, showCursor: String?) -> String {
        guard isModern else { return "\u{1B}[0m" + (showCursor ?? "") + "\r\n" }
        return frameEnd + mouseOff + reportsOff + "\u{1B}[0m\u{1B}[?1049l\u{1B}[?25h"
    }

    /// Returns a capability without the padding marks that only tputs understands.
    static func unpadded(_ capability: String) -> String {
        guard let mark = capability.firstRange(of: "$<") else { return capability }
        return String(capability[..<mark.lowerBound])
    }
}
