import Foundation
import Learning
import Wire

/// The humans: label what the expert does not know, somewhere on its way up.
struct Labeller: Sendable {
    let forest: Forest
    let ledger: Ledger
    let seed: UInt64

    /// Labels until the course is over.
    func run() throws {
        var generator = SeededGenerator(seed: seed)
        while !ledger.isOver {
            guard let number = ledger.takeUnlabelled() else {
                usleep(10_000)
                continue
            }
            let leaf = ledger.entries.asked[number] ?? ""
            let path = forest.tree.path(from: leaf)
            let place = path[generator.next(below: path.count)]
            if try !label(number, at: place) { ledger.giveBack(number) }
            usleep(5_000)
        }
    }

    /// Labels whatever waits longest, if anything does.
    func labelSomething(at name: String) {
        guard let number = ledger.takeUnlabelled() else { return }
        // Nobody there: it waits for the next who labels.
        if (try? label(number, at: name)) != true { ledger.giveBack(number) }
    }

    /// Labels a question that waits; returns whether it need not be labelled any more.
    @discardableResult
    func label(_ number: Int, at name: String) throws -> Bool {
        struct Body: Encodable {
            var verdict: [String: String]
        }
        let riddle = Riddle(number, seed: forest.seed)
        let body = Body(verdict: ["class": riddle.answer])
        let target = "/v1/questions/\(riddle.id)/label?by=anna-\(name)"
        // No reply means that the node is down, or died of it: the label is given again later.
        guard let reply = try? forest.node(name).exchange.post(target, body) else { return false }
        switch reply.status {
        case 200, 201:
            ledger.labelled(number, at: name)
            return true
        // Answered by a human before.
        case 409: return true
        // Not there yet, or nobody can write now.
        case 404, 429, 500, 503, 507: return false
        default:
            let text = String(decoding: reply.body, as: UTF8.self)
            ledger.change { $0.refusals.append("label \(riddle.id): \(reply.status) \(text)") }
            return true
        }
    }
}
