internal import Foundation
internal import Wire

/// A task's examples as lines of JSON, read from the store page by page.
struct ExampleLines: AsyncSequence, Sendable {
    typealias Element = Data

    let host: any NodeHost
    let task: String
    var offset: Int
    var limit: Int
    let json: APIJSON

    private static let page = 500

    func makeAsyncIterator() -> Iterator {
        Iterator(lines: self)
    }

    struct Iterator: AsyncIteratorProtocol {
        var lines: ExampleLines

        mutating func next() async throws -> Data? {
            guard lines.limit > 0 else { return nil }
            let wanted = Swift.min(lines.limit, ExampleLines.page)
            let rows = try await lines.host.examples(
                task: lines.task, offset: lines.offset, limit: wanted)
            guard !rows.isEmpty else { return nil }
            lines.offset += rows.count
            lines.limit = rows.count < wanted ? 0 : lines.limit - rows.count
            return try rows.reduce(into: Data()) { data, row in
                data.append(try lines.json.encode(row))
                data.append(0x0A)
            }
        }
    }
}
