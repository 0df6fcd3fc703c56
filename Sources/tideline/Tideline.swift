import ArgumentParser

/// The program: without a subcommand it opens the console on the local node.
@main struct Tideline: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tideline",
        abstract: "A node for tiered, iterative machine learning, and the console that drives it.",
        discussion: """
            Without a subcommand the console opens on the node in the data folder.

            The data folder is --data, else $TIDELINE_DATA, else $XDG_DATA_HOME/tideline, else \
            ~/.local/share/tideline. One process at a time has it open; where the node in it runs, \
            console and subcommands attach to it. --node URL (or $TIDELINE_NODE, with \
            $TIDELINE_TOKEN) speaks to a node elsewhere.

            Exit codes: 0 done; 1 could not be done; 2 the question waits for an answer; 3 done, \
            but some rows were refused; 64 wrong usage; 75 another process has the data folder.
            """,
        version: "tideline 0.1.0",
        subcommands: [
            ConsoleCommand.self, ServeCommand.self, DemoCommand.self, InitCommand.self,
            TasksCommand.self, ImportCommand.self, ExportCommand.self, AskCommand.self,
            QuestionsCommand.self, LabelCommand.self, RetrainCommand.self, JobsCommand.self,
            ModelsCommand.self, PromoteCommand.self, RollbackCommand.self, StatusCommand.self,
            QualityCommand.self, EvaluateCommand.self, TreeCommand.self, LinkCommand.self,
            InviteCommand.self, JoinCommand.self,
            LeaveCommand.self, CredentialsCommand.self, RevokeCommand.self, DoctorCommand.self,
        ],
        defaultSubcommand: ConsoleCommand.self)
}
