import Glibc

/// Standard error, sent to a file while the console is on the screen: what the runtime and
/// libraries print there would stand in the middle of it.
@TerminalActor
struct ErrorOutput {
    /// Where it went before.
    let original: Int32

    init(path: String) throws(TerminalError) {
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .cannotOpenLog(path: path, reason: SystemError.text) }
        original = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
        dup2(file, STDERR_FILENO)
        close(file)
    }

    func restore() {
        guard original >= 0 else { return }
        dup2(original, STDERR_FILENO)
        close(original)
    }
}
