internal import Foundation
internal import Learning
internal import Store
internal import Synchronization

/// Live versions as files in memory: weights of many megabytes are used where they lie, and only
/// what is asked of them takes memory of its own.
///
/// The store keeps every version for good; a file is a copy that may go at any time, and is made
/// anew when it is missing or damaged. A disk that takes no file costs memory and nothing else.
final class VersionFiles: Sendable {
    private let store: Store
    private let folder: String
    /// Smaller ones are not worth a file.
    private let leastBytes: Int
    /// By task, the version that it was opened for last.
    private let opened = Mutex<[String: String]>([:])

    init(store: Store, leastBytes: Int = 1 << 16) {
        self.store = store
        self.leastBytes = leastBytes
        folder = store.folder + "/versions"
    }

    /// Reads a version for a task to serve; files of other versions that no task serves go.
    ///
    /// Throws `ArtifactError` for bytes that are no version, and what the store throws.
    func open(_ digest: String, task: String) throws -> Model {
        let model = try read(digest)
        let serving = opened.withLock { opened in
            opened[task] = digest
            return Set(opened.values)
        }
        sweep(all: serving)
        return model
    }

    /// Notes what a task serves, so that its file stays until it is opened.
    func expect(_ digest: String, task: String) {
        opened.withLock { $0[task] = digest }
    }

    private func read(_ digest: String) throws -> Model {
        // What is damaged is as good as missing.
        if let kept = map(path(of: digest)), let model = try? Artifact.decode(kept) {
            return model
        }
        let bytes = try store.artifact(digest)
        guard bytes.count >= leastBytes, Artifact.isAligned(bytes),
            write(bytes, to: path(of: digest)), let kept = map(path(of: digest))
        else { return try Artifact.decode(bytes) }
        return try Artifact.decode(kept)
    }

    private func path(of digest: String) -> String { "\(folder)/\(digest)" }

    private func map(_ path: String) -> KeptBytes? {
        let file = Foundation.open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var found = stat()
        guard fstat(file, &found) == 0, found.st_size > 0 else { return nil }
        let count = Int(found.st_size)
        let start = mmap(nil, count, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0)
        guard let start, start != MAP_FAILED else { return nil }
        return KeptBytes(UnsafeRawBufferPointer(start: start, count: count)) { bytes in
            munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
        }
    }

    /// Under another name first: a file is whole or not there.
    private func write(_ bytes: [UInt8], to path: String) -> Bool {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
            return true
        } catch {
            // A full disk: the version is served from memory.
            return false
        }
    }

    private func sweep(all serving: Set<String>) {
        // Without the folder there is nothing to sweep, and what stays harms nobody.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where !serving.contains(name) { unlink(path(of: name)) }
    }
}
