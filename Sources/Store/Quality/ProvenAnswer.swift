/// What this node said of a question, with what the answer turned out to be.
package struct ProvenAnswer: Equatable, Sendable {
    /// When the answer that stands was given.
    package var at: Int64
    /// The class of the answer that stands; nil where it is unanswerable.
    package var truth: Int?
    package var said: Said
    /// The class that it said; nil where it said none.
    package var guess: Int?
    /// The nodes that it passed on its way up to here and beyond, as JSON that the store does not
    /// read; empty where they were not asked for.
    package var routes: [String]

    package init(at: Int64, truth: Int?, said: Said, guess: Int?, routes: [String]) {
        self.at = at
        self.truth = truth
        self.said = said
        self.guess = guess
        self.routes = routes
    }

    /// As what the node said it.
    package enum Said: Equatable, Sendable {
        /// Answers, of its model and of its memory.
        case model, memory
        /// It was not sure, and nobody was told to rely on it.
        case guess
    }
}
