internal import Learning
internal import Store
internal import Wire

/// One live version on its way to one child: how it is to be thinned, and whether it was.
struct Handing {
    let live: StoredVersion
    let promotion: StoredPromotion
    let child: StoredChild
    /// What the child was offered last.
    let former: StoredHandout?
    let thinning: Thinning

    /// `micros` is what an answer takes at the child now, as far as it said.
    init(
        live: StoredVersion, promotion: StoredPromotion, child: StoredChild, budget: Budget,
        former: StoredHandout?, micros: Double?
    ) throws {
        self.live = live
        self.promotion = promotion
        self.child = child
        self.former = former
        var thinning = Thinning(bytes: budget.bytes, share: former?.share ?? 1)
        if let limit = budget.answerMicros {
            // What it measured counts once it serves what it was offered.
            if let micros, let former, try former.isServed {
                thinning = thinning.faster(measured: micros, limit: limit) ?? thinning
            }
        } else {
            thinning.share = 1
        }
        self.thinning = thinning
    }

    /// What is thinned, and how.
    var recipe: String { "\(live.digest) \(thinning.bytes ?? 0) \(thinning.share)" }

    /// Whether this very thing was offered already.
    var isDone: Bool {
        former?.recipe == recipe && former?.promotion == promotion.sequence
    }

    /// The base that the child has, from which a difference may start.
    var reportedBase: String? {
        // What an earlier Tideline noted and this one cannot read only costs the difference.
        try? former?.reportedBase
    }

    func sentence(_ offer: VersionOffer) -> String {
        let price = offer.price
        let figures =
            price.heldOut > 0
            ? "\(percent(price.accuracyBefore)) → \(percent(price.accuracyAfter)) right on "
                + "\(price.heldOut) held-out examples" : "no held-out examples to measure on"
        let way = offer.difference.map { ", \($0.parcel.bytes) as a difference" } ?? ""
        return "\(live.task) v\(live.number) is offered to \(child.name): "
            + "\(price.bytesBefore) → \(price.bytesAfter) bytes\(way), \(figures)"
    }

    private func percent(_ share: Double) -> String {
        "\(Double(Int((share * 1000).rounded())) / 10) %"
    }
}

extension StoredHandout {
    private var reported: Adoption? {
        get throws { try adoption.map { try WireJSON.value(Adoption.self, from: $0) } }
    }

    /// The digest of the base that the child says to have.
    var reportedBase: String? {
        get throws {
            guard let reported = try reported, [.live, .kept].contains(reported.state) else {
                return nil
            }
            return reported.base.digest
        }
    }

    /// Whether the child's live version stands on what it was offered last.
    var isServed: Bool {
        get throws {
            guard let reported = try reported, reported.state == .live else { return false }
            return try WireJSON.value(VersionOffer.self, from: offer).version == reported.base
        }
    }
}
