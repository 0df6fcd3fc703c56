internal import Learning
internal import Store
internal import Wire

/// Fetches an offered version: as a difference where that can be, whole otherwise.
struct BaseFetch: Sendable {
    let store: Store
    let reads: Offload
    let uplink: any Uplink
    let passes: PhaseListener

    /// Returns the bytes of the artifact, which somebody has still to check.
    ///
    /// Throws `.forbidden` before anything is fetched unless the parent vouches for it,
    /// `.unavailable` when the link fails on the way.
    func fetch(_ offer: VersionOffer) async throws -> [UInt8] {
        try await reads.run { [store] in
            guard let stored = try store.uplink() else {
                throw NodeError(.unavailable, "this node has no parent any more")
            }
            try OfferCheck(uplink: stored).checkSignature(offer)
            ParcelFile.removeAll(except: [offer], folder: store.folder)
        }
        if let artifact = try await byDifference(offer) { return artifact }
        return try await bytes(of: offer.parcel)
    }

    /// Nil where there is none, or it does not lead to the artifact.
    private func byDifference(_ offer: VersionOffer) async throws -> [UInt8]? {
        guard let difference = offer.difference,
            let old = try await reads.run({ [store] in
                try store.parcel(difference.from.digest, isTaken: true)
            })
        else { return nil }
        do {
            let bytes = try await bytes(of: difference.parcel)
            return try await reads.run { try ArtifactDifference.apply(bytes, to: old) }
        } catch let error as NodeError where error.code == .unavailable {
            throw error
        } catch {
            // Whatever is wrong with it, the whole artifact is the way out.
            return nil
        }
    }

    private func bytes(of parcel: VersionOffer.Parcel) async throws -> [UInt8] {
        let file = try await reads.run { [store] in
            try ParcelFile(parcel, folder: store.folder)
        }
        let start = try await reads.run { () throws -> Int in
            if file.count > parcel.bytes { file.remove() }
            return file.count
        }
        if start < parcel.bytes {
            for try await piece in try await uplink.parcel(parcel.id, from: start) {
                try await reads.run { try file.append(piece) }
                passes(.parcelGrew)
            }
        }
        return try await reads.run {
            let bytes = try file.finished()
            file.remove()
            return bytes
        }
    }
}
