/// What stands in for a character on a terminal that shows ASCII only.
///
/// Signs of our own panes map to one column each, so that tables keep their columns.
enum Transliteration {
    /// Returns one or more printable ASCII characters.
    static func ascii(_ character: Character) -> String {
        if let known = table[character] { return known }
        // The base letter of one with marks comes first in the decomposition, if it is written so.
        if let first = character.unicodeScalars.first, character.unicodeScalars.count > 1,
            first.isASCII, first.value >= 0x20, first.value < 0x7F
        {
            return String(first)
        }
        return DisplayWidth.columns(of: character) == 2 ? "??" : "?"
    }

    private static let table: [Character: String] = {
        var table: [Character: String] = [
            "…": "...", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "TH",
            "€": "EUR", "≤": "<=", "≥": ">=", "≠": "!=", "½": "1/2", "¼": "1/4", "\u{AD}": "-",
            "\u{200B}": "", "\u{FEFF}": "",
        ]
        for (letters, ascii) in likenesses {
            for letter in letters { table[letter] = ascii }
        }
        return table
    }()

    private static let likenesses: [(String, String)] = [
        ("‘’‚′`´", "'"), ("“”„″«»", "\""), ("–—‐‑−─━╌╍┄┅┈┉", "-"),
        ("\u{A0}\u{2009}\u{202F}\u{2007}\t", " "),
        ("│┃╎┆┊", "|"), ("├┤┬┴┼╭╮╰╯┌┐└┘┏┓┗┛┝┣┫┳┻╋", "+"), ("●•◉★◆■", "*"), ("○◌◇□", "o"),
        ("◐◑◒◓", "%"), ("·∙", "."), ("×✗✘✕", "x"), ("✓✔", "+"), ("▸▶►→⏵›❯", ">"), ("◂◀◄←‹❮", "<"),
        ("▾▼↓", "v"), ("▴▲↑⇡", "^"), ("‖", "="), ("↵⏎", "/"), ("█▉▊▋▇▆▅▓▀▄▌▐", "#"), ("▒", "+"),
        ("░▁▂▃▍▎▏", "."),
        ("±", "~"), ("≈", "~"), ("µμ", "u"), ("°", "o"), ("÷", "/"), ("⇥", ">"), ("↔", "-"),
        ("àáâãäåāăą", "a"), ("ÀÁÂÃÄÅĀĂĄ", "A"), ("çćĉċč", "c"), ("ÇĆĈĊČ", "C"), ("ďđð", "d"),
        ("ĎĐÐ", "D"),
        ("èéêëēĕėęě", "e"), ("ÈÉÊËĒĔĖĘĚ", "E"), ("ĝğġģ", "g"), ("ĜĞĠĢ", "G"), ("ìíîïĩīĭįı", "i"),
        ("ÌÍÎÏĨĪĬĮİ", "I"), ("ĺļľł", "l"), ("ĹĻĽŁ", "L"), ("ñńņň", "n"), ("ÑŃŅŇ", "N"),
        ("òóôõöøōŏő", "o"), ("ÒÓÔÕÖØŌŎŐ", "O"), ("ŕŗř", "r"), ("ŔŖŘ", "R"), ("śŝşš", "s"),
        ("ŚŜŞŠ", "S"),
        ("ţťŧ", "t"), ("ŢŤŦ", "T"), ("ùúûüũūŭůűų", "u"), ("ÙÚÛÜŨŪŬŮŰŲ", "U"), ("ýÿŷ", "y"),
        ("ÝŶŸ", "Y"),
        ("źżž", "z"), ("ŹŻŽ", "Z"), ("¡", "!"), ("¿", "?"), ("\n\r\r\n", "/"),
    ]
}
