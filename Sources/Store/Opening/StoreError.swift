internal import GRDB

/// Why the store refused or failed: what, on what, why, and what to do.
package struct StoreError: Error, Equatable, Sendable, CustomStringConvertible {
    package var kind: Kind
    /// A whole sentence for a person.
    package var message: String

    package enum Kind: Equatable, Sendable {
        /// Another process holds the data folder.
        case held(by: LockHolder?)
        /// The file was written by a newer Tideline.
        case newerSchema(found: Int, known: Int)
        case notPermitted
        case notADatabase
        case diskFull
        /// The file or the disk is damaged.
        case damaged
        case closed
        /// Somebody else's program keeps the file locked.
        case busy
        case notFound
        /// The ids that fit, at most five.
        case ambiguous([String])
        /// It was decided or changed otherwise meanwhile, or is not possible now.
        case conflict
        /// What was given does not fit the task.
        case invalid
        /// Who asks is not known here, or may not do this.
        case forbidden
    }

    package init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    package var description: String { message }
}

extension StoreError {
    /// The store's own errors as they are; SQLite's in words.
    init(_ error: any Error, folder: String) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError: self.init(sqlite: error, folder: folder)
        default: self.init(.damaged, "cannot read the data folder \(folder): \(error)")
        }
    }

    private init(sqlite error: DatabaseError, folder: String) {
        let reason = error.message ?? "no reason given"
        switch error.resultCode {
        case .SQLITE_FULL: self = .diskFull(folder: folder)
        case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE:
            self = .diskFull(folder: folder)
        // SQLite tells a full disk from other reasons to refuse a write, but not a spent quota.
        case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_WRITE:
            self = .writeRefused(folder: folder)
        case .SQLITE_NOTADB: self = .notADatabase(folder: folder)
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            self = .notPermitted(folder: folder, reason: reason)
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                .busy,
                "the data folder \(folder) is busy: another program keeps node.sqlite locked; "
                    + "close it (a database browser?) and try again")
        case .SQLITE_MISUSE: self.init(.closed, "the data folder \(folder) was closed")
        case .SQLITE_CONSTRAINT, .SQLITE_TOOBIG, .SQLITE_MISMATCH:
            self.init(.invalid, "the data folder \(folder) refused a row: \(reason)")
        default:
            self.init(
                .damaged,
                "the data folder \(folder) cannot be read or written: \(reason) "
                    + "(SQLite \(error.extendedResultCode.rawValue)); check the disk, run "
                    + "`tideline doctor`, or restore node.sqlite from a copy")
        }
    }

    static func diskFull(folder: String) -> StoreError {
        StoreError(
            .diskFull,
            "the disk of the data folder \(folder) is full: nothing was lost, but nothing new "
                + "can be kept; free some space and try again")
    }

    static func writeRefused(folder: String) -> StoreError {
        StoreError(
            .diskFull,
            "the disk of the data folder \(folder) takes no more: a quota or a limit on the size "
                + "of files is reached, or the disk fails; nothing was lost, but nothing new can "
                + "be kept: raise the limit or check the disk, and try again")
    }

    static func notADatabase(folder: String) -> StoreError {
        StoreError(
            .notADatabase,
            "\(folder)/node.sqlite is not a Tideline data file; it was left as it is: move it "
                + "away or choose another data folder")
    }

    static func notPermitted(folder: String, reason: String) -> StoreError {
        StoreError(
            .notPermitted,
            "cannot use the data folder \(folder): \(reason); make it writable for this user or "
                + "choose another data folder")
    }
}
