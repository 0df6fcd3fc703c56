internal import Store
package import Wire

extension Node {
    /// Makes a node the child of another, as a redeemed invitation says; it is connected by
    /// `connect(to:)`.
    package func join(
        _ grant: JoinGrant, address: String, certificate: String? = nil
    ) async throws {
        do {
            try await writes.run { [store] in
                try store.setUplink(StoredUplink(grant, address: address, certificate: certificate))
            }
            parent.join(isHeld: false)
            // With somebody to ask, a version that was tried on few questions keeps more back.
            loadLive()
            if let uplink = try await reads.run({ [store] in try store.uplink() }) {
                outlook.setParent(uplink)
            }
            journal.write(
                .info, "link", "joined \(grant.nodeName) (\(grant.nodeTier))", changed: [.tree])
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    /// Keeps the uplink to the parent going from now until the node stops, in place of one before.
    ///
    /// Throws `.conflict` when the node has joined no parent.
    package func connect(to uplink: any Uplink) async throws {
        do {
            guard let stored = try await reads.run({ [store] in try store.uplink() }) else {
                throw NodeError(
                    .conflict,
                    "\(identity.name) has no parent; join one with: tideline join")
            }
            let driver = UplinkDriver(
                to: uplink, work: uplinkWork, pace: options.pace, seed: options.seed)
            await parent.set(driver)?.stop()
            driver.start(isHeld: stored.isHeld)
            baseIntake.connect(uplink)
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    /// Has `handler` carry out what comes down the conversation for this node.
    package func setRelayHandler(
        _ handler: @escaping @Sendable (RelayedRequest) async -> RelayedReply
    ) {
        hooks.change { $0.relay = handler }
    }

    var relays: Relays {
        Relays(
            identity: identity, outlook: outlook, children: children, hooks: hooks,
            pace: options.pace)
    }

    private var uplinkWork: UplinkWork {
        UplinkWork(
            store: store, identity: identity, reads: reads, writes: writes, clock: clock,
            outbox: Outbox(store: store, serving: serving),
            intake: FeedIntake(
                store: store, lessons: lessons, meters: meters, clock: clock, hooks: hooks,
                passes: options.passes),
            outlook: outlook, relays: relays, journal: journal, feed: feed,
            hooks: hooks, passes: options.passes)
    }

    /// What was known of the tree when the node last ran, with its age.
    func recallTree() throws {
        if let uplink = try store.uplink() { outlook.setParent(uplink) }
        for child in try store.children() {
            let heardAt = Timestamp(milliseconds: child.heardAt ?? child.addedAt)
            outlook.meet(child, link: child.isHeld ? .held : .lost, at: heardAt)
            guard let report = child.report else { continue }
            // What an earlier Tideline wrote and this one cannot read is told anew by the child.
            guard let entries = try? WireJSON.value([TreeEntry].self, from: report) else {
                continue
            }
            outlook.recall(entries, of: NodeID(child.node), at: heardAt)
        }
    }

    /// One line for the answers of the last second, not one for each.
    func tellCameBack() {
        let count = meters.takeUntold()
        guard count > 0 else { return }
        journal.write(
            .info, "ask",
            "\(count) \(count == 1 ? "answer" : "answers") came from "
                + outlook.parentName)
    }
}

extension StoredUplink {
    init(_ grant: JoinGrant, address: String, certificate: String?) {
        self.init(
            node: grant.node.text, name: grant.nodeName, tier: grant.nodeTier, address: address,
            token: grant.token, certificate: certificate, publicKey: grant.publicKey)
    }
}
