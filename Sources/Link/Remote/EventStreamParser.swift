internal import Foundation

/// Reads a stream of server-sent events, from pieces that end anywhere.
struct EventStreamParser {
    private var lines = LineSplitter(most: 1_048_576)
    private var name = ""
    private var data: [String] = []

    /// Returns the events that end in this piece; comments are none.
    mutating func events(endingIn piece: Data) -> [ServerSentEvent] {
        lines.lines(endingIn: piece).compactMap { line in
            var text = String(decoding: line, as: UTF8.self)
            if text.hasSuffix("\r") { text.removeLast() }
            return take(text)
        }
    }

    private mutating func take(_ line: String) -> ServerSentEvent? {
        guard !line.isEmpty else {
            defer { (name, data) = ("", []) }
            return data.isEmpty
                ? nil : ServerSentEvent(name: name, data: data.joined(separator: "\n"))
        }
        let halves = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let value = halves.count > 1 ? String(halves[1].drop { $0 == " " }) : ""
        switch halves[0] {
        case "event": name = value
        case "data": data.append(value)
        default: break
        }
        return nil
    }
}
