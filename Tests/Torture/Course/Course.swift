import Foundation
import Synchronization
import Wire

/// One run: a tree starts, is asked, labelled, retrained and harmed, heals, and is counted.
package struct Course: Sendable {
    package struct Options: Sendable {
        package var tree = TortureTree.small
        package var questions = 400
        package var faults = 24
        package var seed: UInt64
        /// How many ask, and how many do harm, at once.
        package var askers = 3
        package var saboteurs = 3
        /// Seconds between two questions of one asker.
        package var pause = 0.01
        /// How long healing may take.
        package var patience = 120.0

        package init(seed: UInt64) { self.seed = seed }
    }

    let options: Options
    let program: String
    let base: String

    package init(_ options: Options, program: String, base: String) {
        self.options = options
        self.program = program
        self.base = base
    }

    /// Runs it to its end.
    ///
    /// - Parameter say: takes a line for every step.
    /// - Returns: what was sent and what was found.
    /// - Throws: `TortureError` when it cannot be run at all.
    package func run(say: @Sendable (String) -> Void) throws -> Findings {
        say("seed \(options.seed): \(options.questions) questions, \(options.faults) faults")
        let forest = try Forest(
            options.tree, program: program, base: base, seed: options.seed)
        let keeps = ProcessInfo.processInfo.environment["TORTURE_KEEP"] != nil
        defer { forest.remove(keepsFiles: keeps) }
        say(
            "\(options.tree.names.count) nodes serve; links through "
                + (forest.namespaces.areThere ? "network namespaces and proxies" : "proxies")
                + (forest.canShiftClocks ? "" : "; no clock jumps: there is no C compiler"))
        let ledger = Ledger()
        try trouble(forest, ledger)
        say("over: \(ledger.entries.asked.count) questions acknowledged; healing")
        var findings = Findings(entries: ledger.entries, tree: options.tree, seed: options.seed)
        try settle(forest, ledger, &findings)
        say("counting")
        try forest.stop()
        findings.entries = ledger.entries
        for name in options.tree.names {
            let node = try forest.node(name)
            findings.crashes += node.crashes
            findings.stores[name] = try StoreContents(folder: node.folder)
        }
        return findings
    }

    private func trouble(_ forest: Forest, _ ledger: Ledger) throws {
        let labeller = Labeller(forest: forest, ledger: ledger, seed: options.seed &+ 1)
        let steward = Steward(forest: forest, ledger: ledger, seed: options.seed &+ 2)
        let asker = Asker(
            forest, ledger, count: options.questions, pause: options.pause, seed: options.seed)
        let kinds = Fault.Kind.allCases.filter { kind in
            forest.canShiftClocks || (kind != .clockBack && kind != .clockForward)
        }
        let plan = FaultPlan(
            options.faults, tree: options.tree, seed: options.seed &+ 3, kinds: kinds)
        let saboteur = Saboteur(plan, forest, ledger, steward, labeller)
        let lasting = Crew()
        lasting.add { try labeller.run() }
        lasting.add { try steward.run() }
        let ending = Crew()
        for _ in 0..<options.askers { ending.add { try asker.run() } }
        for _ in 0..<options.saboteurs { ending.add { try saboteur.run() } }
        let failure = ending.wait()
        ledger.finish()
        if let failure = failure ?? lasting.wait() { throw failure }
    }

    /// Heals, and waits until nothing waits; a human answers what is left at the top.
    private func settle(
        _ forest: Forest, _ ledger: Ledger, _ findings: inout Findings
    ) throws {
        try forest.heal()
        let began = Date()
        let labeller = Labeller(forest: forest, ledger: ledger, seed: 0)
        var restingSince: Date?
        while Date().timeIntervalSince(began) < options.patience {
            let isAtRest = try isAtRest(forest)
            restingSince = isAtRest ? restingSince ?? Date() : nil
            if let restingSince, Date().timeIntervalSince(restingSince) > Self.rest { break }
            if !isAtRest { try labelRest(forest, labeller) }
            usleep(300_000)
        }
        findings.healingSeconds = Date().timeIntervalSince(began)
        try align(forest, ledger, &findings)
    }

    /// Seconds of rest after which nothing more is to come: a link that is dead and a node that does
    /// not know it yet are seen by then.
    private static let rest = 10.0

    private func isAtRest(_ forest: Forest) throws -> Bool {
        let waiting = try options.tree.names.map { try waitingCount(forest, $0) }
        return try waiting.allSatisfy { $0 == 0 } && isDelivered(forest)
    }

    private func waitingCount(_ forest: Forest, _ name: String) throws -> Int {
        let reply = try forest.node(name).exchange.get("/v1/questions?state=waiting&limit=1")
        return try reply.json(QuestionPage.self).total
    }

    /// Whether every link is there, and every outbox empty.
    private func isDelivered(_ forest: Forest) throws -> Bool {
        try options.tree.names.allSatisfy { name in
            let tree = try forest.node(name).exchange.get("/v1/tree").json(Tree.self)
            guard let this = tree.entries.first(where: { $0.kind == .this }) else { return false }
            let isLinked = name == options.tree.top || this.link == .connected
            return isLinked && this.queued == 0
        }
    }

    private func labelRest(_ forest: Forest, _ labeller: Labeller) throws {
        let reply = try forest.node(options.tree.top).exchange.get(
            "/v1/questions?state=waiting&limit=200")
        for row in try reply.json(QuestionPage.self).rows {
            guard let number = Int(row.id.text.dropFirst(2)),
                Riddle(number, seed: options.seed).kind == .human
            else { continue }
            try labeller.label(number, at: options.tree.top)
        }
    }

    /// A last version at the top; every node has what it is to have, or says why not.
    private func align(
        _ forest: Forest, _ ledger: Ledger, _ findings: inout Findings
    ) throws {
        let steward = Steward(forest: forest, ledger: ledger, seed: 0)
        steward.retrain(at: options.tree.top)
        _ = steward.untilIdle(at: options.tree.top, seconds: 60)
        let deadline = Date().addingTimeInterval(options.patience / 2)
        repeat {
            findings.standings = [:]
            for name in options.tree.names {
                let tree = try forest.node(name).exchange.get("/v1/tree").json(Tree.self)
                findings.standings[name] = tree.entries.first { $0.kind == .this }?.standings
            }
            usleep(300_000)
        } while !findings.misaligned.isEmpty && Date() < deadline
    }
}

/// Threads that are waited for together.
private final class Crew: Sendable {
    private let group = DispatchGroup()
    private let failure = Mutex<(any Error)?>(nil)

    func add(_ body: @escaping @Sendable () throws -> Void) {
        group.enter()
        let thread = Thread { [self] in
            do {
                try body()
            } catch {
                failure.withLock { $0 = $0 ?? error }
            }
            group.leave()
        }
        thread.start()
    }

    /// Returns the first failure, once all have ended.
    func wait() -> (any Error)? {
        group.wait()
        return failure.withLock { $0 }
    }
}
