/// The one table from which keys, hints and help come.
///
/// Capital letters change the running node and always open a dialog; ctrl-\, ctrl-s and ctrl-q
/// belong to the terminal and are never bound; ctrl-c is no command, because it must always work.
package struct Keymap: Equatable, Sendable {
    package private(set) var bindings: [Binding]
    private var commands: [Context: [Key: Command]] = [:]

    package init(_ bindings: [Binding]) {
        self.bindings = bindings
        for binding in bindings {
            for context in binding.contexts {
                for key in binding.keys where commands[context]?[key] == nil {
                    commands[context, default: [:]][key] = binding.command
                }
            }
        }
    }

    package func command(for key: Key, in context: Context) -> Command? {
        commands[context]?[key]
    }

    package func binding(of command: Command) -> Binding? {
        bindings.first { $0.command == command }
    }

    /// Returns what can be done in a context, in the order of the table.
    package func bindings(in context: Context) -> [Binding] {
        bindings.filter { $0.contexts.contains(context) }
    }

    /// The keys that two commands claim in the same context, one sentence each.
    package var conflicts: [String] {
        Context.allCases.flatMap(conflicts)
    }

    private func conflicts(in context: Context) -> [String] {
        var owners: [Key: Command] = [:]
        var sentences: [String] = []
        for binding in bindings(in: context) {
            for key in binding.keys {
                if let owner = owners[key] {
                    sentences.append(
                        "\(key.label) means both \(owner.rawValue) and "
                            + "\(binding.command.rawValue) in \(context.rawValue)")
                }
                owners[key] = binding.command
            }
        }
        return sentences
    }
}
