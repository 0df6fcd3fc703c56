extension EmulatedScreen {
    mutating func obey(_ token: ControlParser.Token) {
        switch token {
        case .character(let scalar): put(scalar)
        case .control(let byte): control(byte)
        case .escape(let bytes): escape(bytes)
        case .sequence(let marker, let numbers, let final):
            marker == nil
                ? sequence(Numbers(numbers), Character(Unicode.Scalar(final)))
                : mode(marker, Numbers(numbers), Character(Unicode.Scalar(final)))
        case .string: break
        }
    }

    private mutating func control(_ byte: UInt8) {
        switch byte {
        case 0x08: move(column: cursor.column - 1)
        case 0x09: move(column: (cursor.column / 8 + 1) * 8)
        case 0x0A, 0x0B, 0x0C: lineFeed()
        case 0x0D: move(column: 0)
        default: break
        }
    }

    private mutating func escape(_ bytes: [UInt8]) {
        switch bytes.map({ Character(Unicode.Scalar($0)) }) {
        case ["7"]: saved = cursor
        case ["8"]: move(row: saved.row, column: saved.column)
        case ["D"]: lineFeed()
        case ["E"]:
            lineFeed()
            move(column: 0)
        case ["M"]: reverseLineFeed()
        case ["c"]: self = EmulatedScreen(columns: columns, rows: rows)
        default: break
        }
    }

    private mutating func sequence(_ numbers: Numbers, _ final: Character) {
        if moves(numbers, final) || edits(numbers, final) { return }
        switch final {
        case "r":
            let top = numbers.count(0) - 1
            region = top..<max(top + 1, min(rows, numbers.value(1) ?? rows))
            move(row: 0, column: 0)
        case "S": scroll(region, by: numbers.count(0))
        case "T": scroll(region, by: -numbers.count(0))
        case "s": saved = cursor
        case "u": move(row: saved.row, column: saved.column)
        // Colours (m), questions (c, n, p, t) and modes that change no cell.
        default: break
        }
    }

    private mutating func moves(_ numbers: Numbers, _ final: Character) -> Bool {
        let count = numbers.count(0)
        switch final {
        case "A": move(row: cursor.row - count)
        case "B", "e": move(row: cursor.row + count)
        case "C", "a": move(column: cursor.column + count)
        case "D": move(column: cursor.column - count)
        case "E": move(row: cursor.row + count, column: 0)
        case "F": move(row: cursor.row - count, column: 0)
        case "G", "`": move(column: count - 1)
        case "d": move(row: count - 1)
        case "H", "f": move(row: count - 1, column: numbers.count(1) - 1)
        case "Z": move(column: (cursor.column - 1) / 8 * 8)
        default: return false
        }
        return true
    }

    private mutating func edits(_ numbers: Numbers, _ final: Character) -> Bool {
        let count = numbers.count(0)
        switch final {
        case "J": eraseDisplay(numbers.value(0) ?? 0)
        case "K": eraseLine(numbers.value(0) ?? 0)
        case "X": erase(row: cursor.row, cursor.column..<(cursor.column + count))
        case "@": shift(by: count)
        case "P": shift(by: -count)
        case "L": scroll(cursor.row..<region.upperBound, by: -count)
        case "M": scroll(cursor.row..<region.upperBound, by: count)
        case "b":
            guard let lastPrinted else { return true }
            for _ in 0..<count { put(lastPrinted) }
        default: return false
        }
        return true
    }

    private mutating func mode(_ marker: UInt8?, _ numbers: Numbers, _ final: Character) {
        guard marker == UInt8(ascii: "?"), final == "h" || final == "l" else { return }
        let isOn = final == "h"
        for number in numbers.all {
            switch number {
            case 25: isCursorShown = isOn
            case 1049, 1047, 47: switchScreen(toAlternate: isOn)
            case 2026: isUpdating = isOn
            default: break
            }
        }
    }

    private mutating func switchScreen(toAlternate: Bool) {
        guard toAlternate != isAlternate else { return }
        swap(&cells, &hidden)
        isAlternate = toAlternate
        if toAlternate {
            saved = cursor
            eraseDisplay(2)
        } else {
            move(row: saved.row, column: saved.column)
        }
    }
}

/// The numbers of a control sequence, each of which may be left out.
private struct Numbers {
    let all: [Int?]

    init(_ all: [Int?]) {
        self.all = all
    }

    func value(_ place: Int) -> Int? { place < all.count ? all[place] : nil }

    /// How often or how far; 1 where nothing is said.
    func count(_ place: Int) -> Int { max(1, value(place) ?? 1) }
}
