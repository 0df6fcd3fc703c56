import Foundation
import Testing
import Wire

/// A disk that takes no more: it is said, what was acknowledged stays, and work goes on later.
@Suite(.serialized)
struct FullDiskTests {
    /// Whether this machine lets a user mount a small disk in a namespace of his own.
    private static let canMount: Bool = {
        let program = "/usr/bin/unshare"
        let arguments = ["-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
        // No such program, or no such right: the test that needs it is not run.
        return (try? Child(program, arguments, environment: [:]).end().code) == 0
    }()

    @Test(.enabled(if: canMount, "needs user namespaces"))
    func `a full disk loses nothing, and goes on when there is space`() throws {
        let node = try TemporaryNode()
        let task = try node.file("tickets.task", Rows.declaration())
        let rows = try node.file("rows.jsonl", Rows.jsonl(0..<6_000))
        try FileManager.default.createDirectory(
            atPath: node.folder, withIntermediateDirectories: false)

        let outcome = try node.shell(
            """
            exec 2>&1; unshare -rm bash <<'END'
            mount -t tmpfs -o size=3m tmpfs "$TIDELINE_DATA"
            export TIDELINE_DATA="$TIDELINE_DATA/node"
            "$TIDELINE" init --task \(task)
            "$TIDELINE" ask text=before
            head -c 1500k /dev/zero > "$TIDELINE_DATA/filler"
            "$TIDELINE" import --task tickets \(rows); echo "full: $?"
            rm "$TIDELINE_DATA/filler"
            "$TIDELINE" questions
            "$TIDELINE" import --task tickets \(rows); echo "empty: $?"
            "$TIDELINE" tasks --json
            END
            """)

        let said = outcome.output
        let full =
            "tideline: the disk of the data folder \(node.folder)/node is full: nothing was lost, "
            + "but nothing new can be kept; free some space and try again\nfull: 1\n"
        #expect(said.contains(full), "\(said)")
        #expect(said.contains("waiting  —      —     —       before\n1 of 1\n"))
        #expect(said.contains("empty: 0\n"))
        #expect(said.contains("\"exampleCount\":6000"))
    }

    @Test func `a limit on the size of files loses nothing`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        #expect(try node.run("ask", "text=before").code == 2)
        let rows = try node.file("rows.jsonl", Rows.jsonl(0..<6_000))

        let outcome = try node.shell(
            """
            trap "" XFSZ; ulimit -f 600; exec "$TIDELINE" import --task tickets \(rows)
            """)

        #expect(outcome.code == 1)
        #expect(
            outcome.errors == "tideline: the disk of the data folder \(node.folder) takes no "
                + "more: a quota or a limit on the size of files is reached, or the disk fails; "
                + "nothing was lost, but nothing new can be kept: raise the limit or check the "
                + "disk, and try again\n")
        #expect(try node.succeed(["questions", "--json"]).json(QuestionPage.self).total == 1)
        #expect(try node.run("doctor").code == 0)
        try node.succeed(["import", "--task", "tickets", rows])
        let tasks = try node.succeed(["tasks", "--json"]).json([TaskDescription].self)
        #expect(tasks[0].exampleCount == 6_000)
    }
}
