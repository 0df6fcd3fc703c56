import ArgumentParser

/// The program: without a subcommand it opens the console on the local node.
@main struct Tideline: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tideline",
        abstract: "A node for tiered, iterative machine learning, and the console that drives it.",
        discussion: """
            Without a subcommand the console opens on the node in the data folder.

            The data folder is --data, else $TIDELINE_DATA, else $XDG_DATA_HOME/tideline, else \
            ~/.local/share/tideline. One process at a time may have it open.

            Exit codes: 0 done; 1 could not be done; 2 the question waits for an answer; 3 done, \
            but some rows were refused; 64 wrong usage; 75 another process has the data folder.
            """,
        version: "tideline 0.1.0",
        subcommands: [
            ConsoleCommand.self, InitCommand.self, TasksCommand.self, ImportCommand.self,
            ExportCommand.self, AskCommand.self, QuestionsCommand.self, LabelCommand.self,
            RetrainCommand.self, JobsCommand.self, ModelsCommand.self, PromoteCommand.self,
            RollbackCommand.self, StatusCommand.self, DoctorCommand.self,
        ],
        defaultSubcommand: ConsoleCommand.self)
}
