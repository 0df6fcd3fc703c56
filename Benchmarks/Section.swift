/// A part of the run that can be asked for by its name.
enum Section: String, CaseIterable {
    case asking, writing, serving, learning, importing, memory, view, console

    var title: String {
        switch self {
        case .asking: "asking: answered at once"
        case .writing: "asking: durable first"
        case .serving: "asking over HTTP"
        case .learning: "learning"
        case .importing: "importing"
        case .memory: "memory search"
        case .view: "drawing a frame"
        case .console: "console on a pseudo-terminal"
        }
    }
}
