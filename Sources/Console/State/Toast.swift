package import Wire

/// A word on the status line that goes by itself.
package struct Toast: Equatable, Sendable {
    package var level: Level
    package var text: String
    /// When it goes.
    package var until: Timestamp

    var since: Timestamp { until.advanced(bySeconds: -level.seconds) }
    var isBad: Bool { level == .warning || level == .failure }

    package enum Level: String, Sendable {
        case info, success, warning, failure

        /// A sign of its own for each level, so that none is a colour alone.
        var sign: String {
            switch self {
            case .info: "·"
            case .success: "✓"
            case .warning: "!"
            case .failure: "✗"
            }
        }

        /// How long it stays, in seconds; bad news stays longer.
        var seconds: Double {
            switch self {
            case .info, .success: 6
            case .warning: 9
            case .failure: 15
            }
        }
    }
}
