/// Owns the terminal: everything isolated to it runs on one thread, since curses is not safe on
/// two.
///
/// The thread runs nothing else, so that keys are read and frames shown however busy the program
/// is.
@globalActor
package actor TerminalActor {
    package static let shared = TerminalActor()

    nonisolated let thread = TerminalThread()

    nonisolated package var unownedExecutor: UnownedSerialExecutor {
        thread.asUnownedSerialExecutor()
    }
}
