import Console

/// Reads what follows `ESC [`: parameters, then a final byte (ECMA-48, 5.4).
enum ControlSequence {
    typealias Head = InputDecoder.Head

    /// Longer ones are no sequence of a terminal.
    private static let longest = 64

    static func head(of bytes: ArraySlice<UInt8>) -> Head {
        // The console of Linux: ESC [ [ A is F1.
        if bytes.first == UInt8(ascii: "[") {
            guard let letter = bytes.dropFirst().first else { return .incomplete }
            let number = Int(letter) - 0x40
            return (1...5).contains(number) ? key(.function(number), 2) : .nothing(length: 2)
        }
        guard let end = bytes.firstIndex(where: { (0x40...0x7E).contains($0) }) else {
            return bytes.count > longest ? .nothing(length: bytes.count) : .incomplete
        }
        let length = end - bytes.startIndex + 1
        let body = bytes[bytes.startIndex..<end]
        // A byte that cannot stand in parameters: somebody typed, the sequence was cut off.
        guard body.allSatisfy({ (0x20...0x3F).contains($0) }) else {
            return .nothing(length: length)
        }
        let final = bytes[end]
        if body.isEmpty, final == UInt8(ascii: "M") { return oldMouse(bytes.dropFirst()) }
        return read(body, final, length: length)
    }

    private static func read(
        _ body: ArraySlice<UInt8>, _ final: UInt8, length: Int
    ) -> Head {
        let mark = body.first.flatMap { (0x3C...0x3F).contains($0) ? $0 : nil }
        let text = String(decoding: mark == nil ? body : body.dropFirst(), as: UTF8.self)
        let numbers = text.split(separator: ";", omittingEmptySubsequences: false).map {
            Int($0.prefix { $0 != ":" }) ?? 0
        }
        switch (mark, final) {
        case (UInt8(ascii: "?"), UInt8(ascii: "c")):
            return .report(.attributes, length: length)
        case (UInt8(ascii: "<"), UInt8(ascii: "M")), (UInt8(ascii: "<"), UInt8(ascii: "m")):
            guard numbers.count == 3 else { return .nothing(length: length) }
            let isRelease = final == UInt8(ascii: "m")
            return mouse(
                button: numbers[0], column: numbers[1] - 1, row: numbers[2] - 1,
                isRelease: isRelease, length)
        case (nil, _):
            return plain(numbers, final, length: length)
        default:
            return .nothing(length: length)
        }
    }

    private static func plain(_ numbers: [Int], _ final: UInt8, length: Int) -> Head {
        let first = numbers.first ?? 0
        let modifiers = numbers.count > 1 ? max(0, numbers[1] - 1) : 0
        switch final {
        case UInt8(ascii: "~") where first == 27 && numbers.count == 3:
            return key(code: numbers[2], modifiers: modifiers).map { key($0, length) }
                ?? .nothing(length: length)
        case UInt8(ascii: "~"), UInt8(ascii: "$"):
            return key(number: first, modifiers: modifiers).map { key($0, length) }
                ?? .nothing(length: length)
        case UInt8(ascii: "u"):
            return key(code: first, modifiers: modifiers).map { key($0, length) }
                ?? .nothing(length: length)
        case UInt8(ascii: "I"): return .report(.input(.focusGained), length: length)
        case UInt8(ascii: "O"): return .report(.input(.focusLost), length: length)
        case UInt8(ascii: "Z"): return key(.backTab, length)
        // A report of the cursor's place ends like F3.
        case UInt8(ascii: "R") where first > 1: return .nothing(length: length)
        default:
            return key(letter: final, modifiers: modifiers).map { key($0, length) }
                ?? .nothing(length: length)
        }
    }

    private static func key(_ key: Key, _ length: Int) -> Head {
        .report(.input(.key(key)), length: length)
    }

    /// Returns the key of a final letter; modifiers are bits: shift 1, alt 2, control 4.
    static func key(letter: UInt8, modifiers: Int) -> Key? {
        let isShifted = modifiers == 1
        switch letter {
        case UInt8(ascii: "A"): return isShifted ? .shiftUp : .up
        case UInt8(ascii: "B"): return isShifted ? .shiftDown : .down
        case UInt8(ascii: "a"): return .shiftUp
        case UInt8(ascii: "b"): return .shiftDown
        case UInt8(ascii: "C"), UInt8(ascii: "c"): return .right
        case UInt8(ascii: "D"), UInt8(ascii: "d"): return .left
        case UInt8(ascii: "H"): return .home
        case UInt8(ascii: "F"): return .end
        case UInt8(ascii: "P")...UInt8(ascii: "S"):
            return .function(Int(letter) - Int(UInt8(ascii: "P")) + 1)
        default: return nil
        }
    }

    private static func key(number: Int, modifiers: Int) -> Key? {
        switch number {
        case 1, 7: .home
        case 2: .insert
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .function(number - 10)
        case 17...21: .function(number - 11)
        case 23...24: .function(number - 12)
        default: nil
        }
    }

    /// Returns the key of a code point with modifiers (xterm's modifyOtherKeys, kitty's protocol).
    private static func key(code: Int, modifiers: Int) -> Key? {
        switch code {
        case 9: return modifiers == 1 ? .backTab : .tab
        case 13: return .enter
        case 27: return .escape
        case 8, 127: return .backspace
        default:
            guard let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init), code >= 32
            else { return nil }
            let character = Character(scalar)
            if modifiers & 4 != 0 {
                return character.lowercased().first.map { .control($0) }
            }
            return modifiers & 2 != 0 ? .alt(character) : .character(character)
        }
    }

    private static func oldMouse(_ bytes: ArraySlice<UInt8>) -> Head {
        guard bytes.count >= 3 else { return .incomplete }
        let values = bytes.prefix(3).map { Int($0) - 32 }
        return mouse(
            button: values[0], column: values[1] - 1, row: values[2] - 1,
            isRelease: values[0] & 3 == 3, 4)
    }

    private static func mouse(
        button: Int, column: Int, row: Int, isRelease: Bool, _ length: Int
    ) -> Head {
        let kind: MouseReport.Kind? =
            switch (button & 0x40 != 0, button & 3) {
            case (true, 0): .wheelUp
            case (true, 1): .wheelDown
            case (false, 0) where button & 0x20 == 0: isRelease ? .release : .press
            case (false, 3) where button & 0x20 == 0 && isRelease: .release
            default: nil
            }
        guard let kind, column >= 0, row >= 0 else { return .nothing(length: length) }
        let report = MouseReport(position: Position(column: column, row: row), kind: kind)
        return .report(.input(.mouse(report)), length: length)
    }
}
