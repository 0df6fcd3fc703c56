internal import Declaration
internal import Foundation
internal import Learning
internal import Store
package import Wire

/// Makes a node in a data folder, and opens the store of one.
package enum NodeSetup {
    /// Returns whether the folder holds a node already.
    ///
    /// Throws as `create` does when the folder cannot be used.
    package static func exists(folder: String) throws(NodeError) -> Bool {
        try withStore(folder: folder) { try $0.identity() != nil }
    }

    /// Makes a node in a folder, or brings an existing one up to its tasks' files.
    ///
    /// - Parameters:
    ///   - folder: created when it is missing.
    ///   - name: the node's name as others see it; nil keeps the present one.
    ///   - newName: the name of a node that has none yet.
    ///   - tier: the tier's name; nil keeps the present one.
    ///   - tasks: the paths of task files.
    /// - Throws: `.invalid` with the file and line of a bad declaration, `.held`, `.unavailable`.
    package static func create(
        folder: String, name: String?, newName: String = "node", tier: String?, tasks: [String]
    ) throws(NodeError) {
        var files: [TaskFile] = []
        for path in tasks {
            do throws(DeclarationError) {
                files.append(try TaskFile(path: path))
            } catch {
                throw NodeError(.invalid, error.description)
            }
        }
        let declared = files
        try withStore(folder: folder) { store in
            let present = try store.identity()
            try store.setIdentity(
                NodeIdentity(
                    id: present?.id ?? newID(),
                    name: name ?? present?.name ?? newName,
                    tier: tier ?? present?.tier ?? "on-prem",
                    createdAt: present?.createdAt ?? NodeClock.system.now().milliseconds))
            for file in declared {
                _ = try store.registerTask(file.task, declaration: TaskFile.text(for: file))
            }
        }
    }

    /// Notes that the parent of the node in a folder is reached at another address now; all else
    /// stays.
    ///
    /// Reads no models, as opening the node would. Returns false for a node without a parent.
    package static func parentMoved(
        to address: String, folder: String
    ) throws(NodeError) -> Bool {
        try withStore(folder: folder) { store in
            guard var uplink = try store.uplink() else { return false }
            guard uplink.address != address else { return true }
            uplink.address = address
            try store.setUplink(uplink)
            return true
        }
    }

    /// Returns 16 hexadecimal digits that no other node will draw.
    private static func newID() -> String {
        let drawn = String(UInt64.random(in: .min ... .max), radix: 16)
        return String(repeating: "0", count: 16 - drawn.count) + drawn
    }

    /// Returns false where there is nothing yet: opening would leave an empty store behind.
    static func mayHoldNode(folder: String) -> Bool {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder)
        guard exists else { return false }
        return !isFolder.boolValue
            || FileManager.default.fileExists(atPath: folder + "/node.sqlite")
    }

    static func noNode(in folder: String) -> NodeError {
        NodeError(.notFound, "there is no node in \(folder); make one with: tideline init")
    }

    static func openStore(folder: String, clock: NodeClock) throws(NodeError) -> Store {
        do throws(StoreError) {
            return try Store.open(
                folder: folder, now: { clock.now().milliseconds },
                isHeldOut: { bytes, total, _ in
                    guard let fingerprint = Fingerprint(bytes: bytes) else { return false }
                    return HeldOutSplit.isHeldOut(fingerprint, classTotal: total)
                })
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    /// The declaration that a stored task was registered by.
    static func taskFile(_ stored: StoredTask) throws -> TaskFile {
        do throws(DeclarationError) {
            return try TaskFile(parsing: stored.declaration, file: "\(stored.task.name).task")
        } catch {
            throw NodeError(.invalid, error.description)
        }
    }

    private static func withStore<Value>(
        folder: String, _ body: (Store) throws -> Value
    ) throws(NodeError) -> Value {
        let store = try openStore(folder: folder, clock: .system)
        // Closing a store that nothing is running on only fails as opening it would have.
        defer { try? store.close() }
        do {
            return try body(store)
        } catch {
            throw NodeError(wrapping: error)
        }
    }
}
