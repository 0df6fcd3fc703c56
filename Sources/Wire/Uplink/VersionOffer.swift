/// The bytes that an offer is fetched by: the SHA-256 of the parcel, which is the thinned version
/// itself or a difference to one that the child has.
package struct ParcelID: Hashable, Sendable, CustomStringConvertible {
    package let digest: String

    package init(_ digest: String) {
        self.digest = digest
    }

    package var description: String { digest }
}

extension ParcelID: SingleValue {
    package var content: String { digest }
}

/// A parent's live version, thinned for one child.
package struct VersionOffer: Codable, Equatable, Sendable {
    package var task: String
    /// The SHA-256 of the thinned artifact.
    package var version: VersionID
    /// The parent's version that was thinned.
    package var source: VersionID
    /// In words: `cloud v12`.
    package var name: String
    package var bytes: Int
    /// What thinning cost.
    package var price: Price
    /// The whole artifact.
    package var parcel: Parcel
    /// A smaller way for a child that has the version it starts from.
    package var difference: Difference?
    /// What the parent measured of the thinned version on its held-out examples.
    package var figures: Figures
    package var curve: [CoveragePoint]
    package var memoryThreshold: Double
    /// Whether an operator above rolled back to it: the child goes live with it whatever its gate
    /// says.
    package var isRollback: Bool
    package var signature: VersionSignature

    package init(
        task: String, version: VersionID, source: VersionID, name: String, bytes: Int,
        price: Price, parcel: Parcel, difference: Difference? = nil, figures: Figures,
        curve: [CoveragePoint], memoryThreshold: Double, isRollback: Bool = false,
        signature: VersionSignature
    ) {
        self.task = task
        self.version = version
        self.source = source
        self.name = name
        self.bytes = bytes
        self.price = price
        self.parcel = parcel
        self.difference = difference
        self.figures = figures
        self.curve = curve
        self.memoryThreshold = memoryThreshold
        self.isRollback = isRollback
        self.signature = signature
    }

    /// Bytes to fetch.
    package struct Parcel: Codable, Equatable, Sendable {
        package var id: ParcelID
        package var bytes: Int

        package init(id: ParcelID, bytes: Int) {
            self.id = id
            self.bytes = bytes
        }
    }

    /// Bytes that make the version out of another.
    package struct Difference: Codable, Equatable, Sendable {
        package var from: VersionID
        package var parcel: Parcel

        package init(from: VersionID, parcel: Parcel) {
            self.from = from
            self.parcel = parcel
        }
    }
}

/// What thinning cost, measured on the parent's held-out examples.
package struct Price: Codable, Equatable, Sendable {
    /// In 0...1, before and after.
    package var accuracyBefore: Double
    package var accuracyAfter: Double
    package var bytesBefore: Int
    package var bytesAfter: Int
    package var heldOut: Int

    package init(
        accuracyBefore: Double, accuracyAfter: Double, bytesBefore: Int, bytesAfter: Int,
        heldOut: Int
    ) {
        self.accuracyBefore = accuracyBefore
        self.accuracyAfter = accuracyAfter
        self.bytesBefore = bytesBefore
        self.bytesAfter = bytesAfter
        self.heldOut = heldOut
    }
}

/// Who vouches for an artifact.
///
/// Ed25519 over the UTF-8 of `tideline-version-1\nTASK\nDIGEST\n`.
package struct VersionSignature: Codable, Equatable, Sendable {
    package var node: NodeID
    /// 64 bytes in base64.
    package var signature: String

    package init(node: NodeID, signature: String) {
        self.node = node
        self.signature = signature
    }
}
