package import Learning

/// How fast a model answers on this machine, features included, on one thread.
package struct AnswerTiming: Equatable, Sendable {
    /// What half of all single answers take at most, in microseconds.
    package var p50Micros: Double
    /// What 99 of 100 take at most, in microseconds.
    package var p99Micros: Double
    /// Answers when nothing is done between them.
    package var perSecond: Double

    private static let warmUp = 500
    private static let singles = 5_000
    private static let batch = 20_000

    /// Asks the inputs in turn, each again as often as it takes; nil when there are none.
    package init?(of model: Model, on inputs: [Input]) {
        guard !inputs.isEmpty else { return nil }
        let clock = ContinuousClock()
        var answered = 0
        func ask(_ turn: Int) {
            // What comes of the answer is kept, so that it cannot be left out.
            answered &+= model.predict(inputs[turn % inputs.count]).best?.label ?? -1
        }
        for turn in 0..<Self.warmUp { ask(turn) }
        var micros = (0..<Self.singles).map { turn in
            clock.measure { ask(turn) }.microseconds
        }
        micros.sort()
        let rows = max(Self.batch, inputs.count)
        let whole = clock.measure { for turn in 0..<rows { ask(turn) } }
        guard answered != .min else { return nil }
        p50Micros = micros[Self.singles / 2]
        p99Micros = micros[Self.singles * 99 / 100]
        perSecond = Double(rows) / max(whole.microseconds / 1e6, 1e-9)
    }
}

extension Duration {
    /// In microseconds, fractions included.
    var microseconds: Double {
        Double(components.seconds) * 1e6 + Double(components.attoseconds) / 1e12
    }
}
