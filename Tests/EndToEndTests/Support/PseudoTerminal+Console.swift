import PseudoTerminal

/// What a person reads on the console's screen.
extension EmulatedScreen {
    /// The question on the label screen, such as `q-7f3k9`.
    var question: String? {
        guard let header = line(["Questions › q-"]) else { return nil }
        let words = header.split(separator: " ")
        guard let place = words.firstIndex(of: "›"), place + 1 < words.count else { return nil }
        return String(words[place + 1])
    }

    /// The number behind a word of the header, such as 12 for `today 12` or `rate 12/min`.
    func number(behind word: String) -> Int? {
        guard let words = lines.first?.split(separator: " "),
            let place = words.firstIndex(of: Substring(word)), place + 1 < words.count
        else { return nil }
        return Int(words[place + 1].prefix { $0.isNumber })
    }

    /// The last row, where the console says what became of a key.
    var statusLine: String { lines.last ?? "" }
}

extension PseudoTerminal {
    /// Waits until all of these words stand on the screen.
    func wait(_ words: String...) throws {
        try wait(words.joined(separator: " … ")) { screen in
            words.allSatisfy { screen.contains($0) }
        }
    }

    /// Lets the console show what it shows for a second by its own clock: a label key is only
    /// taken for a question that an operator could have looked at.
    func look() throws {
        for _ in 0..<2 {
            let before = screen.lines.first?.suffix(10)
            try wait("the next second") { $0.lines.first?.suffix(10) != before }
        }
    }

    /// Waits until all of these words stand in one line.
    func waitForLine(_ words: String...) throws {
        try wait("a line with " + words.joined(separator: " … ")) { $0.line(words) != nil }
    }

    /// Types a key and waits for what it brings.
    func press(_ key: String, _ words: String...) throws {
        type(key)
        try wait("\(key): " + words.joined(separator: " … ")) { screen in
            words.allSatisfy { screen.contains($0) }
        }
    }
}

extension PseudoTerminal {
    /// Quits the console, confirming where a job would stop with it; returns how it ended.
    func quit() throws -> Event {
        type("qy")
        return try end()
    }
}

/// Keys that have no letter.
enum Keys {
    static let enter = "\r"
    static let escape = "\u{1B}"
    static let tab = "\t"
}
