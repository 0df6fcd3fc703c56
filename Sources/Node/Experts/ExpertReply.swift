internal import Foundation

/// What one line of an expert says.
///
///     {"id": "q01j…", "class": "vpn", "confidence": 0.93, "note": "says so"}
///     {"id": "q01j…", "class": null}             it does not know
///     {"id": "q01j…", "unanswerable": true}      nobody can know
package struct ExpertReply: Equatable, Sendable {
    /// The question that it speaks of; nil when that cannot be read.
    package var id: String?
    package var verdict: Verdict

    package enum Verdict: Equatable, Sendable {
        /// The class's place in the task, and how sure the expert is, in 0...1.
        case known(classIndex: Int, confidence: Double)
        case unanswerable
        case doesNotKnow
        /// Nothing that can be used, with the reason.
        case malformed(String)
    }

    package init(id: String?, verdict: Verdict) {
        self.id = id
        self.verdict = verdict
    }

    /// Reads a line; whatever it holds, there is a reply.
    package init(line: String, classes: [String]) {
        guard let object = try? JSONDecoder().decode(Body.self, from: Data(line.utf8)) else {
            self.init(id: nil, verdict: .malformed("a line is no JSON object with an id"))
            return
        }
        self.init(id: object.id, verdict: object.verdict(classes: classes))
    }

    /// The JSON object, with whatever kind of value each key holds.
    private struct Body: Decodable {
        enum Key: String, CodingKey {
            case id, `class`, unanswerable, confidence
        }

        var id: String
        var name: Field<String>
        var unanswerable: Field<Bool>
        var confidence: Field<Double>

        init(from decoder: any Decoder) throws {
            let keyed = try decoder.container(keyedBy: Key.self)
            id = try keyed.decode(String.self, forKey: .id)
            name = Field(keyed, .class)
            unanswerable = Field(keyed, .unanswerable)
            confidence = Field(keyed, .confidence)
        }

        func verdict(classes: [String]) -> Verdict {
            switch (unanswerable, name) {
            case (.value(true), .absent), (.value(true), .null): return .unanswerable
            case (.value(true), _): return .malformed("it gives a class and says unanswerable")
            case (.other, _): return .malformed("unanswerable is neither true nor false")
            case (_, .null): return .doesNotKnow
            case (_, .absent): return .malformed("it has neither class nor unanswerable")
            case (_, .other): return .malformed("its class is no text")
            case (_, .value(let name)):
                guard let place = classes.firstIndex(of: name) else {
                    return .malformed("the task has no class \(name.prefix(60))")
                }
                return known(place)
            }
        }

        private func known(_ place: Int) -> Verdict {
            guard case .value(let confidence) = confidence, (0...1).contains(confidence) else {
                return .malformed("its confidence is no number from 0 to 1")
            }
            return .known(classIndex: place, confidence: confidence)
        }
    }

    private enum Field<Value: Decodable & Sendable>: Sendable {
        case absent, null, other
        case value(Value)

        init(_ keyed: KeyedDecodingContainer<Body.Key>, _ key: Body.Key) {
            guard keyed.contains(key) else {
                self = .absent
                return
            }
            // A value of another kind is told from one that is not there.
            if (try? keyed.decodeNil(forKey: key)) == true {
                self = .null
            } else if let value = try? keyed.decode(Value.self, forKey: key) {
                self = .value(value)
            } else {
                // Of the wrong kind, which the verdict says.
                self = .other
            }
        }
    }
}
