import Console
import Testing
import Wire

/// Plays a console in the process: keys go in, what the state asks of the node is answered from
/// the sample, and everything else that it asks for is kept to be looked at.
struct Driver {
    var state: ConsoleState
    var node: SampleNode
    /// What was asked of the node or the program, reads left out.
    private(set) var asked: [Effect] = []
    /// Reads and changes wait here while the node is held back.
    private(set) var waiting: [Effect] = []
    var isNodeSlow = false

    init(
        columns: Int = 120, rows: Int = 35, preferences: Preferences = Preferences(),
        isReadOnly: Bool = false, node: SampleNode = SampleNode()
    ) {
        self.node = node
        state = ConsoleState(
            size: Size(columns: columns, rows: rows), now: SampleNode.start, operatorName: "anna",
            preferences: preferences, themes: ["plain", "night", "day"], isReadOnly: isReadOnly)
        take(.tick(SampleNode.start))
    }

    mutating func take(_ action: Action) {
        follow(state.update(action))
    }

    /// Presses keys one after the other; each comes `apart` seconds after the one before.
    mutating func press(_ keys: Key..., apart: Double = 0.5) {
        for key in keys { press(key, apart: apart) }
    }

    private mutating func press(_ key: Key, apart: Double) {
        node.now = state.now.advanced(bySeconds: apart)
        take(.input(.key(key), at: node.now))
    }

    mutating func type(_ text: String) {
        for character in text { press(.character(character), apart: 0.01) }
    }

    /// Lets the node answer what it was asked while it was slow, oldest first.
    mutating func letNodeAnswer(_ count: Int = .max) {
        var left = count
        while left > 0, !waiting.isEmpty {
            let effect = waiting.removeFirst()
            left -= 1
            if let action = node.perform(effect) { take(action) }
        }
    }

    mutating func forgetAsked() {
        asked = []
    }

    private mutating func follow(_ effects: [Effect]) {
        var effects = effects
        while !effects.isEmpty {
            let effect = effects.removeFirst()
            switch effect {
            case .load, .on(_, .load): break
            default: asked.append(effect)
            }
            if isNodeSlow {
                waiting.append(effect)
            } else if let action = node.perform(effect) {
                effects += state.update(action)
            }
        }
    }

    func screen(_ palette: Palette = .plain) -> [String] {
        state.view(palette).lines.map { line in
            var line = line
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    func shows(_ text: String) -> Bool {
        state.view(.plain).lines.contains { $0.contains(text) }
    }
}

extension Driver: CustomTestStringConvertible {
    /// A failed expectation shows the screen.
    var testDescription: String { "\n" + screen().joined(separator: "\n") }
}
