/// A part of the run that can be asked for by its name.
enum Section: String, CaseIterable {
    case asking, writing, learning, layers, importing, memory, view, tree, console
    case serving, uplink, hops, handing, children

    var title: String {
        switch self {
        case .asking: "asking: answered at once"
        case .writing: "asking: durable first"
        case .learning: "learning"
        case .layers: "layers: accuracy by region, sightings"
        case .importing: "importing"
        case .memory: "memory search"
        case .uplink: "uplink over HTTP"
        case .view: "drawing a frame"
        case .tree: "a tree of ten thousand nodes"
        case .console: "console on a pseudo-terminal"
        case .serving: "asking over HTTP"
        case .hops: "up and back over the tiers"
        case .handing: "handing versions down"
        case .children: "many children"
        }
    }
}
