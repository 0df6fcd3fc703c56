internal import Foundation
internal import Learning
internal import Wire

/// The bytes of a parcel as they come, in a file that survives a restart: fetching goes on where
/// it stopped.
struct ParcelFile {
    /// No parcel is larger: beyond any version, and far below what would fill a disk.
    static let mostBytes = 512 << 20

    private let parcel: VersionOffer.Parcel
    private let path: String

    /// Throws `.invalid` for a parcel that cannot be one.
    init(_ parcel: VersionOffer.Parcel, folder: String) throws {
        let digest = parcel.id.digest
        // The name becomes a path.
        let isDigest =
            digest.utf8.count == 64
            && digest.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
        guard isDigest, (1...Self.mostBytes).contains(parcel.bytes) else {
            throw NodeError(
                .invalid, "the offer names a parcel of \(parcel.bytes) bytes that cannot be one")
        }
        self.parcel = parcel
        let parcels = folder + "/parcels"
        try FileManager.default.createDirectory(
            atPath: parcels, withIntermediateDirectories: true)
        path = parcels + "/\(digest).part"
    }

    /// How many bytes are here.
    var count: Int {
        var found = stat()
        return stat(path, &found) == 0 ? Int(found.st_size) : 0
    }

    /// Appends what comes; throws `.invalid` when it is more than was announced.
    func append(_ bytes: [UInt8]) throws {
        guard count + bytes.count <= parcel.bytes else {
            remove()
            throw NodeError(.invalid, "the parcel has more bytes than were announced")
        }
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        guard file >= 0 else {
            throw NodeError(
                .unavailable, "\(path) cannot be written: \(String(cString: strerror(errno)))")
        }
        try FileHandle(fileDescriptor: file, closeOnDealloc: true)
            .write(contentsOf: Data(bytes))
    }

    /// Returns all bytes once they are here and are what their name says.
    ///
    /// Throws `.unavailable` when some are missing; `.invalid`, and forgets them, when they are
    /// other bytes.
    func finished() throws -> [UInt8] {
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        guard bytes.count == parcel.bytes else {
            throw NodeError(
                .unavailable,
                "the parcel was cut off after \(bytes.count) of \(parcel.bytes) bytes")
        }
        guard SHA256.hash(bytes).hexadecimal == parcel.id.digest else {
            remove()
            throw NodeError(.invalid, "the bytes that came are not those that were offered")
        }
        return bytes
    }

    func remove() {
        // A file that is not there is as good as gone.
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Forgets all parcels but those of the offer that is fetched now.
    static func removeAll(except offers: [VersionOffer], folder: String) {
        let kept = Set(offers.flatMap(\.parcels).map { "\($0.id.digest).part" })
        let parcels = folder + "/parcels"
        // Without the folder there is nothing to remove.
        for name in (try? FileManager.default.contentsOfDirectory(atPath: parcels)) ?? []
        where !kept.contains(name) {
            try? FileManager.default.removeItem(atPath: parcels + "/" + name)
        }
    }
}
