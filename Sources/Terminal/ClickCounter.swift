import Console

/// Tells a double click from two: the second press on the same cell within 400 ms.
struct ClickCounter {
    private var last: (position: Position, time: Duration)?

    /// Turns a press into a double click where it is one.
    ///
    /// - Parameters:
    ///   - report: as the terminal sent it.
    ///   - time: since any fixed moment.
    /// - Returns: what to tell the program.
    mutating func counted(_ report: MouseReport, at time: Duration) -> MouseReport {
        guard report.kind == .press else { return report }
        if let last, last.position == report.position, time - last.time <= .milliseconds(400) {
            // A third press begins anew.
            self.last = nil
            return MouseReport(position: report.position, kind: .doubleClick)
        }
        last = (report.position, time)
        return report
    }
}
