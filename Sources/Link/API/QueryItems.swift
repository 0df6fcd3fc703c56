internal import Foundation

/// The query of a request: `task=digits&limit=20`, decoded.
struct QueryItems: Equatable, Sendable {
    private(set) var items: [(name: String, value: String)]

    /// Reads what follows the question mark; throws for what is no text.
    init(_ query: Substring) throws {
        items =
            try query.isEmpty
            ? []
            : query.split(separator: "&").map { item in
                let halves = item.split(
                    separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                return (
                    try Self.decoded(halves[0]), halves.count > 1 ? try Self.decoded(halves[1]) : ""
                )
            }
    }

    subscript(_ name: String) -> String? {
        items.first { $0.name == name }?.value
    }

    static func == (left: QueryItems, right: QueryItems) -> Bool {
        left.items.elementsEqual(right.items, by: ==)
    }

    private static func decoded(_ part: Substring) throws -> String {
        try PercentCoding.decoded(part.replacing("+", with: " "))
    }
}

/// The escapes of addresses: `%2F`.
enum PercentCoding {
    /// Undoes the escapes; throws for what is then no UTF-8, or holds control characters.
    static func decoded(_ text: some StringProtocol) throws -> String {
        guard text.contains("%") else { return try checked(String(text)) }
        guard let decoded = text.removingPercentEncoding else {
            throw APIRefusal.malformed(
                "\"\(text)\" in the address is no UTF-8 text in percent escapes")
        }
        return try checked(decoded)
    }

    private static func checked(_ text: String) throws -> String {
        guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
            throw APIRefusal.malformed("there is a control character in the address")
        }
        return text
    }

    /// Returns the text with everything escaped that means something in an address.
    static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isPlain(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
