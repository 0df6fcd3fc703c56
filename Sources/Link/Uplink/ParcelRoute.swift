internal import HTTPTypes
internal import HummingbirdCore

/// How parcels are named and asked for.
enum ParcelRoute {
    /// Says from which byte on a reply is; how many bytes there are in all, which `Content-Range`
    /// would have to say, was in the offer.
    static let offsetHeader = "Tideline-Offset"

    /// The head of a reply that begins at that byte.
    static func headers(from offset: Int) -> HTTPFields {
        var headers: HTTPFields = [.contentType: "application/octet-stream"]
        if let name = HTTPField.Name(offsetHeader) { headers[name] = String(offset) }
        return headers
    }

    static func isDigest(_ text: String) -> Bool {
        CertificateFingerprint(text) != nil
    }

    /// From which byte on a parcel is asked for; 0 where the request does not say.
    static func offset(of request: Request) throws -> Int {
        guard let range = request.headers[.range] else { return 0 }
        guard let offset = offset(range: range) else {
            throw APIRefusal.malformed(
                "Range must be bytes=N-, from one byte to the end; it is \(range.prefix(40))")
        }
        return offset
    }

    /// Reads `bytes=N-`; nil for anything else.
    private static func offset(range: String) -> Int? {
        guard range.hasPrefix("bytes="), range.hasSuffix("-") else { return nil }
        let digits = range.dropFirst(6).dropLast()
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int(digits)
    }
}
