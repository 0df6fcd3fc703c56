internal import Wire

/// The best classes of an answer as the store keeps them, in the words of `WireJSON`.
///
/// Written by hand: every question that is answered brings some, and the general encoder takes
/// longer for them than the model does for the answer.
enum RankedText {
    static func text(_ ranked: [RankedClass]) throws -> String {
        var bytes: [UInt8] = [UInt8(ascii: "[")]
        bytes.reserveCapacity(64 * ranked.count + 2)
        for entry in ranked {
            guard isPlain(entry.name), entry.probability.isFinite else {
                return try WireJSON.text(ranked)
            }
            if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
            append("{\"name\":\"", to: &bytes)
            append(entry.name, to: &bytes)
            append("\",\"probability\":", to: &bytes)
            append(number: entry.probability, to: &bytes)
            bytes.append(UInt8(ascii: "}"))
        }
        bytes.append(UInt8(ascii: "]"))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether the name stands in JSON as it is.
    private static func isPlain(_ name: String) -> Bool {
        name.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: text.utf8)
    }

    /// The shortest digits that say the number, a whole one without its fraction.
    private static func append(number: Double, to bytes: inout [UInt8]) {
        let digits = number.description.utf8
        let isWhole = digits.suffix(2).elementsEqual(".0".utf8)
        bytes.append(contentsOf: isWhole ? digits.dropLast(2) : digits[...])
    }
}
