/// What a link does to the bytes that pass it now.
package struct Weather: Equatable, Sendable {
    /// Nothing passes, and nobody gets in.
    package var isCut = false
    /// Nothing passes, but the connections stay.
    package var isFrozen = false
    /// How long every byte is on its way, in seconds.
    package var delay = 0.0
    /// How many bytes pass in a second, each way of each connection; nil for any number.
    package var bytesPerSecond: Double?

    package static let fair = Weather()

    package init(
        isCut: Bool = false, isFrozen: Bool = false, delay: Double = 0,
        bytesPerSecond: Double? = nil
    ) {
        self.isCut = isCut
        self.isFrozen = isFrozen
        self.delay = delay
        self.bytesPerSecond = bytesPerSecond
    }
}

/// One way of one connection: bytes that came in, and when they may go out.
///
/// Bytes never overtake each other here: within a connection the network does not let them.
package struct Conduit: Equatable, Sendable {
    private struct Piece: Equatable, Sendable {
        var bytes: [UInt8]
        var due: Double
    }

    private var pieces: [Piece] = []
    private var paidUntil = 0.0

    package init() {}

    package var isEmpty: Bool { pieces.isEmpty }

    /// Whether so much is on its way that no more should be taken in.
    package var isFull: Bool { pieces.count >= 64 }

    /// Takes bytes in at a moment.
    package mutating func take(_ bytes: [UInt8], at now: Double, _ weather: Weather) {
        guard !bytes.isEmpty else { return }
        pieces.append(Piece(bytes: bytes, due: now + weather.delay))
    }

    /// Gives the bytes that may go out at a moment.
    package mutating func give(at now: Double, _ weather: Weather) -> [UInt8] {
        guard !weather.isFrozen, !weather.isCut else { return [] }
        var out: [UInt8] = []
        while let piece = pieces.first, piece.due <= now {
            guard let rate = weather.bytesPerSecond else {
                out += piece.bytes
                pieces.removeFirst()
                continue
            }
            // What was not used up in the past is gone: it is a narrow pipe, not a savings bank.
            paidUntil = max(paidUntil, now - 0.02)
            let count = min(piece.bytes.count, Int((now - paidUntil) * rate))
            guard count > 0 else { break }
            paidUntil += Double(count) / rate
            out += piece.bytes.prefix(count)
            pieces[0].bytes.removeFirst(count)
            if pieces[0].bytes.isEmpty { pieces.removeFirst() }
        }
        return out
    }

    /// What the peer did not take now, to be given again first.
    package mutating func putBack(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        pieces.insert(Piece(bytes: bytes, due: 0), at: 0)
    }

    /// Everything, at once: for a connection whose end has come.
    package mutating func drain() -> [UInt8] {
        defer { pieces = [] }
        return pieces.flatMap(\.bytes)
    }
}
