internal import Wire

/// Numbers, spans and moments in the few characters that a column has.
///
/// Written out by hand because the formatters of Foundation cost the console its start-up time.
enum Wording {
    /// What stands for a figure that is not known.
    static let missing = "—"

    /// Returns `value` with that many decimals; `—` for nil and for what is not finite.
    static func fixed(_ value: Double?, _ decimals: Int) -> String {
        guard let value, value.isFinite, abs(value) < 1e12 else { return missing }
        var scale: Int64 = 1
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int64((abs(value) * Double(scale)).rounded())
        let sign = value < 0 && scaled != 0 ? "-" : ""
        guard decimals > 0 else { return sign + String(scaled) }
        return sign + String(scaled / scale) + "." + padded(scaled % scale, to: decimals)
    }

    /// Returns a share of 0...1 in percent: `3.1%`.
    static func percent(_ share: Double?, _ decimals: Int = 1) -> String {
        guard let share, share.isFinite else { return missing }
        return fixed(share * 100, decimals) + "%"
    }

    /// Returns a difference of two shares in percentage points: `+0.8 pp`.
    static func points(_ difference: Double?) -> String {
        guard let difference, difference.isFinite else { return missing }
        return signed(difference * 100, 1) + " pp"
    }

    /// Returns `value` with its sign always written.
    static func signed(_ value: Double, _ decimals: Int) -> String {
        let text = fixed(value, decimals)
        return text.hasPrefix("-") || text == missing ? text : "+" + text
    }

    /// Returns a share gained in points, in five cells at most: `+1.2`, `-12.0`, `+100`.
    static func gain(_ share: Double) -> String {
        let points = share * 100
        return signed(points, abs(points) < 99.95 ? 1 : 0)
    }

    /// Returns a span in its largest whole unit: `7s`, `18m`, `3h`, `2d`.
    static func span(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds < 1e10 else { return missing }
        let whole = max(0, Int(seconds))
        switch whole {
        case ..<60: return "\(whole)s"
        case ..<3600: return "\(whole / 60)m"
        case ..<86_400: return "\(whole / 3600)h"
        default: return "\(whole / 86_400)d"
        }
    }

    /// Returns how long ago `moment` was at `now`.
    static func age(_ moment: Timestamp?, at now: Timestamp) -> String {
        guard let moment else { return missing }
        return span(now.seconds(since: moment))
    }

    /// Returns a span to wait as `mm:ss`, or `h:mm:ss` from an hour on.
    static func countdown(_ seconds: Double?) -> String {
        guard let seconds, seconds.isFinite, seconds < 1e8 else { return missing }
        let whole = max(0, Int64(seconds.rounded(.up)))
        let minutes = padded(whole / 60 % 60, to: 2) + ":" + padded(whole % 60, to: 2)
        return whole < 3600 ? minutes : "\(whole / 3600):" + minutes
    }

    /// Returns bytes in the largest binary unit that leaves at least one digit: `412K`, `1.2G`.
    static func bytes(_ count: Int) -> String {
        var value = Double(max(0, count))
        for unit in ["B", "K", "M", "G"] {
            if value < 1000 { return fixed(value, unit == "B" || value >= 10 ? 0 : 1) + unit }
            value /= 1024
        }
        return fixed(value, value >= 10 ? 0 : 1) + "T"
    }

    /// Returns a count in groups of three: `18 204`.
    static func grouped(_ count: Int) -> String {
        let digits = String(abs(count))
        var text = count < 0 ? "-" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0 && (digits.count - place).isMultiple(of: 3) { text.append(" ") }
            text.append(digit)
        }
        return text
    }

    /// Returns `3 labels`, `1 label`.
    static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
        "\(grouped(number)) " + (number == 1 ? noun : plural ?? noun + "s")
    }

    /// Returns a count in few characters: `812`, `12.1k`, `131k`, `2.4M`.
    static func short(_ count: Int) -> String {
        switch count {
        case ..<1000: String(count)
        case ..<99_950: fixed(Double(count) / 1000, 1) + "k"
        case ..<999_500: fixed(Double(count) / 1000, 0) + "k"
        default: fixed(Double(count) / 1_000_000, 1) + "M"
        }
    }

    /// Returns a time spent, given in microseconds: `8 µs`, `1.2 ms`, `3 s`.
    static func micros(_ value: Double) -> String {
        switch value {
        case ..<1: missing
        case ..<1000: fixed(value, 0) + " µs"
        case ..<10_000: fixed(value / 1000, 1) + " ms"
        case ..<1_000_000: fixed(value / 1000, 0) + " ms"
        default: fixed(value / 1_000_000, 1) + " s"
        }
    }

    static func padded(_ value: Int64, to digits: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}

extension Wording {
    /// Returns a number with as few decimals as say it to a thousandth: `98`, `99.5`.
    static func shortest(_ value: Double) -> String {
        var text = fixed(value, 3)
        guard text.contains(".") else { return text }
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }
}
