internal import GRDB
internal import Synchronization

/// One node's data: a single SQLite file in a folder of which one process at a time is the holder.
///
/// Every method is a whole transaction: when it returns, what it did is on the disk; when it
/// throws, nothing was done. Methods may be called from any thread and block it; reads run beside
/// each other and beside the one write. Times are milliseconds since 1970-01-01T00:00:00Z.
package final class Store: Sendable {
    /// Decides for good whether an example is held out from training.
    ///
    /// By its fingerprint and by how many examples its class has so far, in all and held out.
    /// Must be pure.
    package typealias HeldOutRule =
        @Sendable (_ fingerprint: [UInt8], _ classTotal: Int, _ classHeldOut: Int) -> Bool

    /// The folder, as it was given.
    package let folder: String
    let pool: DatabasePool
    let lock: DataFolderLock
    let now: @Sendable () -> Int64
    let isHeldOut: HeldOutRule
    private let lastAtOpening: Int64
    private let loaded = Mutex<Int64>(0)
    private let gate = Gate()

    init(
        folder: String, pool: DatabasePool, lock: DataFolderLock, lastSequence: Int64,
        now: @escaping @Sendable () -> Int64, isHeldOut: @escaping HeldOutRule
    ) {
        self.folder = folder
        self.pool = pool
        self.lock = lock
        self.now = now
        self.isHeldOut = isHeldOut
        lastAtOpening = lastSequence
    }

    /// Waits for what is under way, closes the file and lets go of the folder.
    ///
    /// Every later call throws `StoreError` of kind `closed`, but closing again does nothing.
    package func close() throws(StoreError) {
        guard gate.close() else { return }
        do {
            // GRDB closes its reading connections last, and those cannot empty the log. One that
            // stays full is no loss: the next start reads it.
            try? pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
            try pool.close()
        } catch {
            throw StoreError(error, folder: folder)
        }
        lock.release()
    }

    /// Writes into the lock file where the node of this folder can be spoken to.
    package func announce(socket: String?, addresses: [String]) throws(StoreError) {
        try lock.announce(socket: socket, addresses: addresses, folder: folder)
    }

    /// The highest number of the outbox that this run has loaded to send; 0 before it has.
    var hasLoaded: Int64 { loaded.withLock { $0 } }

    /// The highest number of the outbox that the parent may have: an earlier run may have sent all
    /// that it gave a number.
    var mayHaveGone: Int64 { max(lastAtOpening, hasLoaded) }

    func isSending(upTo sequence: Int64) {
        loaded.withLock { $0 = max($0, sequence) }
    }

    /// Runs `body` as one transaction on the only writing connection.
    func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        try inside { try pool.write(body) }
    }

    /// Runs `body` on a snapshot, beside other reads and the write.
    func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        try inside { try pool.read(body) }
    }

    /// Runs `body` unless the store is closed, which it cannot be before `body` has ended.
    func inside<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
        let value: Value?
        do {
            value = try gate.pass(body)
        } catch {
            throw StoreError(error, folder: folder)
        }
        guard let value else {
            throw StoreError(.closed, "the data folder \(folder) was closed")
        }
        return value
    }
}
