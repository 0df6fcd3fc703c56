internal import Foundation

/// Where a text stops being JSON, and why: what the decoder does not tell.
///
/// Scans by the grammar of RFC 8259 with a stack of its own, so that no depth of nesting costs more
/// than its bytes.
struct JSONFault: Equatable, Sendable, CustomStringConvertible {
    let line: Int
    let column: Int
    let reason: String

    var description: String { "line \(line), column \(column): \(reason)" }

    /// Deeper nesting is not read.
    static let deepest = 500

    /// Returns the first fault; nil for a text that is JSON.
    init?(in data: Data) {
        var scanner = Scanner(bytes: Array(data))
        guard let reason = scanner.fault() else { return nil }
        let before = scanner.bytes[..<scanner.place]
        line = 1 + before.count { $0 == UInt8(ascii: "\n") }
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        column = scanner.place - start + 1
        self.reason = reason
    }

    private struct Scanner {
        let bytes: [UInt8]
        var place = 0
        /// What is open: `{` or `[`.
        private var open: [UInt8] = []

        init(bytes: [UInt8]) {
            self.bytes = bytes
        }

        private var byte: UInt8? { place < bytes.count ? bytes[place] : nil }

        /// Reads the whole text; returns what is wrong at `place`.
        mutating func fault() -> String? {
            guard String(validating: bytes, as: UTF8.self) != nil else {
                return "the text is not UTF-8"
            }
            repeat {
                if let wrong = value() { return wrong }
                if let wrong = afterValue() { return wrong }
            } while !open.isEmpty
            skipSpace()
            return byte == nil ? nil : "there is more behind the end"
        }

        /// Reads a value, or opens one.
        private mutating func value() -> String? {
            skipSpace()
            switch byte {
            case nil: return "the text ends where a value should be"
            case UInt8(ascii: "{"), UInt8(ascii: "["): return opening()
            case UInt8(ascii: "\""): return string()
            case UInt8(ascii: "t"): return word("true")
            case UInt8(ascii: "f"): return word("false")
            case UInt8(ascii: "n"): return word("null")
            default: return number()
            }
        }

        private mutating func opening() -> String? {
            guard open.count < JSONFault.deepest else {
                return "it is nested more than \(JSONFault.deepest) deep"
            }
            let bracket = bytes[place]
            open.append(bracket)
            place += 1
            skipSpace()
            if byte == closing(bracket) { return nil }
            return bracket == UInt8(ascii: "{") ? key() ?? value() : value()
        }

        /// Closes what ends here, or goes on to the next value.
        private mutating func afterValue() -> String? {
            while let bracket = open.last {
                skipSpace()
                if byte == closing(bracket) {
                    open.removeLast()
                    place += 1
                } else if byte == UInt8(ascii: ",") {
                    place += 1
                    return bracket == UInt8(ascii: "{") ? key() : nil
                } else {
                    return byte == nil
                        ? "the text ends before everything is closed"
                        : "a comma or a closing bracket should be here"
                }
            }
            return nil
        }

        private mutating func key() -> String? {
            skipSpace()
            guard byte == UInt8(ascii: "\"") else { return "a key in quotes should be here" }
            if let wrong = string() { return wrong }
            skipSpace()
            guard byte == UInt8(ascii: ":") else { return "a colon should be here" }
            place += 1
            return nil
        }

        private mutating func string() -> String? {
            place += 1
            while let here = byte, here != UInt8(ascii: "\"") {
                if here < 0x20 { return "there is a control character in a text" }
                place += here == UInt8(ascii: "\\") ? 2 : 1
            }
            guard byte != nil else { return "the text ends within quotes" }
            place += 1
            return nil
        }

        private mutating func word(_ word: String) -> String? {
            guard bytes[place...].starts(with: word.utf8) else { return "\(word) is misspelt" }
            place += word.utf8.count
            return nil
        }

        private mutating func number() -> String? {
            let start = place
            while let here = byte, "+-.0123456789eE".utf8.contains(here) { place += 1 }
            let text = String(decoding: bytes[start..<place], as: UTF8.self)
            guard text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) == nil
            else { return nil }
            place = start
            return text.isEmpty ? "no value begins like this" : "\(text.prefix(40)) is no number"
        }

        private mutating func skipSpace() {
            while let here = byte, " \t\n\r".utf8.contains(here) { place += 1 }
        }

        private func closing(_ bracket: UInt8) -> UInt8 {
            bracket == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "]")
        }
    }
}
