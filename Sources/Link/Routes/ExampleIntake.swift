internal import Foundation
internal import Wire

/// Takes examples in line by line: holds one batch, however many there are.
struct ExampleIntake {
    let task: String
    let newClasses: Bool
    let host: any NodeHost
    let json: APIJSON
    let lineBytes: Int
    private var lines: LineSplitter
    private var line = 0
    private var batch: [ExampleRow] = []
    /// The lines that the batch's rows came from.
    private var places: [Int] = []
    private var receipt = IntakeReceipt()

    private static let batchSize = 500

    init(
        task: String, newClasses: Bool, host: any NodeHost, json: APIJSON, lineBytes: Int
    ) {
        self.task = task
        self.newClasses = newClasses
        self.host = host
        self.json = json
        self.lineBytes = lineBytes
        lines = LineSplitter(most: lineBytes)
    }

    mutating func take(_ body: APIBody) async throws -> IntakeReceipt {
        // An unknown task is refused before anything is read.
        _ = try await host.examples(task: task, offset: 0, limit: 1)
        do {
            try await body.forEachPiece { piece in
                for line in lines.lines(endingIn: piece) { try await take(line) }
                if let number = lines.tooLong { throw tooLong(number) }
            }
        } catch {
            // What came before the stream broke is kept, as the refusal says.
            try await store()
            throw error
        }
        if let last = lines.rest() { try await take(last) }
        try await store()
        return receipt
    }

    private func tooLong(_ number: Int) -> APIRefusal {
        APIRefusal(
            413,
            NodeError(
                .invalid,
                "line \(number) is longer than \(lineBytes) bytes; what came before it is in"))
    }

    private mutating func take(_ bytes: Data) async throws {
        line += 1
        guard bytes.contains(where: { $0 > 0x20 }) else { return }
        do {
            batch.append(try json.decode(ExampleLine.self, from: bytes).row)
            places.append(line)
        } catch let refusal as APIRefusal {
            receipt.refuse(line: line, refusal.error.message)
        }
        if batch.count == Self.batchSize { try await store() }
    }

    private mutating func store() async throws {
        guard !batch.isEmpty else { return }
        let stored = try await host.addExamples(batch, task: task, newClasses: newClasses)
        receipt.added += stored.added
        receipt.duplicates += stored.duplicates
        for refused in stored.refused {
            receipt.refuse(line: places[refused.place], refused.reason)
        }
        batch.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
    }
}
