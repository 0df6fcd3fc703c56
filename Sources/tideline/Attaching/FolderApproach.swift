/// What to do about a data folder that another process holds: attach to the node that runs there,
/// wait for a moment, or give up.
///
/// Who holds the folder may be a running node, one that is just starting and cannot be spoken to
/// yet, or a command that will be done in a moment.
struct FolderApproach: Equatable {
    enum Step: Equatable {
        case attach(socket: String)
        case wait(milliseconds: Int)
        case giveUp
    }

    /// How long a command waits for a folder that it can neither open nor attach to.
    static let patience = 3_000
    private static let pause = 50

    private(set) var waited = 0

    /// Somebody holds the folder, and says at which socket the node there serves.
    ///
    /// - Parameters:
    ///   - socket: nil when the holder names none.
    ///   - answers: whether something listens at that socket; a process that was killed leaves a
    ///     socket and its path behind.
    /// - Returns: what to do now.
    mutating func folderIsHeld(socket: String?, answers: (String) -> Bool) -> Step {
        if let socket, answers(socket) { return .attach(socket: socket) }
        guard waited < Self.patience else { return .giveUp }
        waited += Self.pause
        return .wait(milliseconds: Self.pause)
    }
}
