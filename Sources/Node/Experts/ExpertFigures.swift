/// What an expert was asked and what it made of it since the node started.
package struct ExpertFigures: Equatable, Sendable {
    package var asked = 0
    package var answered = 0
    package var didNotKnow = 0
    /// Malformed, foreign, late and lost ones.
    package var none = 0
    package var ends = 0

    package init() {}
}
