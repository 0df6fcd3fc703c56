internal import Store
package import Wire

/// What a child asks of this node, when it is the parent.
private struct ChildUplink: Uplink {
    let work: ChildWork
    let credentials: CredentialBook
    /// What the child is told when its credential is revoked while it talks.
    let revoked: NodeError

    func converse(
        _ up: AsyncStream<UpFrame>
    ) async throws -> AsyncThrowingStream<DownFrame, any Error> {
        let conversation = ChildConversation(work: work)
        let frames = conversation.begin(up)
        conversation.keep(
            credentials.watch(work.caller.credential) { [weak conversation] in
                conversation?.end(revoked)
            })
        return frames
    }

    func parcel(
        _ id: ParcelID, from offset: Int
    ) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        guard let node = work.caller.node else {
            throw NodeError(.forbidden, "parcels are for children")
        }
        return try await work.hooks.now.parcel(id, offset, node)
    }
}

extension Node {
    package func uplink(for caller: Caller) async throws -> any Uplink {
        try checkChild(caller)
        return ChildUplink(
            work: childWork(for: caller), credentials: credentialBook, revoked: revoked(caller))
    }

    package func setLink(
        to child: NodeID?, isHeld: Bool, by operatorName: String
    ) async throws {
        do {
            // In one go with the writing: a child is let in between two of these, never within one.
            let name = try await writes.run { [self] in
                let name = try keepLink(to: child, isHeld: isHeld, by: operatorName)
                if let child { showLink(to: child, isHeld: isHeld) }
                return name
            }
            if child == nil { parent.setHeld(isHeld) }
            journal.write(
                isHeld ? .warning : .info, "link",
                "the link to \(name) was \(isHeld ? "cut" : "joined again") by \(operatorName)",
                changed: [.tree, .status])
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    package func relay(
        _ request: RelayedRequest, to node: NodeID
    ) async throws -> RelayedReply {
        do {
            return try await relays.relay(request, to: node)
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    private func showLink(to child: NodeID, isHeld: Bool) {
        if isHeld {
            outlook.setLink(.held, of: child)
            children.conversation(with: child)?.end(Admission.held)
        } else {
            // One that is joined already is connected as before.
            children.whileSilent(child) { outlook.setLink(.lost, of: child) }
        }
    }

    /// Returns the name of the node at the other end.
    private func keepLink(
        to child: NodeID?, isHeld: Bool, by operatorName: String
    ) throws -> String {
        let name: String
        if let child {
            guard let stored = try store.child(node: child.text) else {
                throw NodeError(
                    .notFound,
                    "no child \(child) escalates to \(identity.name); the tree shows those that do")
            }
            try store.setHeld(child: stored.id, isHeld)
            name = stored.name
        } else {
            guard let uplink = try store.uplink() else {
                throw NodeError(
                    .notFound, "\(identity.name) has no parent whose link could be cut or joined")
            }
            try store.setHeld(uplink: isHeld)
            name = uplink.name
        }
        try store.recordAudit(
            Audit(
                at: clock.now().milliseconds, by: operatorName,
                verb: isHeld ? "cut link" : "join link", object: name, reason: ""))
        return name
    }

    private func childWork(for caller: Caller) -> ChildWork {
        ChildWork(
            caller: caller, store: store, identity: identity, reads: reads, writes: writes,
            clock: clock,
            admission: Admission(
                store: store, identity: identity, serving: serving, pace: options.pace,
                secrets: options.secrets),
            questions: QuestionIntake(
                store: store, identity: identity, serving: serving, clock: clock, meters: meters,
                tidings: tidings, feed: feed, lessons: lessons),
            words: WordIntake(
                store: store, identity: identity, serving: serving, lessons: lessons),
            feedFrames: FeedFrames(store: store), outlook: outlook, children: children,
            tidings: tidings, journal: journal, hooks: hooks, passes: options.passes)
    }
}
