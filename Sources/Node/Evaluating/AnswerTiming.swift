package import Learning

/// How fast a model answers on this machine, features included, on one thread.
package struct AnswerTiming: Equatable, Sendable {
    /// What half of all single answers take at most, in microseconds.
    package var p50Micros: Double
    /// What 99 of 100 take at most, in microseconds.
    package var p99Micros: Double
    /// Answers when nothing is done between them.
    package var perSecond: Double

    /// Enough for a steady figure.
    package static let standardAnswers = 20_000

    /// Asks the inputs in turn, each again as often as it takes; nil when there are none.
    ///
    /// - Parameters:
    ///   - model: as it would serve.
    ///   - inputs: of its task.
    ///   - answers: that are timed in one go; a quarter of them is timed singly before that.
    package init?(of model: Model, on inputs: [Input], answers: Int = standardAnswers) {
        guard !inputs.isEmpty else { return nil }
        let clock = ContinuousClock()
        var answered = 0
        func ask(_ turn: Int) {
            // What comes of the answer is kept, so that it cannot be left out.
            answered &+= model.predict(inputs[turn % inputs.count]).best?.label ?? -1
        }
        let singles = max(1, answers / 4)
        for turn in 0..<(singles / 10) { ask(turn) }
        var micros = (0..<singles).map { turn in
            clock.measure { ask(turn) }.microseconds
        }
        micros.sort()
        let rows = max(1, answers)
        let whole = clock.measure { for turn in 0..<rows { ask(turn) } }
        guard answered != .min else { return nil }
        p50Micros = micros[singles / 2]
        p99Micros = micros[singles * 99 / 100]
        perSecond = Double(rows) / max(whole.microseconds / 1e6, 1e-9)
    }
}

extension Duration {
    /// In microseconds, fractions included.
    var microseconds: Double {
        Double(components.seconds) * 1e6 + Double(components.attoseconds) / 1e12
    }
}
