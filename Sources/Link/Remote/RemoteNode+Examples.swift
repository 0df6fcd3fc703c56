internal import Foundation
package import Wire

extension RemoteNode {
    /// What one request carries: within what a relay takes, and what a receipt tells line by line.
    private static let mostBytes = 512 * 1024
    private static let mostRows = 500

    package func addExamples(
        _ rows: [ExampleRow], task: String, newClasses: Bool
    ) async throws -> ImportReceipt {
        var receipt = ImportReceipt()
        var sent = 0
        repeat {
            let (body, count) = try lines(of: rows[sent...])
            let part = try await send(body, task: task, newClasses: newClasses)
            receipt.added += part.added
            receipt.duplicates += part.duplicates
            receipt.refused += part.refused.map {
                RefusedRow(place: sent + $0.place - 1, reason: $0.reason)
            }
            sent += count
        } while sent < rows.count
        return receipt
    }

    package func examples(
        task: String, offset: Int, limit: Int
    ) async throws -> [ExampleRow] {
        var rows: [ExampleRow] = []
        repeat {
            let wanted = min(limit - rows.count, Self.mostRows)
            let page = try await get(
                Listing<ExampleRow>.self,
                RequestTarget("tasks", task, "examples")
                    .with("offset", offset + rows.count).with("limit", wanted)
            ).rows
            rows += page
            if page.count < wanted { break }
        } while rows.count < limit
        return rows
    }

    /// As many of the rows as go into one request, and how many those are.
    private func lines(of rows: ArraySlice<ExampleRow>) throws -> (body: Data, count: Int) {
        var body = Data()
        var count = 0
        for row in rows.prefix(Self.mostRows) where body.count < Self.mostBytes {
            do {
                body.append(try json.encode(ExampleLine(row)))
            } catch {
                throw NodeError(.invalid, "an example cannot be written as JSON: \(error)")
            }
            body.append(0x0A)
            count += 1
        }
        return (body, count)
    }

    private func send(
        _ lines: Data, task: String, newClasses: Bool
    ) async throws -> IntakeReceipt {
        let target = RequestTarget("tasks", task, "examples")
            .with("newClasses", newClasses ? true : nil)
        return try await decoded(
            IntakeReceipt.self,
            of: Transport.Request(
                method: "POST", target: target.text, body: lines,
                contentType: APIReply.ContentType.lines.rawValue, patience: 600))
    }
}
