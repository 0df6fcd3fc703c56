internal import Wire

/// Which key labels with which class.
///
/// If every class is one character, the key is the class. Otherwise the likely classes get the
/// digits and then the letters that mean nothing else on the label screen, so that a task of 150
/// classes is labelled as fast as one of ten.
struct ClassKeys: Equatable {
    struct Entry: Equatable {
        let key: Character
        let name: String
    }

    let entries: [Entry]
    /// Whether a key is the class itself and so means the same for every question of the task.
    let areFixed: Bool

    init(classes: [String], ranking: [RankedClass], keymap: Keymap) {
        areFixed = !classes.isEmpty && classes.allSatisfy { $0.count == 1 }
        if areFixed {
            entries = classes.compactMap { name in
                name.first.map { Entry(key: $0, name: name) }
            }
            return
        }
        let known = Set(classes)
        let ranked = ranking.map(\.name).filter(known.contains)
        let isRanked = Set(ranked)
        let order = ranked + classes.filter { !isRanked.contains($0) }
        entries = zip(Self.freeKeys(keymap), order).map { Entry(key: $0, name: $1) }
    }

    func name(for key: Key) -> String? {
        guard case .character(let character) = key else { return nil }
        return entries.first { $0.key == character }?.name
    }

    private static func freeKeys(_ keymap: Keymap) -> [Character] {
        // No capitals: those change the node everywhere else.
        "123456789abcdefghijklmnopqrstuvwxyz".filter {
            keymap.command(for: .character($0), in: .labelling) == nil
        }
    }
}
