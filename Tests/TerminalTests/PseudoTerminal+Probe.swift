import PseudoTerminal

extension PseudoTerminal {
    /// Starts the probe.
    convenience init(
        _ arguments: [String] = [], environment: [String: String] = [:], columns: Int32 = 60,
        rows: Int32 = 12
    ) throws {
        try self.init(
            program: try BuildFolder.program("terminal-probe"), arguments: arguments,
            environment: environment, columns: columns, rows: rows)
    }
}
