internal import Learning
internal import Store
internal import Wire

/// Decides whether a child may come in, and on what numbers both go on.
struct Admission: Sendable {
    /// The version of the conversation that is spoken here.
    static let version = 1

    let store: Store
    let identity: NodeIdentity
    let serving: Serving
    let pace: LinkPace
    /// Draws what conversations are called.
    let secrets: SecretSource

    /// A child that may come in.
    struct Admitted {
        /// As the store has it from now on.
        var child: StoredChild
        var conversation: String
        /// Whether this node or the child went back to a copy since they last talked.
        var isStrange: Bool
    }

    /// Lets a child in.
    ///
    /// Throws `.forbidden`, `.invalid`, `.conflict` for a loop, `.busy` while the link is held.
    func admit(
        _ hello: Hello, from caller: Caller, above: [NodeID], at moment: Timestamp
    ) throws -> Admitted {
        try check(hello, from: caller, above: above)
        let known = try store.child(node: hello.node.text)
        if let known, known.isHeld { throw Self.held }
        // Named anew when it calls itself otherwise; a credential was made for this very node.
        let child =
            try known.flatMap { $0.name == hello.name && $0.tier == hello.tier ? $0 : nil }
            ?? store.addChild(
                node: hello.node.text, name: hello.name, tier: hello.tier,
                at: moment.milliseconds)
        let conversation = secrets.draw(8).hexadecimal
        let meeting = try store.meet(
            child: child.id,
            ChildGreeting(
                applied: hello.applied, confirmed: hello.confirmed ?? 0,
                conversation: hello.conversation),
            in: conversation, at: moment.milliseconds)
        return Admitted(
            child: meeting.child, conversation: conversation, isStrange: meeting.isStrange)
    }

    static let held = NodeError(
        .busy, "the link is held by an operator at the parent until it is joined again there")

    func welcome(_ admitted: Admitted, _ hello: Hello) -> Welcome {
        let child = admitted.child
        return Welcome(
            node: NodeID(identity.id), name: identity.name, tier: identity.tier,
            received: child.received, fed: max(child.fed, hello.applied),
            beatSeconds: pace.beat, tasks: serving.all.map { FieldedTask($0.task) },
            conversation: admitted.conversation, isStrange: admitted.isStrange ? true : nil)
    }

    /// Why the questions of each task of the child's cannot be taken; those that can are absent.
    func refusedTasks(_ tasks: [FieldedTask]) -> [String: String] {
        let here = Dictionary(
            uniqueKeysWithValues: serving.all.map { ($0.task.name, FieldedTask($0.task)) })
        var refused: [String: String] = [:]
        for task in tasks {
            guard let own = here[task.name], own != task else { continue }
            refused[task.name] =
                "the task \(task.name) has the fields \(own.words) at \(identity.name), but "
                + "\(task.words) here; give both nodes the same task file"
        }
        return refused
    }

    private func check(_ hello: Hello, from caller: Caller, above: [NodeID]) throws {
        guard hello.version == Self.version else {
            throw NodeError(
                .invalid,
                "\(hello.name) speaks version \(hello.version) of the conversation, "
                    + "\(identity.name) version \(Self.version); update the older of the two")
        }
        guard hello.budget?.isPossible ?? true else { throw Budget.impossible }
        if caller.role != .node || caller.node != hello.node {
            throw NodeError(
                .forbidden,
                "the credential \(caller.name) is not that of the node \(hello.node); join "
                    + "\(identity.name) anew with an invitation")
        }
        let own = NodeID(identity.id)
        guard hello.node != own, !hello.below.contains(own), !above.contains(hello.node) else {
            throw NodeError(
                .conflict,
                "the links would run in a circle: \(hello.name) is above \(identity.name) "
                    + "already; let one of them join another parent")
        }
    }
}

extension FieldedTask {
    fileprivate var words: String {
        fields.map { "\($0.name) (\($0.kind.word))" }.joined(separator: ", ")
    }
}

extension Wire.FieldKind {
    fileprivate var word: String {
        switch self {
        case .text: "text"
        case .number: "number"
        case .category: "category"
        case .image(let width, let height, let channels, let maximum):
            "image \(width)×\(height)×\(channels) up to \(maximum)"
        }
    }
}
