import Declaration
import Foundation
import Learning
import Node
import Wire

/// Makes the nodes of a topology in their data folders, with the sample tasks cut to what each is
/// to know and to be asked.
struct NodeMaker: Sendable {
    let folder: DemoFolder
    /// Where the topology's files lie, as an absolute path.
    let samples: String

    /// Makes a node, unless it is there already; returns whether it was made.
    func make(_ node: TopologyNode) throws -> Bool {
        let data = folder.node(node.name)
        guard try !NodeSetup.exists(folder: data) else { return false }
        var paths: [String] = []
        for task in node.tasks {
            let path = folder.taskFile(task, of: node.name)
            try declaration(of: task, for: node).write(
                toFile: path, atomically: true, encoding: .utf8)
            paths.append(path)
        }
        try NodeSetup.create(folder: data, name: node.name, tier: node.tier, tasks: paths)
        return true
    }

    /// The sample task's own declaration, with the data and the pace of this node.
    private func declaration(of task: String, for node: TopologyNode) throws -> String {
        var file: TaskFile
        do throws(DeclarationError) {
            file = try TaskFile(path: "\(samples)/\(task)/\(task).task")
        } catch {
            throw NodeError(.invalid, error.description)
        }
        file.data = DataFiles(
            examples: files(node.examples, of: task), questions: files(node.questions, of: task))
        file.experts = experts(of: node, for: task)
        file.retrain.newExamples = node.retrainAfter ?? file.retrain.newExamples
        return TaskFile.text(for: file)
    }

    private func experts(of node: TopologyNode, for task: String) -> [ExpertDeclaration] {
        let files = node.expertFiles.filter { TopologyNode.task(of: $0) == task }
        guard let program = node.expert, !files.isEmpty else { return [] }
        let name = URL(fileURLWithPath: program).lastPathComponent
        return [
            ExpertDeclaration(
                name: name,
                command: ["\(samples)/\(program)"] + files.map { "\(samples)/\($0)" },
                questionsPerMinute: 600)
        ]
    }

    private func files(_ names: [String], of task: String) -> [DataFile] {
        names.filter { TopologyNode.task(of: $0) == task }
            .map { DataFile(path: "\(samples)/\($0)").withLabelsBeside() }
    }
}
