internal import Learning

/// What was asked, as a question of its task.
struct ReadQuestion: Sendable {
    let served: ServedTask
    let input: Input

    var fingerprint: [UInt8] { input.fingerprint(task: served.task.name).bytes }
}
