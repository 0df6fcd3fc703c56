internal import Wire

/// How a question travels: from where, whereto, and how urgently.
struct Passage: Equatable, Sendable {
    var priority = AskRequest.usualPriority
    /// When it may not climb any more; nil for never.
    var expiresAt: Timestamp?
    /// The row of the child that passed it up; nil when it was asked here.
    var child: Int64?
    /// The nodes it passed so far, this one last.
    var route: [Hop] = []
    /// Whether it goes on to the parent when it waits.
    var goesUp = false

    /// The route as the store keeps it.
    var routeText: String {
        get throws { route.isEmpty ? "[]" : try WireJSON.text(route) }
    }
}
