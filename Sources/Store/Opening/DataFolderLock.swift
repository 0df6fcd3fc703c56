internal import Foundation
internal import Synchronization

/// The hold that one process has on a data folder.
///
/// An exclusive `flock` on the file `lock`: the kernel lets go of it when the process ends, in
/// whatever way, so that there are no stale locks to clean up. The text in the file only says who
/// holds it, and means nothing while the lock is free.
final class DataFolderLock: Sendable {
    /// The open file; nil once released.
    private let descriptor: Mutex<Int32?>
    private let holder: LockHolder

    private init(descriptor: Int32, holder: LockHolder) {
        self.descriptor = Mutex(descriptor)
        self.holder = holder
    }

    deinit {
        release()
    }

    /// Takes the folder for this process.
    ///
    /// Throws `held` with the holder's name, or `notPermitted` or `diskFull`.
    static func take(folder: String, since: Int64) throws(StoreError) -> DataFolderLock {
        let path = folder + "/lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreError(errno: errno, folder: folder) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            let holder = LockHolder(text: contents(of: descriptor))
            close(descriptor)
            guard code == EWOULDBLOCK else { throw StoreError(errno: code, folder: folder) }
            throw .held(folder: folder, holder: holder)
        }
        let lock = DataFolderLock(
            descriptor: descriptor, holder: LockHolder.thisProcess(since: since))
        try lock.write(lock.holder, folder: folder)
        return lock
    }

    /// Lets go of the folder; a second call does nothing.
    func release() {
        descriptor.withLock { descriptor in
            guard let open = descriptor else { return }
            // A text that stays behind is harmless, so a failure to empty the file is too.
            _ = ftruncate(open, 0)
            // A program that is being started right now has a copy of the descriptor until it runs,
            // and closing ours alone would leave it the lock.
            _ = flock(open, LOCK_UN)
            close(open)
            descriptor = nil
        }
    }

    /// Says where this process can be spoken to; throws when the folder was let go of.
    func announce(socket: String?, addresses: [String], folder: String) throws(StoreError) {
        var holder = self.holder
        holder.socket = socket
        holder.addresses = addresses
        try write(holder, folder: folder)
    }

    private func write(_ holder: LockHolder, folder: String) throws(StoreError) {
        let code: Int32 = descriptor.withLock { descriptor in
            guard let open = descriptor else { return EBADF }
            let bytes = Array(holder.text.utf8)
            // Written before it is cut to length, so that who reads meanwhile never finds nothing.
            guard pwrite(open, bytes, bytes.count, 0) == bytes.count,
                ftruncate(open, off_t(bytes.count)) == 0
            else { return errno }
            return 0
        }
        guard code == 0 else { throw StoreError(errno: code, folder: folder) }
    }

    private static func contents(of descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
    }
}

extension StoreError {
    static func held(folder: String, holder: LockHolder?) -> StoreError {
        StoreError(
            .held(by: holder),
            "the data folder \(folder) is in use by \(holder?.sentence ?? "another process"); "
                + "stop that first, or choose another data folder")
    }

    /// The system's reason for refusing a file or folder.
    init(errno code: Int32, folder: String) {
        switch code {
        case ENOSPC, EDQUOT: self = .diskFull(folder: folder)
        case ENOTDIR, EEXIST:
            self = .notPermitted(folder: folder, reason: "it is a file, not a folder")
        default:
            self = .notPermitted(folder: folder, reason: String(cString: strerror(code)))
        }
    }
}
