import ArgumentParser

/// A stretch of time on the command line: `90s`, `30m`, `1h`, `7d`.
struct Span: Equatable, Sendable, ExpressibleByArgument {
    var seconds: Double

    private static let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]

    init(seconds: Double) {
        self.seconds = seconds
    }

    init?(argument: String) {
        guard let last = argument.last, let unit = Self.units[last],
            let count = Double(argument.dropLast()), count > 0, count.isFinite
        else { return nil }
        seconds = count * unit
    }

    var defaultValueDescription: String {
        let unit = Self.units.sorted { $0.value > $1.value }.first {
            seconds.truncatingRemainder(dividingBy: $0.value) == 0
        }
        guard let unit else { return "\(seconds)s" }
        return "\(Int(seconds / unit.value))\(unit.key)"
    }
}

/// A size on the command line: `64kB`, `2MB`, or a number of bytes.
struct ByteCount: Equatable, Sendable, ExpressibleByArgument {
    var bytes: Int

    private static let units: [(word: String, bytes: Double)] = [
        ("kB", 1000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("B", 1), ("", 1),
    ]

    init(bytes: Int) {
        self.bytes = bytes
    }

    init?(argument: String) {
        guard let unit = Self.units.first(where: { argument.hasSuffix($0.word) }),
            let count = Double(argument.dropLast(unit.word.count)), count > 0,
            let bytes = Int(exactly: (count * unit.bytes).rounded())
        else { return nil }
        self.bytes = bytes
    }
}
