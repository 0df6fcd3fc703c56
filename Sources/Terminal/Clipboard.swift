/// Puts text on the operator's clipboard through the terminal (OSC 52), which also works over SSH.
enum Clipboard {
    /// What common terminals take of encoded text, in bytes; k9s found it by trying.
    static let longest = 74_994

    /// Returns the bytes to send, or nil for a text that is too long.
    ///
    /// In tmux the sequence is sent twice: tmux takes the plain one when set-clipboard is on, and
    /// hands the wrapped one through when allow-passthrough is.
    static func sequence(for text: String, isInTmux: Bool) -> String? {
        let encoded = base64(Array(text.utf8))
        guard encoded.utf8.count <= longest else { return nil }
        let plain = "\u{1B}]52;c;\(encoded)\u{7}"
        guard isInTmux else { return plain }
        return plain + "\u{1B}Ptmux;\u{1B}" + plain + "\u{1B}\\"
    }

    /// RFC 4648, section 4.
    static func base64(_ bytes: [UInt8]) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var value = 0
            for offset in 0..<3 {
                value = value << 8 | (offset < group.count ? Int(group[start + offset]) : 0)
            }
            for place in 0..<4 {
                let isPadding = place > group.count
                let letter = letters[value >> (18 - 6 * place) & 63]
                result.append(isPadding ? UInt8(ascii: "=") : letter)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
