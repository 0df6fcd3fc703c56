/// What the console remembers from one time to the next.
package struct Preferences: Codable, Equatable, Sendable {
    package var theme: String?
    /// By the pane's name.
    package var sorts: [String: Sort]
    package var zoom: Zoom
    package var focus: Pane
    /// Nil shows every task.
    package var task: String?
    package var isMouseOn: Bool

    package init(
        theme: String? = nil, sorts: [String: Sort] = [:], zoom: Zoom = .normal,
        focus: Pane = .questions, task: String? = nil, isMouseOn: Bool = true
    ) {
        self.theme = theme
        self.sorts = sorts
        self.zoom = zoom
        self.focus = focus
        self.task = task
        self.isMouseOn = isMouseOn
    }
}
