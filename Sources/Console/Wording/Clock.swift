internal import Wire

/// The time of day at the console's place, which the program looked up once.
package struct Clock: Equatable, Sendable {
    /// Seconds east of Greenwich.
    package var zoneOffset: Int

    package init(zoneOffset: Int = 0) {
        self.zoneOffset = zoneOffset
    }

    /// Returns `12:41:07`.
    func time(_ moment: Timestamp) -> String {
        let second = secondOfDay(moment)
        return twoDigits(second / 3600) + ":" + twoDigits(second / 60 % 60) + ":"
            + twoDigits(second % 60)
    }

    /// Returns `12:41` for moments within the last 20 hours, `3d ago` for older ones.
    func brief(_ moment: Timestamp?, at now: Timestamp) -> String {
        guard let moment else { return Wording.missing }
        let age = now.seconds(since: moment)
        guard age < 72_000 else { return Wording.span(age) + " ago" }
        return String(time(moment).prefix(5))
    }

    /// Returns `12:41:07` for moments within the last 20 hours, `3d ago` for older ones.
    func full(_ moment: Timestamp?, at now: Timestamp) -> String {
        guard let moment else { return Wording.missing }
        let age = now.seconds(since: moment)
        return age < 72_000 ? time(moment) : Wording.span(age) + " ago"
    }

    private func secondOfDay(_ moment: Timestamp) -> Int64 {
        let local = moment.milliseconds / 1000 + Int64(zoneOffset)
        let remainder = local % 86_400
        return remainder < 0 ? remainder + 86_400 : remainder
    }

    private func twoDigits(_ value: Int64) -> String {
        Wording.padded(value, to: 2)
    }
}
