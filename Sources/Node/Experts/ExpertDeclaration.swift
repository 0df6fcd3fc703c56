/// An outside program that is asked like a tier of its own, as a task's file declares it.
///
///     [expert answer-key]
///     command = ["../experts/answer-key", "start.jsonl"]
///     timeout_seconds = 30               # an answer that takes longer counts as none
///     questions_per_minute = 60
///     cost = 0.002                       # of one question, in any unit
///     daily_budget = 5                   # may be left out: no limit
///     only_at_top = true                 # false: asked before the parent is
package struct ExpertDeclaration: Equatable, Sendable {
    package var name: String
    /// The program and its arguments; a program without a slash is looked for on the PATH.
    package var command: [String]
    /// Where the program runs and its relative paths begin; nil for where the node does.
    ///
    /// The folder of the task's file, unless that says otherwise.
    package var folder: String?
    package var timeoutSeconds: Double
    package var questionsPerMinute: Double
    /// What one question costs, in the unit of the budget.
    package var cost: Double
    /// What may be spent in one day (UTC); nil for no limit.
    package var dailyBudget: Double?
    /// Whether it is asked only while the node has no parent; else it is asked before the parent.
    package var onlyAtTop: Bool

    package init(
        name: String, command: [String], folder: String? = nil, timeoutSeconds: Double = 30,
        questionsPerMinute: Double = 60, cost: Double = 0, dailyBudget: Double? = nil,
        onlyAtTop: Bool = true
    ) {
        self.name = name
        self.command = command
        self.folder = folder
        self.timeoutSeconds = timeoutSeconds
        self.questionsPerMinute = questionsPerMinute
        self.cost = cost
        self.dailyBudget = dailyBudget
        self.onlyAtTop = onlyAtTop
    }
}
