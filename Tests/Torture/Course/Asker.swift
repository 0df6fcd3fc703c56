import Foundation
import Learning
import Synchronization
import Wire

/// Asks numbered questions at the leaves until each is acknowledged.
final class Asker: Sendable {
    private let forest: Forest
    private let ledger: Ledger
    private let seed: UInt64
    private let next: Mutex<Int>
    private let count: Int
    /// Seconds between two questions of one asker.
    private let pause: Double

    init(_ forest: Forest, _ ledger: Ledger, count: Int, pause: Double, seed: UInt64) {
        self.forest = forest
        self.ledger = ledger
        self.count = count
        self.pause = pause
        self.seed = seed
        next = Mutex(0)
    }

    /// Asks until all are asked; several may run at once.
    func run() throws {
        let leaves = forest.tree.leaves
        while let number = take() {
            let riddle = Riddle(number, seed: seed)
            try ask(riddle, at: leaves[number % leaves.count])
            usleep(UInt32(pause * 1e6))
        }
    }

    private func take() -> Int? {
        next.withLock { next in
            guard next < count else { return nil }
            defer { next += 1 }
            return next
        }
    }

    /// Whether the leaf answered by its own model or memory, at once.
    private func isOwn(_ reply: Exchange.Reply, _ leaf: String) -> Bool {
        guard case .answered(let answer)? = try? reply.json(AskReply.self).outcome else {
            return false
        }
        return [.model, .memory].contains(answer.via) && answer.by.hasPrefix(leaf)
    }

    /// The same id until it is acknowledged: what got lost on its way may have arrived.
    private func ask(_ riddle: Riddle, at leaf: String) throws {
        struct Body: Encodable {
            var id: String
            var fields: [String: String]
            var wait: Double
        }
        let node = try forest.node(leaf)
        let body = Body(
            id: riddle.id, fields: ["text": riddle.text], wait: riddle.number % 50 == 0 ? 1 : 0)
        for attempt in 0... {
            ledger.began(at: leaf)
            // No reply is no acknowledgement: the question is asked again.
            let reply = try? node.exchange.post("/v1/tasks/riddles/ask", body)
            ledger.ended(at: leaf)
            if let reply, reply.status == 200 || reply.status == 202 {
                ledger.acknowledged(riddle, at: leaf, isAnswered: isOwn(reply, leaf))
                return
            }
            if let reply, ![503, 507, 429, 500].contains(reply.status) {
                let text = String(decoding: reply.body, as: UTF8.self)
                ledger.change { $0.refusals.append("ask \(riddle.id): \(reply.status) \(text)") }
                return
            }
            guard attempt < 3000 else { throw TortureError("\(riddle.id) is never taken") }
            usleep(20_000)
        }
    }
}
