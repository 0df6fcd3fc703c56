internal import Wire

extension ConsoleState {
    mutating func press(_ key: Key, in prompt: Prompt) -> [Effect] {
        var prompt = prompt
        switch key {
        case .escape: return closeOverlay()
        case .enter: return enter(prompt)
        case .backspace where prompt.input.isEmpty: return closeOverlay()
        case .tab, .backTab: complete(&prompt, by: key == .tab ? 1 : -1)
        case .up: recall(&prompt, by: 1)
        case .down: recall(&prompt, by: -1)
        case .right
        where suggestion(prompt) != nil && prompt.input.beforeCursor == prompt.input.text:
            prompt.input = TextInput(prompt.input.text + (suggestion(prompt) ?? ""))
        default:
            guard prompt.input.take(key) else { return [] }
            prompt.completion = nil
            prompt.historyPlace = nil
        }
        return typed(prompt)
    }

    /// Shows what was typed; a filter works while it is typed.
    mutating func typed(_ prompt: Prompt) -> [Effect] {
        overlay = .prompt(prompt)
        if case .filter(let pane, _) = prompt.kind {
            change(pane, .filter(Filter(prompt.input.text)))
        }
        return []
    }

    private mutating func enter(_ prompt: Prompt) -> [Effect] {
        overlay = nil
        let line = prompt.input.text
        guard case .command = prompt.kind else { return [] }
        guard !line.isEmpty else { return [] }
        history.removeAll { $0 == line }
        history.append(line)
        if history.count > 100 { history.removeFirst() }
        return execute(line)
    }

    private func recall(_ prompt: inout Prompt, by places: Int) {
        guard case .command = prompt.kind, !history.isEmpty else { return }
        let place = (prompt.historyPlace ?? -1) + places
        guard place >= 0 else {
            prompt.historyPlace = nil
            prompt.input = TextInput()
            return
        }
        let bounded = min(history.count - 1, place)
        prompt.historyPlace = bounded
        prompt.input = TextInput(history[history.count - 1 - bounded])
    }

    private func complete(_ prompt: inout Prompt, by places: Int) {
        guard case .command = prompt.kind else { return }
        let typed = prompt.completion?.typed ?? prompt.input.text
        let found = completions(typed)
        guard !found.isEmpty else { return }
        let last = prompt.completion?.place ?? (places > 0 ? -1 : found.count)
        let place = (last + places + found.count) % found.count
        prompt.completion = Prompt.Completion(typed: typed, place: place)
        prompt.input = TextInput(found[place])
    }

    /// The grey rest of the line that Tab would give.
    func suggestion(_ prompt: Prompt) -> String? {
        guard case .command = prompt.kind, !prompt.input.isEmpty else { return nil }
        let text = prompt.input.text
        let known = history.last { $0.hasPrefix(text) && $0 != text }
        guard let line = known ?? completions(text).first(where: { $0 != text }) else { return nil }
        return line.hasPrefix(text) ? String(line.dropFirst(text.count)) : nil
    }

    /// Returns the lines that what was typed may become.
    func completions(_ typed: String) -> [String] {
        guard let blank = typed.firstIndex(of: " ") else {
            return CommandWord.allCases.map(\.rawValue).filter { $0.hasPrefix(typed) }
        }
        let name = String(typed[..<blank])
        guard let word = CommandWord(rawValue: name) else { return [] }
        let rest = String(typed[typed.index(after: blank)...])
        return values(of: word).filter { $0.hasPrefix(rest) }.map { name + " " + $0 }
    }

    private func values(of word: CommandWord) -> [String] {
        let tasks = node.tasks.map(\.name)
        return switch word.argument {
        case .task: tasks
        case .taskOrAll: ["all"] + tasks
        case .theme: themes
        case .version: versions.rows.map { "v\($0.number)" }
        case .column: summary(focus).columns
        case .pace: ["pause", "resume", "1", "5", "20"]
        case .level: EventLevel.allCases.map(\.word)
        case .onOrOff: ["on", "off"]
        case .text where word == .invite: Wire.Role.allCases.map { $0.rawValue + " " }
        case .text where word == .target: tasks.flatMap { ["\($0) accuracy", "\($0) escalation"] }
        case .text, .none: []
        }
    }
}
