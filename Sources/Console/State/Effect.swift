package import Wire

/// What goes out: what is to be done outside the console's state.
package indirect enum Effect: Equatable, Sendable {
    // Done on the node, by `EffectPerformer`.
    case load(Load)
    case label(LabelRequest)
    case undo(LabelID, by: String)
    case skip(QuestionID, by: String)
    case retrain(task: String, by: String)
    case cancel(JobID, by: String)
    case promote(VersionID, by: String, reason: String)
    case rollBack(task: String, by: String, reason: String)
    case setTarget(Target, task: String, by: String)
    case setFeeder(isPaused: Bool, questionsPerSecond: Double)
    /// Cut the link to a child, or to the parent with nil, or join it again; `at` the node further
    /// down whose child it is, nil for the one that is looked at.
    case setLink(NodeID?, at: NodeID? = nil, isHeld: Bool, by: String)
    case invite(InvitationRequest, by: String)
    case revoke(CredentialID, by: String)
    /// One of those above, done on a node further down.
    case on(NodeID, Effect)

    // Done by the program.
    case setTheme(String)
    case savePreferences(Preferences)
    /// Put text on the terminal's clipboard.
    case copy(String)
    case setMouse(Bool)
    /// Paint everything anew, as after another program has written on the terminal.
    case repaint
    /// Write the screen as text into a file.
    case dump(String)
    case suspend
    case quit
    /// Say from now on what changes on this node further down, on the console's own with nil.
    case visit(NodeID?)
}

extension Effect {
    /// Whether a node does it, not the program.
    var concernsNode: Bool {
        switch self {
        case .load, .label, .undo, .skip, .retrain, .cancel, .promote, .rollBack, .setTarget,
            .setFeeder, .setLink, .invite, .revoke:
            true
        case .on, .setTheme, .savePreferences, .copy, .setMouse, .repaint, .dump, .suspend, .quit,
            .visit:
            false
        }
    }

    /// The node that does it in place of the one that is looked at; nil for that one itself.
    var doneAt: NodeID? {
        if case .setLink(_, let place, _, _) = self { place } else { nil }
    }
}
