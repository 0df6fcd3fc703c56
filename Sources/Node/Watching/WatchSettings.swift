internal import Declaration
internal import Learning
internal import Wire

/// How a task's answers and questions are watched in service.
package struct WatchSettings: Equatable, Sendable {
    /// The share of confident answers that is sent up all the same, in 0...1: the only way to see
    /// how right they are.
    package var audit: Double
    /// From which stability index on questions have drifted; nil looks never.
    package var drift: Double?

    package init(audit: Double = 0, drift: Double? = 0.25) {
        self.audit = audit
        self.drift = drift
    }

    /// Whether a question that was answered here goes up all the same.
    ///
    /// Its id alone decides: asked again it is decided in the same way, and no clock or state has
    /// a part in it.
    func audits(_ id: QuestionID) -> Bool {
        guard audit > 0 else { return false }
        // FNV-1a.
        let seed = id.text.utf8.reduce(0xcbf2_9ce4_8422_2325) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
        var generator = SeededGenerator(seed: seed)
        return Double(generator.next() >> 11) < audit * 0x1p53
    }
}

extension WatchSettings {
    /// The section `[watch]`; what is left out keeps its usual value, 0 turns it off.
    init(_ declaration: Declaration) throws(DeclarationError) {
        self.init()
        guard let section = try declaration.sectionIfPresent("watch") else { return }
        try section.expectKeys(["audit", "drift"])
        audit = try section.doubleIfPresent("audit", in: 0...1) ?? audit
        if let limit = try section.doubleIfPresent("drift", in: 0...100) {
            drift = limit == 0 ? nil : limit
        }
    }

    /// The section's text; none where all is as usual.
    var text: [String] {
        let usual = WatchSettings()
        var lines: [String] = []
        if audit != usual.audit { lines.append("audit = \(Declaration.literal(audit))") }
        if drift != usual.drift { lines.append("drift = \(Declaration.literal(drift ?? 0))") }
        return lines.isEmpty ? [] : ["", "[watch]"] + lines
    }
}
