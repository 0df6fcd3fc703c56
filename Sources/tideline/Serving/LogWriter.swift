import Foundation
import Node

/// Writes the log's lines to standard error, each whole.
struct LogWriter: Sendable {
    private let isForJournal: Bool

    /// systemd says by a variable that its journal reads standard error.
    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        isForJournal = environment["JOURNAL_STREAM"] != nil
    }

    func write(_ line: LogLine) {
        Printer.complain(
            isForJournal
                ? line.forJournal : line.forReaders(at: Words.moment(NodeClock.system.now())))
    }
}
