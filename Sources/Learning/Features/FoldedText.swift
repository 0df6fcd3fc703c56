/// A text brought to what its features are made of: lower-case words of letters, marks and digits.
///
/// Each word stands in UTF-8 with a space before and after it, so that its beginning and end
/// differ from its middle.
struct FoldedText: Sendable {
    /// The words one after another: `" a  word "` holds two.
    private(set) var bytes: [UInt8] = []
    /// Where each word is in the bytes, its spaces included.
    private(set) var words: [Range<Int>] = []

    static let space = UInt8(ascii: " ")

    /// Replaces what is held by another text.
    mutating func read(_ text: String) {
        let isPlain = text.utf8.withContiguousStorageIfAvailable { foldPlain($0) } ?? false
        if !isPlain { foldAny(text) }
    }

    /// Folds a text of ASCII; returns false at the first other byte.
    private mutating func foldPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        clear()
        var start = -1
        for byte in text {
            guard byte < 0x80 else { return false }
            let letter = byte | 0x20
            if letter >= 0x61 && letter <= 0x7a || byte >= 0x30 && byte <= 0x39 {
                if start < 0 { start = begin() }
                bytes.append(byte <= 0x39 ? byte : letter)
            } else if start >= 0 {
                end(start)
                start = -1
            }
        }
        if start >= 0 { end(start) }
        return true
    }

    private mutating func foldAny(_ text: String) {
        clear()
        var start = -1
        for scalar in text.lowercased().unicodeScalars {
            if scalar.isOfWord {
                if start < 0 { start = begin() }
                bytes.append(contentsOf: String(scalar).utf8)
            } else if start >= 0 {
                end(start)
                start = -1
            }
        }
        if start >= 0 { end(start) }
    }

    private mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        words.removeAll(keepingCapacity: true)
    }

    private mutating func begin() -> Int {
        bytes.append(Self.space)
        return bytes.count - 1
    }

    private mutating func end(_ start: Int) {
        bytes.append(Self.space)
        words.append(start..<bytes.count)
    }
}

extension Unicode.Scalar {
    fileprivate var isOfWord: Bool {
        if properties.isAlphabetic || properties.numericType != nil { return true }
        return switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        // An emoji may be all that a text says.
        case .otherSymbol, .modifierSymbol: value > 0x2000
        default: false
        }
    }
}
