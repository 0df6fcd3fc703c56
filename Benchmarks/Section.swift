/// A part of the run that can be asked for by its name.
enum Section: String, CaseIterable {
    case asking, writing, learning, importing, memory, view, tree, console

    var title: String {
        switch self {
        case .asking: "asking: answered at once"
        case .writing: "asking: durable first"
        case .learning: "learning"
        case .importing: "importing"
        case .memory: "memory search"
        case .view: "drawing a frame"
        case .tree: "a tree of ten thousand nodes"
        case .console: "console on a pseudo-terminal"
        }
    }
}
