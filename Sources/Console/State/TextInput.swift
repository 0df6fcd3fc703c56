/// A line of text being typed, with its cursor.
package struct TextInput: Equatable, Sendable {
    private var characters: [Character]
    /// In characters, from 0.
    package private(set) var cursor: Int

    package init(_ text: String = "") {
        characters = Array(text)
        cursor = characters.count
    }

    package var text: String { String(characters) }
    package var isEmpty: Bool { characters.isEmpty }
    var beforeCursor: String { String(characters[..<cursor]) }

    /// Takes a key; returns whether it was one for editing.
    mutating func take(_ key: Key) -> Bool {
        switch key {
        case .character(let character): insert(String(character))
        case .backspace: remove(from: cursor - 1)
        case .delete: remove(from: cursor)
        case .left: cursor = max(0, cursor - 1)
        case .right: cursor = min(characters.count, cursor + 1)
        case .home, .control("a"): cursor = 0
        case .end, .control("e"): cursor = characters.count
        case .control("u"):
            characters.removeFirst(cursor)
            cursor = 0
        case .control("w"): removeWord()
        default: return false
        }
        return true
    }

    /// Takes typed or pasted text; line ends become blanks.
    mutating func insert(_ text: String) {
        let new = text.prefix(Self.longest - characters.count).map { $0.isNewline ? " " : $0 }
        characters.insert(contentsOf: new, at: cursor)
        cursor += new.count
    }

    /// More than anybody types; a paste of megabytes must not stall the screen.
    private static let longest = 1000

    private mutating func remove(from place: Int) {
        guard characters.indices.contains(place) else { return }
        characters.remove(at: place)
        cursor = place
    }

    private mutating func removeWord() {
        while cursor > 0, characters[cursor - 1] == " " { remove(from: cursor - 1) }
        while cursor > 0, characters[cursor - 1] != " " { remove(from: cursor - 1) }
    }
}
