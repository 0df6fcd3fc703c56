internal import Wire

extension Budget {
    static let impossible = NodeError(
        .invalid,
        "a budget is a number above 0 of bytes, of microseconds or of both; leave out what is not "
            + "limited")

    /// Whether anything at all can keep to it.
    var isPossible: Bool { bytes ?? 1 > 0 && answerMicros ?? 1 > 0 }

    /// Whether it sets no limit.
    var isEmpty: Bool { bytes == nil && answerMicros == nil }

    /// Returns what keeps to both.
    func within(_ other: Budget) -> Budget {
        Budget(
            bytes: [bytes, other.bytes].compactMap(\.self).min(),
            answerMicros: [answerMicros, other.answerMicros].compactMap(\.self).min())
    }
}
