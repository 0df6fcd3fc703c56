/// Where the demo keeps its nodes: a data folder and a log for each.
struct DemoFolder: Equatable, Sendable {
    var path: String

    func node(_ name: String) -> String { "\(path)/\(name)" }

    /// What the node's process says; begun anew at each start.
    func log(_ name: String) -> String { "\(path)/\(name)/serve.log" }

    /// The declaration of a node's task.
    func taskFile(_ task: String, of name: String) -> String {
        "\(path)/\(name)/\(task).task"
    }
}
