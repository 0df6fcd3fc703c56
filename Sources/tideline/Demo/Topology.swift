import Declaration

/// A tree of nodes as a file declares it: who stands above whom, what each knows, and what is asked
/// there.
///
///     format = 1
///     console = "cloud"                  # the node on which the console opens
///
///     [node cloud]                       # a section for each node, parents before children
///     tier = "cloud"
///     tasks = ["digits"]                 # folders beside this file with DIGITS/DIGITS.task in them
///     examples = ["digits/start.jsonl"]  # what it learns from at the first start
///     questions = ["digits/new.jsonl"]   # what its feeder asks
///     questions_per_second = 1           # how fast
///     expert = "experts/answer-key"      # a program that answers what it does not know,
///     expert_files = ["digits/all.jsonl"]    # given those files that are of the task
///     retrain_after = 20                 # new examples
///
///     [node edge]
///     parent = "cloud"                   # all but the first have one
///     budget_kilobytes = 32              # the largest version it takes; no limit without
struct Topology: Equatable, Sendable {
    /// The name of the node on which the console opens.
    var console: String
    /// Parents before their children.
    var nodes: [TopologyNode]

    /// How far a node is from the root, which is at 0.
    func depth(of name: String) -> Int {
        guard let node = node(name), let parent = node.parent else { return 0 }
        return 1 + depth(of: parent)
    }

    func node(_ name: String) -> TopologyNode? {
        nodes.first { $0.name == name }
    }
}

/// One node of a topology.
struct TopologyNode: Equatable, Sendable {
    var name: String
    var tier: String
    var parent: String?
    var tasks: [String]
    var examples: [String] = []
    var questions: [String] = []
    /// The program of its expert; nil for none.
    var expert: String?
    /// What the expert is given by task.
    var expertFiles: [String] = []
    var questionsPerSecond: Double?
    var budgetKilobytes: Int?
    var retrainAfter: Int?

    /// The task that a file belongs to: the first part of its path.
    static func task(of file: String) -> String {
        String(file.prefix { $0 != "/" })
    }
}

extension Topology {
    static let format = 1

    /// Reads a topology; throws what is wrong with it, where, and what to write instead.
    init(parsing text: String, file: String) throws(DeclarationError) {
        let declaration = try Declaration(parsing: text, file: file)
        try declaration.expectSections(["node"])
        try declaration.top.expectKeys(["format", "console"])
        let found = try declaration.top.int("format")
        guard found == Self.format else {
            throw declaration.top.error(
                at: "format", "the file has format \(found)",
                why: "this Tideline reads format \(Self.format)",
                fix: "write format = \(Self.format)")
        }
        console = try declaration.top.string("console")
        nodes = []
        for section in declaration.sections(named: "node") {
            let node = try TopologyNode(section)
            try check(node, section)
            nodes.append(node)
        }
        guard nodes.contains(where: { $0.name == console }) else {
            throw declaration.top.error(
                at: "console", "there is no node \(console)", fix: "name one of the [node …]")
        }
    }

    private func check(
        _ node: TopologyNode, _ section: Declaration.Section
    ) throws(DeclarationError) {
        if let parent = node.parent {
            guard let above = self.node(parent) else {
                throw section.error(
                    at: "parent", "there is no node \(parent) above \(section.title)",
                    fix: "name a node whose section stands before this one")
            }
            let foreign = node.tasks.filter { !above.tasks.contains($0) }
            guard foreign.isEmpty else {
                throw section.error(
                    at: "tasks", "\(parent) does not serve \(foreign.joined(separator: ", "))",
                    why: "a parent refuses questions of tasks that it does not have",
                    fix: "add the task to [node \(parent)]")
            }
        } else if let root = nodes.first {
            throw section.error(
                at: "parent", "\(section.title) has no parent",
                why: "\(root.name) is the root, and a tree has one", fix: "write parent = \"…\"")
        }
    }
}

extension TopologyNode {
    private static let keys = [
        "tier", "parent", "tasks", "examples", "questions", "questions_per_second", "expert",
        "expert_files", "budget_kilobytes", "retrain_after",
    ]

    fileprivate init(_ section: Declaration.Section) throws(DeclarationError) {
        try section.expectKeys(Self.keys)
        // The name is a folder's name, too.
        guard let name = section.argument, name == Declaration.word(name), name.first != "." else {
            throw section.error(
                at: "", "the node has no plain name",
                fix: "write [node NAME] with letters, digits, _ and -")
        }
        self.name = name
        tier = try section.string("tier")
        parent = try section.stringIfPresent("parent")
        tasks = try section.strings("tasks")
        examples = try section.stringsIfPresent("examples") ?? []
        questions = try section.stringsIfPresent("questions") ?? []
        questionsPerSecond = try section.doubleIfPresent("questions_per_second", in: 0.1...1000)
        budgetKilobytes = try section.intIfPresent("budget_kilobytes", in: 1...1_000_000)
        retrainAfter = try section.intIfPresent("retrain_after", in: 0...1_000_000)
        expert = try section.stringIfPresent("expert")
        expertFiles = try section.stringsIfPresent("expert_files") ?? []
        try checkFiles(section)
    }

    private func checkFiles(_ section: Declaration.Section) throws(DeclarationError) {
        let keys = [
            ("examples", examples), ("questions", questions), ("expert_files", expertFiles),
        ]
        for (key, files) in keys {
            guard let file = files.first(where: { !tasks.contains(Self.task(of: $0)) }) else {
                continue
            }
            throw section.error(
                at: key, "\(file) belongs to no task of \(section.title)",
                why: "the first part of its path is the task's name",
                fix: "add \"\(Self.task(of: file))\" to tasks, or name another file")
        }
    }
}
