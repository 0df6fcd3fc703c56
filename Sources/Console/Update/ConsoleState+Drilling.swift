internal import Wire

// A node further down is looked at with a console of its own, which stays as it was left while
// another one is on screen. Only what belongs to the operator and the terminal goes along.
extension ConsoleState {
    /// Gives an action to the console of the node that it comes from, on screen or not.
    mutating func route(_ action: Action) -> [Effect] {
        switch action {
        case .from(let node, let inner): take(inner, from: node)
        case .changed, .loaded, .loadFailed, .done, .failed: take(action, from: nil)
        case .input, .tick, .themesChanged, .notice:
            // What a key asks for is asked of the node that was on screen when it was pressed.
            addressed(handle(action), to: path.last)
        }
    }

    private mutating func take(_ action: Action, from node: NodeID?) -> [Effect] {
        guard node != path.last else { return addressed(handle(action), to: node) }
        // A node that was left for good: nothing of it is shown any more.
        guard var other = away.removeValue(forKey: node) else { return [] }
        other.takeAlong(from: self)
        let effects = other.handle(action)
        if let said = other.toast, said != toast {
            toast = said
            toast?.text = other.nodeName + ": " + said.text
        }
        if let shown = other.overlay, overlay == nil { overlay = shown }
        other.overlay = nil
        away[node] = other
        return addressed(effects, to: node)
    }

    func addressed(_ effects: [Effect], to node: NodeID?) -> [Effect] {
        guard let node else { return effects }
        return effects.map { $0.concernsNode ? .on(node, $0) : $0 }
    }

    /// Goes to a node further down, as it was left when it was looked at before.
    mutating func drill(to branch: Branch) -> [Effect] {
        let node = NodeID(branch.entry.id)
        var new = away.removeValue(forKey: node) ?? fresh()
        new.known = branch
        new.path = path + [node]
        return exchange(for: new)
    }

    /// Goes back to the node that this one was opened from.
    mutating func leave() -> [Effect] {
        guard !path.isEmpty else { return [] }
        return goTo(Array(path.dropLast()))
    }

    /// Goes to a node that was looked at before; to none that has been forgotten.
    mutating func goTo(_ place: [NodeID]) -> [Effect] {
        guard place != path, var new = away.removeValue(forKey: place.last) else { return [] }
        new.path = place
        return exchange(for: new)
    }

    private mutating func exchange(for new: ConsoleState) -> [Effect] {
        var new = new
        var left = self
        new.takeAlong(from: self)
        new.away = away
        new.lastPath = path
        new.loads.retryFailed()
        left.away = [:]
        left.overlay = nil
        new.away[path.last] = left
        new.forgetOldest()
        self = new
        return [.visit(path.last)]
    }

    /// A console that knows nothing yet of the node that it is for.
    private func fresh() -> ConsoleState {
        var preferences = ownPreferences
        preferences.task = nil
        preferences.focus = .tiers
        preferences.zoom = .normal
        var new = ConsoleState(
            size: size, now: now, operatorName: operatorName, preferences: preferences,
            themes: themes, isReadOnly: isReadOnly, ownsJobs: false, clock: clock, keymap: keymap)
        // What a node found unfinished at its start is its own operator's to read.
        new.toldOfRecovery = true
        return new
    }

    /// Takes over what belongs to the operator and the terminal, not to a node.
    private mutating func takeAlong(from other: ConsoleState) {
        size = other.size
        now = other.now
        isReadOnly = other.isReadOnly
        isMouseOn = other.isMouseOn
        themes = other.themes
        theme = other.theme
        toast = other.toast
        history = other.history
        interruptedAt = other.interruptedAt
        savedPreferences = other.savedPreferences
        leftAt = other.now
    }

    /// Keeps the nodes on the way here and a few more: each holds all its rows.
    private mutating func forgetOldest() {
        let others = away.keys.filter { node in
            node.map { !path.contains($0) && lastPath?.contains($0) != true } ?? false
        }
        guard others.count > Self.mostAway else { return }
        let oldest = others.min { (away[$0]?.leftAt ?? now) < (away[$1]?.leftAt ?? now) }
        if let oldest { away[oldest] = nil }
    }

    private static let mostAway = 8
}

extension ConsoleState {
    /// What the node that is looked at is called.
    package var nodeName: String { node.status?.name ?? known?.entry.name ?? "this node" }

    /// Whether a node further down is looked at, not the console's own.
    package var isDrilled: Bool { !path.isEmpty }

    /// The names of the nodes on the way to the one that is looked at, itself last.
    var crumbs: [String] {
        let before = ([nil] + path.map(Optional.some)).dropLast()
        return before.map { away[$0]?.nodeName ?? "?" } + [nodeName]
    }

    /// Why a node in the tree cannot be looked into, and since when; nil when it can.
    func unreachableReason(_ branch: Branch) -> String? {
        let entry = branch.entry
        guard branch.isNode else { return "\(entry.name) is no node: nothing to look into" }
        guard branch.isBelow else {
            return "\(entry.name) is not below \(nodeName): only nodes below can be looked into"
        }
        guard let presence = Presence(entry, at: moment), presence.isSilent else { return nil }
        let since = "last heard of \(moment.lastSeen(entry)) ago"
        return switch presence {
        case .held: "\(entry.name) is held: an operator cut its link, \(since) · D joins it"
        case .lost: "\(entry.name) cannot be reached: its link is down, \(since)"
        default:
            "\(entry.name) cannot be reached: it says nothing any more, \(since)"
        }
    }
}
