internal import Wire

/// How parcels are named and asked for.
enum ParcelRoute {
    /// Says from which byte on a reply is; how many bytes there are in all, which `Content-Range`
    /// would have to say, was in the offer.
    static let offsetHeader = "Tideline-Offset"

    static func isDigest(_ text: String) -> Bool {
        CertificateFingerprint(text) != nil
    }

    /// Reads `bytes=N-`; nil for anything else.
    static func offset(range: String) -> Int? {
        guard range.hasPrefix("bytes="), range.hasSuffix("-") else { return nil }
        let digits = range.dropFirst(6).dropLast()
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int(digits)
    }
}
