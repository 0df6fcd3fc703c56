import Console
import Wire

/// The node's events as the lines of a log: each once, in their order.
struct EventLog {
    /// Events are asked for in pages of so many.
    static let page = 200

    private let since: Timestamp
    private var last: Int64 = 0

    /// A log of what happens from a moment on.
    init(since: Timestamp) {
        self.since = since
    }

    /// Returns those that were not logged yet, oldest first.
    mutating func new(in newestFirst: [EventRow]) -> [EventRow] {
        let new = newestFirst.filter { $0.id > last && $0.at >= since }
        if let newest = newestFirst.first { last = max(last, newest.id) }
        return new.reversed()
    }
}

/// One line of the log on standard error.
struct LogLine: Equatable {
    var level: ServeLife.Level
    var text: String

    init(_ level: ServeLife.Level, _ text: String) {
        self.level = level
        self.text = text
    }

    init(_ event: EventRow) {
        self.init(ServeLife.Level(event.level), "\(event.topic): \(event.text)")
    }

    /// The line for the journal, which knows the time and reads the level in front.
    var forJournal: String { "<\(level.rawValue)>\(DisplayWidth.sanitised(text))" }

    /// The line for a person or a file.
    func forReaders(at moment: String) -> String {
        "\(moment) \(level.word) \(DisplayWidth.sanitised(text))"
    }
}

extension ServeLife.Level {
    init(_ level: EventLevel) {
        switch level {
        case .debug: self = .debug
        case .info: self = .info
        case .warning: self = .warning
        case .error: self = .error
        }
    }

    var word: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .info: "info"
        case .debug: "debug"
        }
    }
}
