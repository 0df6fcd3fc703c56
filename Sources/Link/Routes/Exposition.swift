/// Figures in the text format that Prometheus reads, version 0.0.4.
///
/// A name of `questions_total` becomes `tideline_questions_total`; counters end in `_total`, and
/// only summaries have quantiles.
struct Exposition: Equatable, Sendable {
    private(set) var text = ""

    typealias Sample = (labels: [(String, String)], value: Double)

    mutating func gauge(_ name: String, _ purpose: String, _ value: Int) {
        gauge(name, purpose, Double(value))
    }

    mutating func gauge(_ name: String, _ purpose: String, _ value: Double) {
        gauge(name, purpose, [([], value)])
    }

    mutating func gauge(_ name: String, _ purpose: String, _ samples: [Sample]) {
        add(name, purpose, "gauge", samples)
    }

    mutating func counter(_ name: String, _ purpose: String, _ value: Double) {
        counter(name, purpose, [([], value)])
    }

    mutating func counter(_ name: String, _ purpose: String, _ samples: [Sample]) {
        add(name, purpose, "counter", samples)
    }

    mutating func summary(
        _ name: String, _ purpose: String, quantiles: [(String, Double)], sum: Double, count: Int
    ) {
        add(name, purpose, "summary", quantiles.map { ([("quantile", $0.0)], $0.1) })
        line(name + "_sum", [], sum)
        line(name + "_count", [], Double(count))
    }

    private mutating func add(
        _ name: String, _ purpose: String, _ type: String, _ samples: [Sample]
    ) {
        let help = purpose.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
        text += "# HELP tideline_\(name) \(help)\n# TYPE tideline_\(name) \(type)\n"
        for sample in samples { line(name, sample.labels, sample.value) }
    }

    private mutating func line(_ name: String, _ labels: [(String, String)], _ value: Double) {
        let inner = labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
        text += "tideline_\(name)\(inner.isEmpty ? "" : "{\(inner)}") \(Self.number(value))\n"
    }

    private static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
        return value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("\n", with: "\\n")
    }
}
