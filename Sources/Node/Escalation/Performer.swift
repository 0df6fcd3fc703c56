internal import Synchronization

/// Tells a state machine what happens, and has what it decides performed in that order.
///
/// What can be done at once is done while the machine is held, so that it happens in the order in
/// which it was decided; all else waits its turn and is performed one after the other.
final class Performer<Machine: StateMachine>: Sendable {
    private let machine: Mutex<Machine>
    private let effects: AsyncStream<Machine.Effect>
    private let work: AsyncStream<Machine.Effect>.Continuation
    /// Returns whether it did the effect; must neither wait nor tell the machine anything.
    private let doAtOnce: @Sendable (Machine.Effect) -> Bool

    init(_ machine: Machine, doAtOnce: @escaping @Sendable (Machine.Effect) -> Bool) {
        self.machine = Mutex(machine)
        self.doAtOnce = doAtOnce
        (effects, work) = AsyncStream.makeStream()
    }

    /// The machine as it stands now.
    var state: Machine { machine.withLock { $0 } }

    /// Takes in what happened; never waits.
    ///
    /// Not to be called from where a task is cancelled or a stream terminates: those hold the task
    /// that what is done at once may have to wake.
    func tell(_ event: Machine.Event) {
        machine.withLock { machine in
            for effect in machine.update(event) where !doAtOnce(effect) { work.yield(effect) }
        }
    }

    /// Performs what is decided until `finish`; what `perform` returns has happened then.
    func run(_ perform: @Sendable (Machine.Effect) async -> [Machine.Event]) async {
        for await effect in effects {
            for event in await perform(effect) { tell(event) }
        }
    }

    /// Lets `run` return once everything decided so far is performed.
    func finish() {
        work.finish()
    }
}
