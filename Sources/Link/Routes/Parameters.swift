internal import Wire

/// The parameters of the API's routes, each described once.
enum Parameters {
    static let by = Parameter<String?>.optionalText(
        "by",
        "In whose name it is done, from this machine's own console; a credential speaks for "
            + "its own name, whatever stands here.")
    static let task = Parameter<String>.text("task", "The task's name.")
    static let taskFilter = Parameter<String?>.optionalText(
        "task", "Only this task's; all when left out.")
    static let question = Parameter<String>.text(
        "id", "The question's id, or an unambiguous end of it.")
    static let answer = Parameter<String>.text("id", "The question's whole id.")
    static let newClasses = Parameter<TruthWord>.word(
        "newClasses", "Whether classes that the task does not have are added to it.",
        fallback: .no)
    static let version = Parameter<String>.text("id", "The version's digest.")
    static let job = Parameter<Int64>.number("id", "The job's number.", letter: "#")
    static let label = Parameter<Int64>.number("id", "The label's number.", letter: "l")
    static let credential = Parameter<Int64>.number(
        "id", "The credential's number.", letter: "c")
    static let node = Parameter<String>.text("node", "The id of a node below.")
    static let wait = Parameter<Double>.number(
        "wait", "Seconds to wait for the final answer.", in: 0...300, fallback: 0)
    static let hours = Parameter<Double>.number(
        "hours", "How many hours back.", in: 0.0001...8784, fallback: 24)
    static let states = Parameter<[QuestionState]>.words(
        "state", "Which states, with commas between them.", fallback: [.waiting])
    static let order = Parameter<QuestionQuery.Order>.word(
        "order", "Which come first.", fallback: .oldest)
    static let search = Parameter<String>.text(
        "search", "Words that the question must hold, every one.", fallback: "")
    static let offset = Parameter<Int>.whole(
        "offset", "How many to leave out at the start.", in: 0...1_000_000_000, fallback: 0)
    static let usualLimit = 200
    static let limitRange = 1...10_000
    static let limit = Parameter<Int>.whole(
        "limit", "How many at most.", in: limitRange, fallback: usualLimit)
    static let exampleLimit = Parameter<Int?>.optionalWhole(
        "limit", "How many at most; left out, 200 in a page and all as lines.", in: limitRange)
}

/// Yes or no, in an address.
enum TruthWord: String, CaseIterable, Sendable {
    case yes = "true"
    case no = "false"
}
