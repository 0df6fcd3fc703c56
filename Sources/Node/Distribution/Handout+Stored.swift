internal import Store
internal import Wire

extension Handout {
    /// What the children were offered of a version, in the children's order.
    ///
    /// Only the newest offer to each child is kept: a version that was replaced since has none.
    static func all(of version: StoredVersion, in store: Store) throws -> [Handout] {
        let children = try store.children()
        return try store.handouts(task: version.task).compactMap { handout in
            let offer = try WireJSON.value(VersionOffer.self, from: handout.offer)
            guard offer.source.digest == version.digest,
                let child = children.first(where: { $0.id == handout.child })
            else { return nil }
            let said = try handout.adoption.map { try WireJSON.value(Adoption.self, from: $0) }
            let adoption = said.flatMap { $0.base == offer.version ? $0 : nil }
            return Handout(
                child: NodeID(child.node), name: child.name, price: offer.price,
                differenceBytes: offer.difference?.parcel.bytes, state: adoption?.state,
                remark: adoption?.remark ?? "")
        }
    }
}

extension VersionBase {
    init(_ offer: VersionOffer) {
        self.init(
            name: offer.name, price: offer.price,
            differenceBytes: offer.difference?.parcel.bytes)
    }
}
