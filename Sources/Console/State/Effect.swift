package import Wire

/// What goes out: what is to be done outside the console's state.
package enum Effect: Equatable, Sendable {
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
}
