import Foundation
import Learning
import Wire

/// Those who run the models: retrain at some node, roll back at the top.
struct Steward: Sendable {
    let forest: Forest
    let ledger: Ledger
    let seed: UInt64

    func run() throws {
        var generator = SeededGenerator(seed: seed)
        let names = forest.tree.names
        while !ledger.isOver {
            let name = names[generator.next(below: names.count)]
            if generator.next(below: 4) == 0 {
                rollBack(at: forest.tree.top)
            } else {
                retrain(at: name)
            }
            for _ in 0..<30 where !ledger.isOver { usleep(100_000) }
        }
    }

    @discardableResult
    func retrain(at name: String) -> Bool {
        struct Empty: Encodable {}
        guard
            let reply = try? forest.node(name).exchange.post("/v1/tasks/riddles/retrain", Empty()),
            (200..<300).contains(reply.status)
        else { return false }
        ledger.change { $0.retrains += 1 }
        return true
    }

    func rollBack(at name: String) {
        let body = ["reason": "torture"]
        guard
            let reply = try? forest.node(name).exchange.post("/v1/tasks/riddles/rollback", body),
            (200..<300).contains(reply.status)
        else { return }
        ledger.change { $0.rollbacks += 1 }
    }

    /// Waits until no job is in hand there.
    func untilIdle(at name: String, seconds: Double) -> Bool {
        let deadline = Date().addingTimeInterval(seconds)
        while Date() < deadline {
            if let reply = try? forest.node(name).exchange.get("/v1/jobs?limit=5"),
                reply.status == 200,
                let jobs = try? Listed<JobRow>(reply).rows,
                jobs.allSatisfy({ $0.state.isOver })
            {
                return true
            }
            usleep(50_000)
        }
        return false
    }
}

/// A listing of the API.
struct Listed<Row: Decodable>: Decodable {
    var rows: [Row]

    init(_ reply: Exchange.Reply) throws { self = try reply.json() }
}
