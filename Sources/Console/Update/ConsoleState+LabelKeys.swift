internal import Wire

extension ConsoleState {
    /// Takes a key that labels; nil when it is none, and so may be a command.
    mutating func pressLabelKey(_ key: Key) -> [Effect]? {
        guard let current = labelling.current else { return nil }
        guard labelling.currentDetail != nil else { return hold(key) }
        guard let name = classKeys?.name(for: key) else { return nil }
        if isReadOnly {
            notify(.warning, "read-only: nothing on the node can be changed (:rw allows it)")
            return []
        }
        if labelling.isUnsure(at: now) {
            labelling.droppedKey(at: now)
            notify(.warning, "the question has just changed: press \(key.label) again")
            return []
        }
        guard classKeys?.areFixed == true || isLookedAt(current) else { return [] }
        return label(current, .known(name))
    }

    /// Whether a key may label a question; says once, however many keys come, that it must be
    /// looked at first.
    mutating func isLookedAt(_ question: QuestionID) -> Bool {
        guard !labelling.canHaveSeen(question, at: now) else { return true }
        labelling.droppedKey(at: now)
        let text = "too fast: look first"
        if toast?.text != text { notify(.warning, text) }
        return false
    }

    /// The question that a label key would label now, once it is on screen.
    var questionOnScreen: QuestionID? {
        switch context {
        case .labelling: labelling.currentDetail?.row.id
        case .questions: questions.selectedID
        default: nil
        }
    }

    /// The keys of the shown question's classes; nil until it is here.
    var classKeys: ClassKeys? {
        guard let shown = labelling.currentDetail, let task = node.task(shown.row.task) else {
            return nil
        }
        return ClassKeys(classes: task.classes, ranking: shown.ranking, keymap: keymap)
    }

    /// A key for a question that is not here yet waits for it.
    private mutating func hold(_ key: Key) -> [Effect]? {
        guard case .character = key, !isReadOnly else { return nil }
        let isFixed = fixedKeys?.name(for: key) != nil
        guard isFixed || keymap.command(for: key, in: .labelling) == nil else { return nil }
        labelling.hold(key)
        return []
    }

    /// Applies the keys that waited, if they mean the same whatever the question is; where keys
    /// follow the ranking, nobody could know what they would label.
    mutating func pressHeldKeys() -> [Effect] {
        let keys = labelling.releaseHeld()
        guard let first = keys.first else { return [] }
        guard classKeys?.areFixed == true else {
            notify(.warning, "\(first.label) came before the question was shown: press it again")
            return []
        }
        guard let effects = pressLabelKey(first) else { return [] }
        // Those behind it are for the questions that follow.
        return effects + keys.dropFirst().flatMap { pressLabelKey($0) ?? [] }
    }

    /// The keys of the coming question's task, if they are the classes themselves.
    private var fixedKeys: ClassKeys? {
        guard let row = questions.rows.first(where: { $0.id == labelling.current }),
            let task = node.task(row.task)
        else { return nil }
        let keys = ClassKeys(classes: task.classes, ranking: [], keymap: keymap)
        return keys.areFixed ? keys : nil
    }

    /// The class that the model finds likeliest.
    func topGuess(_ shown: QuestionDetail) -> String? {
        shown.ranking.first?.name ?? shown.row.guess?.name
    }

    var currentImage: FieldEntry? {
        labelling.currentDetail?.fields.first { field in
            if case .image = field.kind { field.content != nil } else { false }
        }
    }
}

extension ConsoleState {
    /// Takes a key while a class is typed.
    mutating func press(_ key: Key, in typing: TypeAhead) -> [Effect] {
        var typing = typing
        let candidates = candidates(typing)
        switch key {
        case .escape:
            labelling.typing = nil
            return []
        case .enter: return choose(candidates, typing.selection)
        case .down, .control("n"), .tab:
            typing.selection = min(max(0, candidates.count - 1), typing.selection + 1)
        case .up, .control("p"), .backTab: typing.selection = max(0, typing.selection - 1)
        default: if typing.input.take(key) { typing.selection = 0 }
        }
        labelling.typing = typing
        return []
    }

    func candidates(_ typing: TypeAhead) -> [TypeAhead.Candidate] {
        guard let shown = labelling.currentDetail else { return [] }
        return typing.candidates(
            classes: node.task(shown.row.task)?.classes ?? [], ranking: shown.ranking)
    }

    private mutating func choose(_ candidates: [TypeAhead.Candidate], _ place: Int) -> [Effect] {
        guard let current = labelling.current, candidates.indices.contains(place) else {
            return chooseNothing()
        }
        switch candidates[place] {
        case .known(let name):
            labelling.typing = nil
            return label(current, .known(name))
        case .newClass(let name):
            if let like = classLike(name) {
                // What was typed stays, to be mended after a cancel.
                ask(.newClass(name, like: like, current), .enter)
                return []
            }
            labelling.typing = nil
            return label(current, .newClass(name))
        }
    }

    /// Enter where nothing fits: the key that makes a class works again once typing has ended.
    private mutating func chooseNothing() -> [Effect] {
        guard let typing = labelling.typing, !typing.isNewClass, !typing.trimmed.isEmpty else {
            return []
        }
        labelling.typing = nil
        let key = keymap.binding(of: .newClass)?.keys.first.map { " · \($0.label) makes a new one" }
        notify(.warning, "no class \(typing.trimmed)\(key ?? "")")
        return []
    }

    /// The class of the shown task that a new name may be a slip of.
    func classLike(_ name: String) -> String? {
        guard let shown = labelling.currentDetail else { return nil }
        return Resemblance.nearest(to: name, among: node.task(shown.row.task)?.classes ?? [])
    }
}
