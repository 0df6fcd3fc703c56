/// What answers by the live version take, measured by task: the last few hundred of each.
///
/// Another version begins anew, so that what is told is its own.
struct AnswerTimes: Equatable, Sendable {
    private struct Times: Equatable, Sendable {
        var version: String
        var latest: [Double] = []
        var next = 0

        mutating func count(_ micros: Double, version: String) {
            if self.version != version { self = Times(version: version) }
            guard latest.count == AnswerTimes.most else { return latest.append(micros) }
            latest[next] = micros
            next = (next + 1) % AnswerTimes.most
        }
    }

    private static let most = 255
    /// Fewer say nothing yet.
    private static let least = 16

    private var byTask: [String: Times] = [:]

    mutating func count(_ micros: Double, task: String, version: String) {
        byTask[task, default: Times(version: version)].count(micros, version: version)
    }

    /// The median of each task that has enough of them.
    var medians: [String: Double] {
        byTask.compactMapValues { times in
            guard times.latest.count >= Self.least else { return nil }
            return times.latest.sorted()[times.latest.count / 2]
        }
    }
}
