import Wire

extension NodeAPI {
    /// Returns what the node says of a task; of its only one where none is named.
    func description(of name: String?) async throws -> TaskDescription {
        let all = try await tasks()
        guard let name else {
            guard all.count == 1 else {
                throw NodeError(.invalid, "say --task; \(Self.list(all))")
            }
            return all[0]
        }
        guard let task = all.first(where: { $0.name == name }) else {
            throw NodeError(
                .notFound, "there is no task \"\(name)\"; \(Self.list(all))")
        }
        return task
    }

    private static func list(_ tasks: [TaskDescription]) -> String {
        tasks.isEmpty
            ? "this node has no tasks"
            : "its tasks are " + tasks.map(\.name).joined(separator: ", ")
    }
}
