// One artifact as what is different from another, little-endian:
//
//     magic        8 bytes: "TIDEDIFF"
//     version      4 bytes, now 1
//     from         32 bytes: the SHA-256 of the artifact it starts from
//     to           32 bytes: the SHA-256 of the artifact it makes
//     temperature, classes, layers
//                  as in an artifact of version 2 (Artifact.swift), of the artifact that it makes,
//                  except that a layer may have the form
//       3            same: then a length, the place of the layer in the other artifact
//                  and that a thin layer is coded as what is different from the thin layer at the
//                  same place in the other one, if it has one of the same fields and classes
//
// It makes the very bytes of the artifact: what was made is encoded again and its SHA-256 is
// compared, when the difference is made as well as when it is applied.

/// What is different between two artifacts, in the format explained at the top of this file.
package enum ArtifactDifference {
    private static let magic = Array("TIDEDIFF".utf8)
    private static let version: UInt32 = 1

    /// Returns the bytes that make one artifact out of another; nil where they are not fewer than
    /// the artifact's own by an eighth.
    ///
    /// Throws `ArtifactError` when either is no artifact.
    package static func make(
        from old: [UInt8], to new: [UInt8]
    ) throws(ArtifactError) -> [UInt8]? {
        let reference = try Artifact.decode(old)
        let model = try Artifact.decode(new)
        var writer = ByteWriter()
        writer.write(magic)
        writer.write(version)
        writer.write(SHA256.hash(old))
        writer.write(SHA256.hash(new))
        writer.writeHead(of: model)
        for (place, layer) in model.layers.enumerated() {
            writer.write(layer, at: place, outOf: reference.layers)
        }
        // An artifact in a form that this program would not write cannot be made that way, and
        // applying what was written throws or gives another one.
        let isSound = (try? apply(writer.bytes, to: old)) == new
        return isSound && writer.bytes.count < new.count - new.count / 8 ? writer.bytes : nil
    }

    /// Makes an artifact out of another.
    ///
    /// - Parameters:
    ///   - difference: bytes that nobody vouches for.
    ///   - old: the artifact it starts from.
    /// - Returns: the very bytes that the difference was made to.
    /// - Throws: `ArtifactDifferenceError`.
    package static func apply(
        _ difference: [UInt8], to old: [UInt8]
    ) throws(ArtifactDifferenceError) -> [UInt8] {
        var reader = ByteReader(difference)
        do {
            let goal = try readHead(&reader, old)
            let reference = try Artifact.decode(old)
            let model = try Artifact.readModel(&reader) { reader, place, classes, room throws in
                try readLayer(&reader, at: place, outOf: reference.layers, classes, &room)
            }
            let made = Artifact.encode(model)
            guard SHA256.hash(made) == goal else { throw ArtifactDifferenceError.makesAnother }
            return made
        } catch let error as ArtifactDifferenceError {
            throw error
        } catch ArtifactError.damaged(let reason) {
            throw .damaged(reason)
        } catch let error as ArtifactError {
            throw .damaged("\(error)")
        } catch {
            // Only the reader's failures are left.
            throw reader.position < magic.count ? .notADifference : .damaged("it ends too early")
        }
    }

    /// Reads what comes before the model; returns the digest of what is to be made.
    private static func readHead(_ reader: inout ByteReader, _ old: [UInt8]) throws -> [UInt8] {
        guard try reader.raw(magic.count) == magic else {
            throw ArtifactDifferenceError.notADifference
        }
        let found = try reader.number(UInt32.self)
        guard found == version else { throw ArtifactDifferenceError.unknownVersion(found) }
        guard try reader.raw(32) == SHA256.hash(old) else {
            throw ArtifactDifferenceError.startsElsewhere
        }
        return try reader.raw(32)
    }

    private static func readLayer(
        _ reader: inout ByteReader, at place: Int, outOf references: [Layer], _ classCount: Int,
        _ room: inout Int
    ) throws -> Layer {
        let byte = try reader.byte()
        guard let form = LayerForm(rawValue: byte) else {
            throw ArtifactError.damaged("a layer has the unknown form \(byte)")
        }
        guard form == .same else {
            return try Artifact.readLayer(
                &reader, form, classCount: classCount, room: &room,
                after: references.indices.contains(place) ? references[place] : nil)
        }
        let same = references[try reader.length(atMost: references.count - 1)]
        guard same.classCount <= classCount else {
            throw ArtifactError.damaged("a layer has more classes than the model")
        }
        return same
    }
}

extension ByteWriter {
    fileprivate mutating func write(_ layer: Layer, at place: Int, outOf references: [Layer]) {
        if let same = references.firstIndex(of: layer) {
            write(LayerForm.same)
            write(length: same)
        } else {
            write(LayerForm(of: layer))
            write(layer, after: references.indices.contains(place) ? references[place] : nil)
        }
    }
}
