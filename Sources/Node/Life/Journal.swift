internal import Store
internal import Synchronization
internal import Wire

/// Writes events, and tells the console that there are new ones.
///
/// An event is no promise to anybody: when it cannot be written, the reason is kept for the
/// node's health and the work goes on.
final class Journal: Sendable {
    private let store: Store
    private let clock: NodeClock
    private let feed: ChangeFeed
    private let trouble = Mutex<String?>(nil)

    init(store: Store, clock: NodeClock, feed: ChangeFeed) {
        self.store = store
        self.clock = clock
        self.feed = feed
    }

    /// Why the store could not be written last time; nil when it could.
    var lastError: String? {
        get { trouble.withLock { $0 } }
        set { trouble.withLock { $0 = newValue } }
    }

    /// Says that `topics` changed where there is no event to tell.
    func tell(changed topics: Set<Topic>) { feed.tell(topics) }

    /// Adds an event and says that `topics` changed besides the events.
    func write(
        _ level: StoredEvent.Level, _ topic: String, _ text: String, changed topics: Set<Topic> = []
    ) {
        do {
            try store.recordEvents([
                NewEvent(
                    at: clock.now().milliseconds, level: level, topic: topic, text: text)
            ])
            lastError = nil
        } catch {
            lastError = NodeError(wrapping: error).message
        }
        feed.tell(topics.union([.events]))
    }
}
