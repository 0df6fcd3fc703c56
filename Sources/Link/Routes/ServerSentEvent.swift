internal import Foundation

/// One event of a stream that a server pushes: `event: NAME`, `data: JSON`, an empty line.
struct ServerSentEvent: Equatable, Sendable {
    var name: String
    var data: String

    /// A comment: says that the stream lives, and nothing else.
    static let beat = Data(":\n\n".utf8)

    /// Returns an event whose data is one line of JSON.
    static func bytes(_ name: String, _ json: Data) -> Data {
        var bytes = Data("event: \(name)\ndata: ".utf8)
        bytes.append(json)
        bytes.append(contentsOf: Array("\n\n".utf8))
        return bytes
    }
}
