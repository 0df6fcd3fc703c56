import Foundation
import Wire

/// Figures as people read them.
enum Words {
    static func share(_ share: Double) -> String {
        "\(tenths(share * 100)) %"
    }

    /// A difference of two shares in percentage points, with its sign.
    static func points(_ difference: Double) -> String {
        (difference < 0 ? "−" : "+") + tenths(abs(difference) * 100)
    }

    static func bytes(_ count: Int) -> String {
        let units = ["B", "kB", "MB", "GB", "TB"]
        var value = Double(count)
        var unit = 0
        while value >= 999.5, unit < units.count - 1 {
            value /= 1000
            unit += 1
        }
        return unit == 0 || value >= 99.5
            ? "\(Int(value.rounded())) \(units[unit])" : "\(tenths(value)) \(units[unit])"
    }

    /// How long ago in one unit: `4 s`, `12 min`, `3 h`, `5 d`.
    static func age(_ then: Timestamp, now: Timestamp) -> String {
        let seconds = max(0, now.seconds(since: then))
        return switch seconds {
        case ..<60: "\(Int(seconds)) s"
        case ..<3600: "\(Int(seconds / 60)) min"
        case ..<86400: "\(Int(seconds / 3600)) h"
        default: "\(Int(seconds / 86400)) d"
        }
    }

    /// A moment in UTC: `2026-11-21T04:05:06Z`.
    static func moment(_ moment: Timestamp) -> String {
        let formatter = ISO8601DateFormatter()
        return formatter.string(
            from: Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000))
    }

    static func reason(_ reason: AbstainReason) -> String {
        switch reason {
        case .noModel: "there is no model yet"
        case .belowThreshold(let confidence, let threshold):
            "\(decimals(confidence)) is below the threshold \(decimals(threshold))"
        case .unfamiliar: "nothing in it is known to the model"
        case .malformedOutput: "the model's output was malformed"
        }
    }

    static func decimals(_ value: Double) -> String {
        String(format: "%.3f", value)
    }

    private static func tenths(_ value: Double) -> String {
        String(format: "%.1f", value)
    }
}
