import Dispatch
import Node
import Synchronization
import Testing

@Suite struct BackgroundThreadTests {
    @Test func jobsRunOneAfterTheOtherInOrder() async {
        let thread = BackgroundThread(name: "test")
        let seen = Mutex<[Int]>([])

        await withCheckedContinuation { continuation in
            for index in 0..<100 { thread.perform { seen.withLock { $0.append(index) } } }
            thread.perform { continuation.resume() }
        }

        #expect(seen.withLock { $0 } == Array(0..<100))
        thread.stop()
    }

    @Test func afterStopNothingRuns() {
        let thread = BackgroundThread(name: "test")
        let count = Mutex(0)
        thread.stop()
        thread.perform { count.withLock { $0 += 1 } }
        thread.stop()

        #expect(count.withLock { $0 } == 0)
    }

    @Test func aJobThatTakesTooLongIsLeftBehind() async {
        let thread = BackgroundThread(name: "test")
        let (hasBegun, mayEnd) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let hasStopped = Mutex(false)

        let stoppedFirst = await withCheckedContinuation { continuation in
            thread.perform {
                hasBegun.signal()
                mayEnd.wait()
                continuation.resume(returning: hasStopped.withLock { $0 })
            }
            hasBegun.wait()
            thread.stop(patience: 0)
            hasStopped.withLock { $0 = true }
            mayEnd.signal()
        }

        #expect(stoppedFirst)
    }
}
