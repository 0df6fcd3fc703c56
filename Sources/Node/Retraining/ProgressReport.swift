internal import Learning
internal import Store
internal import Wire

/// Passes a training's progress on to the store in short writes, ten a second at the most and one
/// at each epoch's end.
struct ProgressReport {
    private static let nanoseconds: UInt64 = 100_000_000

    private let job: Int64
    private let store: Store
    private let feed: ChangeFeed
    private let clock: NodeClock
    private var last: UInt64 = 0
    private var points: [StoredLossPoint] = []
    private var latest: TrainingProgress?
    private var heldOutLoss: Double?

    init(job: Int64, store: Store, feed: ChangeFeed, clock: NodeClock) {
        self.job = job
        self.store = store
        self.feed = feed
        self.clock = clock
    }

    /// Takes the trainer's word.
    mutating func take(_ progress: TrainingProgress) {
        latest = progress
        heldOutLoss = progress.heldOutLoss ?? heldOutLoss
        points.append(
            StoredLossPoint(
                epoch: progress.epoch, loss: progress.loss, heldOutLoss: progress.heldOutLoss))
        let now = clock.ticks()
        guard now - last >= Self.nanoseconds else { return }
        last = now
        write()
    }

    /// Writes what is left.
    mutating func finish() {
        write()
    }

    private mutating func write() {
        guard let latest else { return }
        let progress = JobProgress(
            share: min(1, latest.epoch / Double(max(1, latest.epochs))), epoch: Int(latest.epoch),
            epochs: latest.epochs, loss: latest.loss, heldOutLoss: heldOutLoss)
        // Progress is no promise: a disk that is slow or full must not end the training; the end
        // of the job is written with its own error.
        try? store.reportProgress(job, progress, points: points)
        points = []
        feed.tell([.jobs])
    }
}
