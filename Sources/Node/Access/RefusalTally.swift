internal import Store
internal import Wire

/// Counts refusals until they are written: a flood of them costs a few rows now and then.
struct RefusalTally: Equatable {
    /// Kinds of refusal that are told apart until the next writing.
    static let most = 50

    fileprivate struct Kind: Hashable {
        var by: String
        var origin: String
        var request: String
        var status: Int
    }

    private var counted: [Kind: StoredRefusal] = [:]
    /// The kinds in the order in which they came.
    private var order: [Kind] = []

    mutating func count(_ access: Access, at time: Int64) {
        var kind = Kind(
            by: access.by.clipped(to: 120), origin: access.host.clipped(to: 120),
            request: access.request.clipped(to: 200), status: access.status)
        if counted[kind] == nil, order.count >= Self.most { kind = .others }
        if counted[kind] == nil { order.append(kind) }
        let first = counted[kind]
        counted[kind] = StoredRefusal(
            firstAt: first?.firstAt ?? time, lastAt: max(time, first?.lastAt ?? time),
            times: (first?.times ?? 0) + 1, by: kind.by, origin: kind.origin,
            request: kind.request, status: kind.status)
    }

    /// What was counted since this was last asked, in the order in which it began.
    mutating func take() -> [StoredRefusal] {
        defer { self = RefusalTally() }
        return order.compactMap { counted[$0] }
    }
}

extension RefusalTally.Kind {
    /// Those that came when there were too many kinds already.
    fileprivate static let others = Self(
        by: "others", origin: "several addresses", request: "several requests", status: 0)
}

extension Access {
    /// Where it came from without the port, which is another one each time.
    fileprivate var host: String {
        guard let colon = origin.lastIndex(of: ":"),
            UInt16(origin[origin.index(after: colon)...]) != nil
        else { return origin }
        return String(origin[..<colon])
    }
}

extension String {
    /// At most `count` code points, none of which moves a cursor; never empty.
    func clipped(to count: Int) -> String {
        var kept = UnicodeScalarView()
        for scalar in unicodeScalars.prefix(count) {
            kept.append(scalar.properties.generalCategory == .control ? "\u{fffd}" : scalar)
        }
        return kept.isEmpty ? "-" : String(kept)
    }
}
