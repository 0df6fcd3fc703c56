package import Wire

/// What lies over everything else and takes the keys.
package enum Overlay: Equatable, Sendable {
    case dialog(Dialog)
    case prompt(Prompt)
    case help(Help)
    case picker(Picker)
    case slip(Slip)
}

/// What was made for somebody who is invited: told once, and nowhere kept.
package struct Slip: Equatable, Sendable {
    package let invitation: Invitation
    package let link: String
}

/// A line being typed at the bottom: a command or a filter.
package struct Prompt: Equatable, Sendable {
    package let kind: Kind
    package var input: TextInput
    /// Into the history, from the newest; nil while a new line is typed.
    var historyPlace: Int?
    /// The completion that Tab gave last, counted through what was typed before it.
    var completion: Completion?

    package enum Kind: Equatable, Sendable {
        case command
        /// The filter that was there before, for Esc.
        case filter(Pane, before: String)
    }

    struct Completion: Equatable, Sendable {
        let typed: String
        let place: Int
    }

    package init(_ kind: Kind, text: String = "") {
        self.kind = kind
        input = TextInput(text)
    }
}

/// The help of a context: typing filters it, Enter does what is selected.
package struct Help: Equatable, Sendable {
    package let context: Context
    package var input = TextInput()
    package var selection = 0

    /// Returns the commands whose name or keys have what is typed.
    func bindings(_ keymap: Keymap) -> [Binding] {
        let words = input.text.split(separator: " ").map(String.init)
        return keymap.bindings(in: context).filter { binding in
            let text = binding.description + " " + binding.keys.map(\.label).joined(separator: " ")
            return words.allSatisfy { Match.contains(text, $0) }
        }
    }
}

/// A list of names to choose one of.
package struct Picker: Equatable, Sendable {
    package let kind: Kind
    package let names: [String]
    package var selection: Int

    package enum Kind: Equatable, Sendable {
        /// Shown while it is selected; the theme before comes back with Esc.
        case theme(before: String)
        /// The first name stands for all tasks.
        case task
    }

    var selected: String? {
        names.indices.contains(selection) ? names[selection] : nil
    }
}
