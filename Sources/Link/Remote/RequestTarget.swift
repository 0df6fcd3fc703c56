/// The path and the query of a request to a remote node, escaped.
struct RequestTarget: Equatable, Sendable {
    private(set) var text: String

    /// Creates `/v1/a/b` of its parts.
    init(_ parts: String...) {
        text = "/v1" + parts.map { "/" + PercentCoding.encoded($0) }.joined()
    }

    /// Returns the target with another item of the query; without it when there is no value.
    func with(_ name: String, _ value: (some CustomStringConvertible)?) -> RequestTarget {
        guard let value else { return self }
        var target = self
        target.text +=
            (text.contains("?") ? "&" : "?") + name + "="
            + PercentCoding.encoded(value.description)
        return target
    }

    func by(_ name: String) -> RequestTarget {
        with("by", name)
    }
}
