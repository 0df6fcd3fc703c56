internal import Foundation
internal import GRDB

extension Store {
    /// Opens a data folder, creating and migrating as needed, and holds it until `close`.
    ///
    /// Throws `held`, `newerSchema`, `notPermitted`, `notADatabase`, `diskFull` or `damaged`;
    /// what was in the folder stays as it was. `now` is the clock for what carries no time of its
    /// own, in milliseconds.
    package static func open(
        folder: String, now: @escaping @Sendable () -> Int64, isHeldOut: @escaping HeldOutRule
    ) throws(StoreError) -> Store {
        try createFolder(folder)
        let lock = try DataFolderLock.take(folder: folder, since: now())
        do {
            try createFile(folder)
            let pool = try DatabasePool(
                path: folder + "/node.sqlite", configuration: configuration(folder: folder))
            let version = try pool.writeWithoutTransaction { database in
                // GRDB sets NORMAL when it opens a pool; what is acknowledged must survive a
                // power cut, so every commit waits for the disk.
                try database.execute(sql: "PRAGMA synchronous = FULL")
                return try database.number("PRAGMA user_version")
            }
            // The migrator writes even when there is nothing to do.
            if version < Schema.version { try Schema.migrator.migrate(pool) }
            let last = try pool.read { try $0.number("SELECT last FROM outbox_state") }
            return Store(
                folder: folder, pool: pool, lock: lock, lastSequence: last, now: now,
                isHeldOut: isHeldOut)
        } catch {
            throw StoreError(error, folder: folder)
        }
    }

    private static func createFolder(_ folder: String) throws(StoreError) {
        var isFolder = ObjCBool(false)
        if FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) {
            guard !isFolder.boolValue else { return }
            throw StoreError(errno: ENOTDIR, folder: folder)
        }
        // NSString's way to the same traps on a path of one character.
        let parent = URL(fileURLWithPath: folder).deletingLastPathComponent().path
        if parent != folder, !FileManager.default.fileExists(atPath: parent) {
            try createFolder(parent)
        }
        // Only the owner may look: questions hold anything.
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw StoreError(errno: errno, folder: folder)
        }
    }

    /// An empty file that only the owner may read; SQLite gives its logs the same mode.
    private static func createFile(_ folder: String) throws(StoreError) {
        let descriptor = Foundation.open(
            folder + "/node.sqlite", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreError(errno: errno, folder: folder) }
        Foundation.close(descriptor)
    }

    private static func configuration(folder: String) -> Configuration {
        var configuration = Configuration()
        configuration.label = "tideline store"
        // Only somebody else's tool can hold the file; give it time to finish.
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 8
        configuration.prepareDatabase { database in
            guard !database.configuration.readonly else { return }
            try Schema.claim(database, folder: folder)
            // A large import must not leave a large log behind.
            try database.execute(sql: "PRAGMA journal_size_limit = 4194304")
            try database.execute(sql: "PRAGMA cache_size = -8192")
        }
        return configuration
    }
}
