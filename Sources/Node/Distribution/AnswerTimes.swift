/// What answers by the live version take, measured by task: the last few hundred of each.
///
/// Another version begins anew, so that what is told is its own.
struct AnswerTimes: Equatable, Sendable {
    private struct Times: Equatable, Sendable {
        var version: String
        var latest: [Double] = []
        var next = 0
    }

    private static let most = 255
    /// Fewer say nothing yet.
    private static let least = 16

    private var byTask: [String: Times] = [:]

    mutating func count(_ micros: Double, task: String, version: String) {
        if byTask[task]?.version != version { byTask[task] = Times(version: version) }
        if byTask[task]?.latest.count ?? 0 < Self.most {
            byTask[task]?.latest.append(micros)
        } else if let next = byTask[task]?.next {
            byTask[task]?.latest[next] = micros
            byTask[task]?.next = (next + 1) % Self.most
        }
    }

    /// The median of each task that has enough of them.
    var medians: [String: Double] {
        byTask.compactMapValues { times in
            guard times.latest.count >= Self.least else { return nil }
            return times.latest.sorted()[times.latest.count / 2]
        }
    }
}
