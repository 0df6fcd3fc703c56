/// What a command is called, which keys give it, and where they do.
package struct Binding: Equatable, Sendable {
    package let command: Command
    package var keys: [Key]
    /// For the help.
    package let description: String
    /// For the line of hints: nil leaves it out.
    package let hint: String?
    package let contexts: Set<Context>
    /// Where the hint stands, if not wherever the keys work.
    private let hintContexts: Set<Context>?
    /// Whether it changes the node, which a read-only console must not.
    package let changesNode: Bool

    init(
        _ command: Command, _ keys: Key..., does description: String, hint: String? = nil,
        in contexts: Set<Context>, hintedIn hintContexts: Set<Context>? = nil,
        changesNode: Bool = false
    ) {
        self.command = command
        self.keys = keys
        self.description = description
        self.hint = hint
        self.contexts = contexts
        self.hintContexts = hintContexts
        self.changesNode = changesNode
    }

    /// What the line of hints says of it in a context; nil where it says nothing.
    func hint(in context: Context) -> String? {
        hintContexts?.contains(context) == false ? nil : hint
    }
}

extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
    package init(extendedGraphemeClusterLiteral character: Character) {
        self = .character(character)
    }

    /// How the key is written on screen.
    package var label: String {
        switch self {
        case .character(" "): "Space"
        case .character(let character): String(character)
        case .control(let character): "ctrl-\(character)"
        case .alt(let character): "alt-\(character)"
        case .enter: "Enter"
        case .escape: "Esc"
        case .tab: "Tab"
        case .backTab: "S-Tab"
        case .backspace: "Backspace"
        case .delete: "Del"
        case .insert: "Ins"
        case .up: "↑"
        case .down: "↓"
        case .left: "←"
        case .right: "→"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .shiftUp: "S-↑"
        case .shiftDown: "S-↓"
        case .function(let number): "F\(number)"
        }
    }
}
