import Foundation
import Learning
import Wire

/// Those who run the models: retrain somewhere, promote over the gate, roll back.
struct Steward: Sendable {
    let forest: Forest
    let ledger: Ledger
    let seed: UInt64

    func run() throws {
        var generator = SeededGenerator(seed: seed)
        let names = forest.tree.names
        while !ledger.isOver {
            let name = names[generator.next(below: names.count)]
            switch generator.next(below: 4) {
            case 0: rollBack(at: name)
            case 1: promote(at: name)
            default: retrain(at: name)
            }
            for _ in 0..<30 where !ledger.isOver { usleep(100_000) }
        }
    }

    @discardableResult
    func retrain(at name: String) -> Bool {
        struct Empty: Encodable {}
        // A node that is down retrains nothing; so for all that a steward asks of it.
        guard
            let reply = try? forest.node(name).exchange.post("/v1/tasks/riddles/retrain", Empty()),
            (200..<300).contains(reply.status)
        else { return false }
        ledger.change { $0.retrains += 1 }
        return true
    }

    /// Makes the newest version live that is not, whatever the gate said.
    func promote(at name: String) {
        let body = ["reason": "torture"]
        guard let node = try? forest.node(name),
            let listed = try? node.exchange.get("/v1/versions?task=riddles"),
            let rows = try? Listed<VersionRow>(listed).rows,
            let row = rows.first(where: { $0.state != .live }),
            let reply = try? node.exchange.post("/v1/versions/\(row.id.digest)/promote", body),
            (200..<300).contains(reply.status)
        else { return }
        ledger.change { $0.promotions += 1 }
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
