import Testing

/// What `--help` promises, and what becomes of wrong usage.
@Suite struct UsageTests {
    private static let subcommands = [
        "console", "serve", "init", "tasks", "import", "export", "ask", "questions", "label",
        "retrain", "jobs", "models", "promote", "rollback", "status", "quality", "evaluate", "tree",
        "link", "invite", "join", "leave", "credentials", "revoke", "doctor",
    ]

    @Test func `the help lists every subcommand and the exit codes`() throws {
        let node = try TemporaryNode()

        let help = try node.succeed(["--help"]).output

        for name in Self.subcommands { #expect(help.contains("\n  \(name) ")) }
        let words = help.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            words.contains(
                "Exit codes: 0 done; 1 could not be done; 2 the question waits for an answer; 3 "
                    + "done, but some rows were refused; 64 wrong usage; 75 another process has "
                    + "the data folder."))
    }

    @Test(arguments: subcommands)
    func `every subcommand's help has examples`(name: String) throws {
        let help = try TemporaryNode().succeed([name, "--help"]).output

        #expect(help.contains("Examples:\n"))
        #expect(help.contains("  tideline"))
        // What works on files alone touches no node.
        #expect(help.contains("--data <folder>") == (name != "evaluate"))
    }

    @Test(arguments: [
        (shell: "bash", says: "complete "), (shell: "zsh", says: "#compdef tideline"),
        (shell: "fish", says: "complete -c 'tideline'"),
    ])
    func `completions for every shell know the subcommands`(shell: String, says: String) throws {
        let script = try TemporaryNode().succeed(["--generate-completion-script", shell]).output

        #expect(script.contains(says))
        for name in Self.subcommands { #expect(script.contains(name)) }
    }

    @Test(arguments: [
        (arguments: ["frobnicate"], says: "frobnicate"),
        (arguments: ["ask", "--tsak", "digits"], says: "Did you mean '--task'?"),
        (arguments: ["import", "rows.csv"], says: "Missing expected argument '--task"),
        (arguments: ["questions", "--order", "random"], says: "'random' is invalid"),
        (arguments: ["label"], says: "which question?"),
        (arguments: ["label", "q-abcde"], says: "give a class or --unanswerable"),
        (arguments: ["label", "--undo", "l1", "x"], says: "--undo takes a label's number"),
        (arguments: ["label", "--undo", "first"], says: "\"first\" is not a label's number"),
        (arguments: ["tasks", "--accuracy", "0.9"], says: "--task says whose target is set"),
        (arguments: ["jobs", "first"], says: "first"),
        (arguments: ["status", "--data", "x", "--node", "y"], says: "either here (--data)"),
        (arguments: ["serve", "--no-listen", "--listen", ":1"], says: "--listen or --no-listen"),
        (arguments: ["serve", "--tls-key", "k"], says: "--tls-certificate and --tls-key go"),
        (arguments: ["invite", "--name", "x", "--for", "soon"], says: "'soon' is invalid"),
        (
            arguments: ["invite", "--name", "x", "--role", "client", "--budget", "1kB"],
            says: "a budget is for a child"
        ),
        (arguments: ["revoke", "first"], says: "\"first\" is not a credential such as c3"),
        (arguments: ["link", "cut"], says: "'cut' is invalid"),
    ])
    func `wrong usage ends with 64 and a hint`(arguments: [String], says: String) throws {
        let node = try TemporaryNode(tasks: Rows.declaration())

        let outcome = try node.start(arguments).end()

        #expect(outcome.code == 64)
        #expect(outcome.errors.contains(says), "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }

    @Test(arguments: [
        (arguments: ["tasks", "--task", "nope"], says: "there is no task \"nope\""),
        (
            arguments: ["tasks", "--task", "tickets", "--accuracy", "95"],
            says: "a target is a share above 0 and below 1, such as 0.95; 95.0 is not"
        ),
        (
            arguments: ["ask", "txt=hello"],
            says: "txt is no field of tickets; did you mean text?"
        ),
        (
            arguments: ["label", "q-abcde", "billing"],
            says: "there is no question q-abcde in this data folder; `tideline questions` lists "
                + "them"
        ),
        (arguments: ["jobs", "7"], says: "there is no job #7"),
        (arguments: ["models", "v7"], says: "there is no version \"v7\"; see tideline models"),
        (arguments: ["promote", "v7", "--reason", "x"], says: "there is no version \"v7\""),
        (
            arguments: ["retrain", "--task", "nope"],
            says: "there is no task \"nope\"; its tasks are tickets"
        ),
        (arguments: ["retrain", "--task", "tickets"], says: ""),
        (arguments: ["rollback", "--task", "tickets"], says: "no version to roll back to"),
        (arguments: ["leave"], says: "box has no parent to leave"),
        (arguments: ["leave", "--called", "nope"], says: "no node was joined as \"nope\""),
        (arguments: ["link", "hold", "nope"], says: "there is no child \"nope\""),
        (arguments: ["join", "tideline://x"], says: "this is no invitation"),
        (arguments: ["status", "--node", "nope"], says: "\"nope\" is neither a URL"),
        (
            arguments: ["invite", "--name", "edge"],
            says: "the node does not run; start it with tideline serve"
        ),
        (
            arguments: ["serve", "--listen", "0.0.0.0:0", "--no-tls"],
            says: "will not listen on 0.0.0.0:0 without TLS"
        ),
        (arguments: ["init", "--samples", "/no/such"], says: "there is no folder /no/such"),
        (arguments: ["console", "--theme", "nope"], says: "there is no theme \"nope\""),
        (
            arguments: ["import", "--task", "tickets", "/no/such.csv"],
            says: "/no/such.csv: the file cannot be opened: No such file or directory"
        ),
    ])
    func `what cannot be done ends with 1 and the reason`(
        arguments: [String], says: String
    ) throws {
        let node = try TemporaryNode(tasks: Rows.declaration())

        let outcome = try node.start(arguments).end()

        #expect(outcome.code == 1)
        #expect(outcome.errors.contains(says), "\(outcome.errors)")
    }

    @Test func `a folder without a node says how to make one`() throws {
        let node = try TemporaryNode()

        let outcome = try node.run("status")

        #expect(outcome.code == 1)
        #expect(
            outcome.errors == "tideline: there is no node in \(node.folder); make one with: "
                + "tideline init\n")
    }

    @Test func `init does nothing twice when that is said`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())

        let outcome = try node.run("init", "--if-missing", "--samples", SampleData.folder)

        #expect(outcome.code == 0)
        #expect(try node.succeed(["tasks"]).lines.count == 2)
    }
}
