package import Wire

/// A question to the operator before something that changes the running node.
///
/// Cancel has the focus, and the key that opened the dialog does nothing for its first 300 ms, so
/// that a key held too long confirms nothing.
package struct Dialog: Equatable, Sendable {
    package let subject: Subject
    /// Into the tasks that can be chosen.
    package var choice: Int
    package private(set) var input = TextInput()
    /// Whether the proposed text still stands: the first character typed replaces it.
    private var isProposed: Bool
    package var isConfirmFocused: Bool
    let openedBy: Key
    let openedAt: Timestamp

    package enum Subject: Equatable, Sendable {
        case retrain(tasks: [String])
        case cancel(JobRow)
        case promote(VersionRow, live: VersionRow?)
        case rollBack(tasks: [String])
        case target(tasks: [String], isAccuracy: Bool)
        case label(Bulk, [QuestionID])
        /// A class whose name is near to that of a known one.
        case newClass(String, like: String, QuestionID)
        /// The link is held, or joined where it is held.
        case link(LinkEnd)
        /// The roles among which to choose; the name is typed.
        case invite(roles: [Wire.Role])
        case revoke(CredentialRow)
        case quit(jobs: Int)
    }

    /// What is done to many questions at once.
    package enum Bulk: Equatable, Sendable {
        case accept, skip, unanswerable
    }

    init(
        _ subject: Subject, choice: Int = 0, input: String = "", isConfirmFocused: Bool = false,
        openedBy: Key, at now: Timestamp
    ) {
        self.subject = subject
        self.choice = choice
        self.input = TextInput(input)
        isProposed = !input.isEmpty
        self.isConfirmFocused = isConfirmFocused
        self.openedBy = openedBy
        openedAt = now
    }

    /// Takes a key or a paste into what is typed.
    mutating func type(_ key: Key) {
        if isProposed, case .character = key { input = TextInput() }
        isProposed = false
        _ = input.take(key)
    }

    mutating func paste(_ text: String) {
        if isProposed { input = TextInput() }
        isProposed = false
        input.insert(text)
    }

    /// What stands between one press of a key and its repetition.
    static let deadSeconds = 0.3

    func isDead(_ key: Key, at now: Timestamp) -> Bool {
        key == openedBy && now.seconds(since: openedAt) < Self.deadSeconds
    }

    /// The tasks among which the operator chooses; empty where there is nothing to choose.
    var tasks: [String] {
        switch subject {
        case .retrain(let tasks), .rollBack(let tasks), .target(let tasks, _): tasks
        case .cancel, .promote, .label, .newClass, .link, .invite, .revoke, .quit: []
        }
    }

    /// The names of what the operator chooses among.
    var choices: [String] {
        if case .invite(let roles) = subject { return roles.map(\.rawValue) }
        return tasks
    }

    /// What was typed for an invitation.
    var form: InvitationForm? {
        guard case .invite(let roles) = subject, roles.indices.contains(choice) else { return nil }
        return InvitationForm(role: roles[choice], text: input.text)
    }

    var task: String? {
        tasks.indices.contains(choice) ? tasks[choice] : nil
    }

    /// What must be typed before the dialog can be confirmed.
    var mustType: String? {
        guard case .promote(let version, _) = subject,
            version.state == .rejected || isWorse || isSuperseded
        else { return nil }
        return "v\(version.number)"
    }

    var hasInput: Bool {
        switch subject {
        case .target, .invite: true
        default: mustType != nil
        }
    }

    /// Whether what was typed allows to go on.
    var isValid: Bool {
        switch subject {
        case .target: target != nil
        case .invite: form?.fault == nil
        default: mustType == nil || input.text == mustType
        }
    }

    /// The target as typed, in percent.
    var target: Target? {
        guard case .target(_, let isAccuracy) = subject else { return nil }
        let text = input.text.filter { $0 != "%" && $0 != " " }.map { $0 == "," ? "." : $0 }
        guard let percent = Double(String(text)), percent >= 0, percent <= 100 else { return nil }
        return isAccuracy ? .accuracy(percent / 100) : .escalation(percent / 100)
    }

    /// Whether the live version was measured as better than what was live before it.
    var isSuperseded: Bool {
        guard case .promote(let version, let live?) = subject else { return false }
        return version.number < live.number && (live.gain ?? 0) > 0
    }

    /// Whether the gate measured the version to promote as less accurate than the one live then.
    ///
    /// The accuracies of two versions say nothing here: they are of different held-out examples.
    var isWorse: Bool {
        guard case .promote(let version, _) = subject else { return false }
        return version.gain.map { $0 < 0 } ?? false
    }
}
