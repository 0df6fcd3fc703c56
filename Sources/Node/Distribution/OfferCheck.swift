internal import Learning
internal import Store
internal import Wire

/// Whether what the parent offers may be used: checked before it is decoded.
struct OfferCheck {
    let uplink: StoredUplink

    /// Throws `.forbidden` unless the parent vouches for the offered version.
    func checkSignature(_ offer: VersionOffer) throws {
        guard let key = uplink.publicKey, !key.isEmpty else {
            throw NodeError(
                .forbidden,
                "the key of \(uplink.name) is not known here, so that nothing it offers can be "
                    + "believed; join it anew")
        }
        let isSound = SigningKey.isSound(
            offer.signature, of: offer.version, task: offer.task, publicKey: key)
        guard isSound, offer.signature.node.text == uplink.node else {
            throw NodeError(
                .forbidden,
                "the signature of \(offer.name) is not by \(uplink.name): it was not taken")
        }
    }

    /// Throws `.invalid` unless the bytes are the offered version, of this task's fields.
    static func check(
        _ artifact: [UInt8], of offer: VersionOffer, for task: LearningTask
    ) throws -> Model {
        guard SHA256.hash(artifact).hexadecimal == offer.version.digest else {
            throw NodeError(
                .invalid, "the bytes of \(offer.name) are not those that were signed")
        }
        let model = try Artifact.decode(artifact)
        guard model.fits(task) else {
            throw NodeError(
                .invalid,
                "\(offer.name) has other fields than the task \(task.name) here; give both nodes "
                    + "the same task file")
        }
        return model
    }
}
