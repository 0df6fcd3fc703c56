/// Why a node's model would not answer.
///
/// As JSON `{"kind": "noModel"}`, or
/// `{"kind": "belowThreshold", "confidence": 0.3, "threshold": 0.5}`.
package enum AbstainReason: Equatable, Sendable {
    case noModel
    /// The calibrated confidence lies below the threshold; both in 0...1.
    case belowThreshold(confidence: Double, threshold: Double)
    /// Nothing of the input is known to the model.
    case unfamiliar
    /// NaN, an empty or a misshapen output.
    case malformedOutput
}

extension AbstainReason: Codable {
    private enum Key: String, CodingKey {
        case kind, confidence, threshold
    }

    private enum Word: String, Codable {
        case noModel, belowThreshold, unfamiliar, malformedOutput
    }

    package init(from decoder: any Decoder) throws {
        let keyed = try decoder.container(keyedBy: Key.self)
        switch try keyed.decode(Word.self, forKey: .kind) {
        case .noModel: self = .noModel
        case .unfamiliar: self = .unfamiliar
        case .malformedOutput: self = .malformedOutput
        case .belowThreshold:
            self = .belowThreshold(
                confidence: try keyed.decode(Double.self, forKey: .confidence),
                threshold: try keyed.decode(Double.self, forKey: .threshold))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var keyed = encoder.container(keyedBy: Key.self)
        switch self {
        case .noModel: try keyed.encode(Word.noModel, forKey: .kind)
        case .unfamiliar: try keyed.encode(Word.unfamiliar, forKey: .kind)
        case .malformedOutput: try keyed.encode(Word.malformedOutput, forKey: .kind)
        case .belowThreshold(let confidence, let threshold):
            try keyed.encode(Word.belowThreshold, forKey: .kind)
            try keyed.encode(confidence, forKey: .confidence)
            try keyed.encode(threshold, forKey: .threshold)
        }
    }
}
