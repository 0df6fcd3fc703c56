import Declaration
import Foundation
import Testing

@testable import tideline

/// The tree as a file declares it.
@Suite struct TopologyTests {
    @Test func `the demo's tree has four tiers, eight nodes and files that are there`() throws {
        let path = "\(SampleData.folder)/demo.topology"
        let text = try String(contentsOfFile: path, encoding: .utf8)

        let topology = try Topology(parsing: text, file: "demo.topology")

        #expect(topology.nodes.count == 8)
        #expect(Set(topology.nodes.map { topology.depth(of: $0.name) }) == [0, 1, 2, 3])
        #expect(Set(topology.nodes.map(\.tier)).count == 4)
        for node in topology.nodes {
            let programs = node.expert.map { [$0] } ?? []
            for file in node.examples + node.questions + node.expertFiles + programs {
                #expect(FileManager.default.fileExists(atPath: "\(SampleData.folder)/\(file)"))
            }
        }
    }

    @Test func `regions ask at leaves what the top has an expert for`() throws {
        let path = "\(SampleData.folder)/demo.topology"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let topology = try Topology(parsing: text, file: "demo.topology")
        let parents = Set(topology.nodes.compactMap(\.parent))

        for node in topology.nodes where !node.questions.isEmpty {
            #expect(!parents.contains(node.name))
            #expect(Set(node.questions).isSubset(of: topology.nodes[0].expertFiles))
        }
    }

    private static let root = "format = 1\nconsole = \"a\"\n[node a]\ntier = \"x\"\n"
    private static let wrong: [(text: String, says: String)] = [
        ("format = 2\nconsole = \"a\"", "the file has format 2"),
        ("format = 1\nconsole = \"a\"", "there is no node a"),
        (
            root + "tasks = []\n[node b]\ntier = \"y\"\ntasks = []",
            "[node b] has no parent: a is the root, and a tree has one"
        ),
        (root + "parent = \"b\"\ntasks = []", "there is no node b above [node a]"),
        (
            root + "tasks = [\"t\"]\n[node b]\ntier = \"y\"\nparent = \"a\"\ntasks = [\"u\"]",
            "a does not serve u: a parent refuses questions of tasks that it does not have"
        ),
        (
            root + "tasks = [\"t\"]\nquestions = [\"u/rows.jsonl\"]",
            "u/rows.jsonl belongs to no task of [node a]"
        ),
        (root + "tasks = []\nspeed = 1", "[node a] has no key speed"),
    ]

    @Test(arguments: wrong)
    func `what is wrong is said with its line`(text: String, says: String) {
        let error = #expect(throws: DeclarationError.self) {
            try Topology(parsing: text, file: "x.topology")
        }

        #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
        #expect(error?.description.hasPrefix("x.topology:") == true)
    }
}
