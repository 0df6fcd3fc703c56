import Console

/// Reads one key or sequence at the head of bytes; see `InputDecoder`.
enum EscapeSequence {
    typealias Head = InputDecoder.Head

    static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)
    private static let pasteStart: [UInt8] = Array("\u{1B}[200~".utf8)
    private static let escape: UInt8 = 0x1B

    static func opensPaste(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.elementsEqual(pasteStart)
    }

    /// Reads what stands first; `isLast` when no more bytes will follow soon.
    static func head(of bytes: ArraySlice<UInt8>, isLast: Bool) -> Head {
        guard let first = bytes.first else { return .incomplete }
        if first == escape { return escaped(bytes, isLast: isLast) }
        if first < 0x20 || first == 0x7F { return key(control(first), 1) }
        return character(bytes, isLast: isLast)
    }

    private static func key(_ key: Key, _ length: Int) -> Head {
        .report(.input(.key(key)), length: length)
    }

    private static func control(_ byte: UInt8) -> Key {
        switch byte {
        case 0x09: .tab
        case 0x0A, 0x0D: .enter
        case 0x08, 0x7F: .backspace
        case 0x00: .control(" ")
        case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
        default: .control(Character(Unicode.Scalar(byte + 0x40)))
        }
    }

    /// Reads one character of UTF-8; bytes that are none become U+FFFD.
    private static func character(_ bytes: ArraySlice<UInt8>, isLast: Bool) -> Head {
        let first = bytes[bytes.startIndex]
        let length =
            switch first {
            case ..<0x80: 1
            case 0xC2..<0xE0: 2
            case 0xE0..<0xF0: 3
            case 0xF0..<0xF5: 4
            default: 0
            }
        let part = bytes.prefix(max(1, length))
        let isSound = length > 0 && part.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
        guard isSound else { return key(.character("\u{FFFD}"), 1) }
        if part.count < length { return isLast ? .nothing(length: part.count) : .incomplete }
        guard let character = String(decoding: part, as: UTF8.self).first else {
            return .nothing(length: length)
        }
        return key(.character(character), length)
    }

    private static func escaped(_ bytes: ArraySlice<UInt8>, isLast: Bool) -> Head {
        let rest = bytes.dropFirst()
        guard let second = rest.first else { return isLast ? key(.escape, 1) : .incomplete }
        switch second {
        case UInt8(ascii: "["):
            return sequence(bytes, isLast: isLast, ControlSequence.head(of: rest.dropFirst()))
        case UInt8(ascii: "O"):
            return sequence(bytes, isLast: isLast, shifted(rest.dropFirst()))
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
            return sequence(bytes, isLast: isLast, DeviceAnswer.head(of: rest))
        case escape:
            return doubled(bytes, isLast: isLast)
        default:
            return alternative(head(of: rest, isLast: isLast))
        }
    }

    /// Adds the two bytes of the introducer, or takes `ESC [` for alt and a key when nothing
    /// follows.
    private static func sequence(_ bytes: ArraySlice<UInt8>, isLast: Bool, _ head: Head) -> Head {
        switch head {
        case .report(let report, let length): .report(report, length: length + 2)
        case .nothing(let length): .nothing(length: length + 2)
        case .incomplete where !isLast: .incomplete
        case .incomplete where bytes.count == 2:
            alternative(Self.head(of: bytes.dropFirst(), isLast: true))
        // Cut off in the middle: nothing of it may be typed.
        case .incomplete: .nothing(length: bytes.count)
        }
    }

    /// Old rxvt sends alt and an arrow as two escapes; otherwise the first is the key itself.
    private static func doubled(_ bytes: ArraySlice<UInt8>, isLast: Bool) -> Head {
        guard bytes.count > 2 else { return isLast ? key(.escape, 1) : .incomplete }
        let third = bytes[bytes.startIndex + 2]
        guard third == UInt8(ascii: "[") || third == UInt8(ascii: "O") else {
            return key(.escape, 1)
        }
        switch escaped(bytes.dropFirst(), isLast: isLast) {
        case .report(let report, let length): return .report(report, length: length + 1)
        case .nothing(let length): return .nothing(length: length + 1)
        case .incomplete: return .incomplete
        }
    }

    /// Alt and a key come as an escape byte and the key.
    private static func alternative(_ head: Head) -> Head {
        switch head {
        case .report(.input(.key(.character(let character))), let length):
            key(.alt(character), length + 1)
        case .report(.input(.key(.enter)), let length): key(.alt("\r"), length + 1)
        case .report(.input(.key(.backspace)), let length): key(.alt("\u{7F}"), length + 1)
        case .report(_, let length), .nothing(let length): .nothing(length: length + 1)
        case .incomplete: .incomplete
        }
    }

    /// `ESC O` and a letter: keys of the application mode.
    private static func shifted(_ bytes: ArraySlice<UInt8>) -> Head {
        guard let letter = bytes.first else { return .incomplete }
        guard let known = ControlSequence.key(letter: letter, modifiers: 0) else {
            return letter == UInt8(ascii: "M") ? key(.enter, 1) : .nothing(length: 1)
        }
        return key(known, 1)
    }
}
