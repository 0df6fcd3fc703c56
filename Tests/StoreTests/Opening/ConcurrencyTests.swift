import Dispatch
import Learning
import Store
import Synchronization
import Testing

@Suite struct ConcurrencyTests {
    @Test func ofManyWhoLabelOneIsFirst() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try store.escalate(temporary.question("q1"))
        let results = Mutex<[Result<LabelOutcome, StoreError>]>([])

        DispatchQueue.concurrentPerform(iterations: 8) { number in
            let label = temporary.label("q1", .newClass("class \(number)"), by: "anna \(number)")
            let result = Result { () throws(StoreError) in try store.label(label) }
            results.withLock { $0.append(result) }
        }

        let all = results.withLock { $0 }
        let winners = all.compactMap { try? $0.get() }  // The losers are counted below.
        #expect(winners.count == 1)
        let refused = all.filter {
            guard case .failure(let error) = $0 else { return false }
            return error.kind == .conflict
        }
        #expect(refused.count == 7)
        #expect(
            try store.task("digits").task.classes.last == winners.first?.className)
        #expect(try store.exampleCount(task: "digits") == 1)
        #expect(try store.checkIntegrity() == [])
    }

    @Test func readersSeeWholeTransactionsBesideWriters() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        let torn = Mutex(0)

        DispatchQueue.concurrentPerform(iterations: 6) { worker in
            for round in 0..<20 {
                if worker < 2 {
                    let batch = (0..<10).map { temporary.example("\(worker) \(round) \($0)") }
                    // A failed write leaves the count short, which is seen below.
                    _ = try? store.addExamples(batch, task: "digits")
                } else if (try? store.exampleCount(task: "digits"))?.isMultiple(of: 10) != true {
                    torn.withLock { $0 += 1 }
                }
            }
        }

        #expect(torn.withLock { $0 } == 0)
        #expect(try store.exampleCount(task: "digits") == 400)
        #expect(try store.checkIntegrity() == [])
    }

    /// GRDB alone ends the process here, with luck only now and then.
    @Test func closingWhileOthersReadTurnsThemAway() throws {
        for _ in 0..<20 {
            let temporary = try TemporaryStore()
            let strange = Mutex<[StoreError]>([])

            DispatchQueue.concurrentPerform(iterations: 8) { worker in
                do throws(StoreError) {
                    if worker == 1 { return try temporary.store.close() }
                    for _ in 0..<50 { _ = try temporary.store.exampleCount(task: "digits") }
                } catch {
                    if error.kind != .closed { strange.withLock { $0.append(error) } }
                }
            }

            #expect(strange.withLock { $0 } == [])
        }
    }
}
