import Foundation
import PseudoTerminal
import Testing

/// Data folders that cannot be used: why, what to do, and nothing in them is changed.
@Suite(.serialized)
struct BadFolderTests {
    @Test func `names of one letter are paths like others`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        _ = try node.file("t", Rows.declaration())

        let outcome = try node.shell("cd '\(node.base)' && $TIDELINE init --data d --task t")

        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(outcome.output == "made a node in d with 1 tasks\n")
    }

    @Test func `a folder of a newer version is left as it is`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        let file = URL(fileURLWithPath: "\(node.folder)/node.sqlite")
        var bytes = try Data(contentsOf: file)
        // SQLite's header keeps the user version at byte 60, big-endian.
        bytes.replaceSubrange(60..<64, with: [0, 0, 0, 99])
        try bytes.write(to: file)

        for arguments in [["status"], ["console"], ["init"]] {
            let outcome = try node.start(arguments).end()
            #expect(outcome.code == 1)
            #expect(
                outcome.errors.hasPrefix(
                    "tideline: the data folder \(node.folder) was written by a newer Tideline "
                        + "(schema 99, this one knows "))
            #expect(
                outcome.errors.hasSuffix(
                    "); nothing was changed: install the newer Tideline, or choose another data "
                        + "folder\n"))
        }
        #expect(try Data(contentsOf: file) == bytes)
    }

    @Test func `a file of another program is left as it is`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        let file = URL(fileURLWithPath: "\(node.folder)/node.sqlite")
        let text = Data(String(repeating: "this is no database\n", count: 99).utf8)
        try text.write(to: file)

        let outcome = try node.run("status")

        #expect(outcome.code == 1)
        #expect(
            outcome.errors == "tideline: \(node.folder)/node.sqlite is not a Tideline data file; "
                + "it was left as it is: move it away or choose another data folder\n")
        #expect(try Data(contentsOf: file) == text)
    }

    @Test func `a file in the folder's place is named`() throws {
        let node = try TemporaryNode()
        _ = try node.file("node", "")

        let outcome = try node.run("init")

        #expect(outcome.code == 1)
        #expect(
            outcome.errors == "tideline: cannot use the data folder \(node.folder): it is a file, "
                + "not a folder; make it writable for this user or choose another data folder\n")
    }

    @Test(.enabled(if: geteuid() != 0, "the superuser may write everywhere"))
    func `a folder without permission is named`() throws {
        try expectNotPermitted { try $0.run("init") }
    }

    @Test(.enabled(if: geteuid() == 0, "only the superuser may run a program as somebody else"))
    func `a folder that another user may not write is named`() throws {
        try expectNotPermitted { node in
            chmod(node.base, 0o755)
            return try node.shell(
                """
                cd / && cp "$TIDELINE" /tmp/tideline-e2e-$$ && \
                setpriv --reuid 65534 --clear-groups /tmp/tideline-e2e-$$ init
                code=$?; rm /tmp/tideline-e2e-$$; exit $code
                """)
        }
    }

    private func expectNotPermitted(_ run: (TemporaryNode) throws -> Outcome) throws {
        let node = try TemporaryNode()
        try FileManager.default.createDirectory(
            atPath: node.folder, withIntermediateDirectories: false)
        chmod(node.folder, 0o500)

        let outcome = try run(node)

        #expect(outcome.code == 1)
        #expect(
            outcome.errors == "tideline: cannot use the data folder \(node.folder): Permission "
                + "denied; make it writable for this user or choose another data folder\n")
        chmod(node.folder, 0o700)
    }

    @Test func `a folder that another process holds names it`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        let holder = try node.holdFolder()

        for arguments in [["status"], ["init"], ["ask", "text=x"]] {
            let outcome = try node.start(arguments).end()
            #expect(outcome.code == 75)
            #expect(
                outcome.errors.hasPrefix("tideline: the data folder \(node.folder) is in use by "))
            #expect(
                outcome.errors.hasSuffix("; stop that first, or choose another data folder\n"))
        }
        holder.send(SIGKILL)
        _ = try holder.end()
        #expect(try node.run("status").code == 0)
    }

    @Test func `a node can be made only once`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        let console = try node.console()
        try console.wait("1 Tiers")

        let outcome = try node.run("init")

        #expect(outcome.code == 75)
        #expect(
            outcome.errors.hasPrefix(
                "tideline: the data folder \(node.folder) is in use by tideline (process "
                    + "\(console.program) on "))
        #expect(try console.quit() == .exited(0))
    }
}
