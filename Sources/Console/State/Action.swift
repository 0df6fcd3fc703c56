package import Wire

/// What comes in: the only way in which the console's state changes.
package indirect enum Action: Equatable, Sendable {
    /// Something from the terminal, with the moment at which it was read.
    case input(TerminalInput, at: Timestamp)
    /// Once a second.
    case tick(Timestamp)
    /// The node says what may have changed.
    case changed(Set<Topic>)
    case loaded(Load, Loaded)
    case loadFailed(Load, NodeError)
    /// The node did what was asked.
    case done(Effect, Outcome)
    case failed(Effect, NodeError)
    /// Something of a node further down.
    case from(NodeID, Action)
    /// The themes that can be chosen, and the one that is shown.
    case themesChanged(names: [String], current: String)
    /// A word of the program itself, such as a theme file that could not be read.
    case notice(Toast.Level, String)
}

/// What the node answered to an effect that changes something.
package enum Outcome: Equatable, Sendable {
    case labelled(LabelReceipt)
    case undone(QuestionID)
    case skipped
    case queued(JobRow)
    case cancelled
    case promoted(PromotionRow)
    case targetSet
    case feeder(FeederState)
    case linkSet
    /// With the text that whoever is invited needs, told once.
    case invited(Invitation, link: String)
    case revoked
}
