internal import Learning
internal import Store
internal import Wire

/// One thing that was looked at.
package struct Finding: Codable, Equatable, Sendable {
    package var isGood: Bool
    /// What it is, and what to do where it is not good.
    package var what: String

    package init(isGood: Bool, what: String) {
        self.isGood = isGood
        self.what = what
    }
}

extension Node {
    /// Reads the whole store and every live version, and says what is wrong.
    package func examine() async throws -> [Finding] {
        do {
            return try await reads.run { try self.storeFindings() + self.taskFindings() }
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    private func storeFindings() throws -> [Finding] {
        let problems = try store.checkIntegrity()
        let free = store.freeBytes() / 1_000_000
        let sound = Finding(isGood: true, what: "store: \(store.folder) is sound")
        let disk = Finding(
            isGood: free >= 200,
            what: free >= 200
                ? "disk: \(free) MB free" : "disk: only \(free) MB free; make some space")
        let most = try NodeSettings(in: store).questionBytes
        let share = Finding(
            isGood: true,
            what: "questions: \(try store.questionBytes() / 1_000_000) of the "
                + "\(most / 1_000_000) MB that they may take; more: tideline serve --keep")
        let broken = problems.map {
            Finding(
                isGood: false, what: "store: \($0); stop the node and restore a copy of the folder")
        }
        return (broken.isEmpty ? [sound] : broken) + [disk, share]
    }

    private func taskFindings() throws -> [Finding] {
        try serving.all.map { served in
            let name = served.task.name
            guard let live = try store.liveVersion(task: name) else {
                return Finding(
                    isGood: true, what: "task \(name): no version yet; import examples or label")
            }
            let bytes = try store.artifact(live.digest)
            let isWhole = SHA256.hash(bytes).hexadecimal == live.digest
            return Finding(
                isGood: isWhole,
                what: isWhole
                    ? "task \(name): v\(live.number) is live and whole, \(bytes.count) bytes"
                    : "task \(name): v\(live.number) is damaged; roll back or retrain")
        }
    }
}
