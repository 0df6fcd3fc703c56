/// Splits what a program sends into characters and control functions (ECMA-48, and the strings
/// that xterm adds).
///
/// Bytes may come in any portions: what is incomplete waits for the rest.
struct ControlParser {
    enum Token: Equatable {
        case character(Unicode.Scalar)
        /// A byte below space.
        case control(UInt8)
        /// `ESC` and what follows, with a charset's own letter.
        case escape([UInt8])
        /// `CSI`: the private marker, the numbers and the final letter.
        case sequence(marker: UInt8?, numbers: [Int?], final: UInt8)
        /// A string such as a title or a copy; means nothing here.
        case string
    }

    private enum State {
        case ground
        case escape([UInt8])
        case sequence([UInt8])
        case string(sawEscape: Bool)
    }

    private var state = State.ground
    private var decoder = UTF8Portions()

    mutating func take(_ byte: UInt8) -> Token? {
        switch state {
        case .ground: return ground(byte)
        case .escape(let begun): return escape(begun, byte)
        case .sequence(let begun): return sequence(begun, byte)
        case .string(let sawEscape):
            if byte == 0x07 || (sawEscape && byte == UInt8(ascii: "\\")) {
                state = .ground
                return .string
            }
            state = .string(sawEscape: byte == 0x1B)
            return nil
        }
    }

    private mutating func ground(_ byte: UInt8) -> Token? {
        if byte == 0x1B {
            state = .escape([])
            return nil
        }
        if byte < 0x20 || byte == 0x7F { return .control(byte) }
        return decoder.take(byte).map { .character($0) }
    }

    private mutating func escape(_ begun: [UInt8], _ byte: UInt8) -> Token? {
        if begun.isEmpty {
            switch byte {
            case UInt8(ascii: "["):
                state = .sequence([])
                return nil
            case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
                state = .string(sawEscape: false)
                return nil
            default: break
            }
        }
        let isIntermediate = (0x20...0x2F).contains(byte)
        state = isIntermediate ? .escape(begun + [byte]) : .ground
        return isIntermediate ? nil : .escape(begun + [byte])
    }

    private mutating func sequence(_ begun: [UInt8], _ byte: UInt8) -> Token? {
        guard (0x40...0x7E).contains(byte) else {
            state = .sequence(begun + [byte])
            return nil
        }
        state = .ground
        let marker = begun.first.flatMap { (0x3C...0x3F).contains($0) ? $0 : nil }
        let text = String(decoding: begun.dropFirst(marker == nil ? 0 : 1), as: UTF8.self)
        let numbers = text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
        return .sequence(marker: marker, numbers: numbers, final: byte)
    }
}

/// Puts characters together from bytes that come one by one.
struct UTF8Portions {
    private var begun: [UInt8] = []
    private var missing = 0

    mutating func take(_ byte: UInt8) -> Unicode.Scalar? {
        if byte & 0xC0 == 0x80, missing > 0 {
            begun.append(byte)
            missing -= 1
        } else {
            begun = [byte]
            missing = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC0 ? 1 : 0
        }
        guard missing == 0 else { return nil }
        return String(decoding: begun, as: UTF8.self).unicodeScalars.first
    }
}
