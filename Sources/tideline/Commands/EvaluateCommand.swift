import ArgumentParser
import Declaration
import Foundation
import Learning
import Node

/// Trains and measures on files alone.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Train on one file, measure on another, and print every figure.",
        discussion: """
            No node is needed and none is touched. Files are CSV, JSONL or IDX. The class is the \
            column label of CSV, else its last; the label of JSONL; the labels beside IDX images. \
            What the fields hold is told from the training file, unless a task's file says it.

            All training rows train. Confidences and thresholds come from five more models, each \
            trained on four fifths and asked about the rest; --held-out instead holds a fifth \
            out, as a node does. Test rows are only measured on.

            Bad rows are reported and left out, and the exit code is 3.

            Examples:
              tideline evaluate --train train.jsonl --test test.jsonl
              tideline evaluate --train train.csv --test test.csv --budget 100000 --json
              tideline evaluate --train train-images.idx --test test-images.idx --threads 2
              tideline evaluate --train known.jsonl --test test.jsonl --unknown others.jsonl
              tideline evaluate --train train.jsonl --test test.jsonl --doubts 50
            """)

    @Option(
        help: ArgumentHelp("Labelled rows to train on.", valueName: "file"), completion: .file())
    var train: String

    @Option(
        help: ArgumentHelp("Labelled rows to measure on.", valueName: "file"), completion: .file())
    var test: String

    @Option(
        help: ArgumentHelp(
            "Rows of no class that the training rows have; their labels do not matter.",
            valueName: "file"), completion: .file())
    var unknown: String?

    @Option(
        name: .customLong("task"),
        help: ArgumentHelp("A task's file that says what the fields hold.", valueName: "file"),
        completion: .file())
    var taskFile: String?

    @Option(
        help: ArgumentHelp(
            "Thin the model to so many bytes before measuring it.", valueName: "bytes"))
    var budget: Int?

    @Option(help: "Models that are trained at the same time at most.")
    var threads = 1

    @Option(help: "What chance begins with; the same seed gives the same model.")
    var seed: UInt64 = 1

    @Option(help: "Answers that are timed; the more, the steadier the figures.")
    var answers = AnswerTiming.standardAnswers

    @Option(
        help: ArgumentHelp(
            "List so many training rows whose label is probably wrong.", valueName: "rows"))
    var doubts = 0

    @Flag(help: "Hold a fifth of the training rows out for calibration, as a node does.")
    var heldOut = false

    @Flag(name: .customLong("json"), help: "Print JSON.")
    var isJSON = false

    func validate() throws {
        guard (1...1024).contains(threads) else {
            throw ValidationError("--threads is a number from 1 to 1024")
        }
        guard (1...1_000_000_000).contains(answers) else {
            throw ValidationError("--answers is a number from 1 to 1000000000")
        }
        guard (0...1_000_000).contains(doubts) else {
            throw ValidationError("--doubts is a number from 0 to 1000000")
        }
        guard budget ?? 1 > 0 else { throw ValidationError("--budget is a number above 0") }
    }

    func run() throws {
        let (data, settings) = try read()
        let evaluation = FileEvaluation(
            data, fitting: heldOut ? .heldOut : .cross, settings: settings, budget: budget,
            threads: threads, seed: seed, answers: answers, doubts: doubts)
        let report: EvaluationReport
        do {
            report = try evaluation.run()
        } catch {
            throw Failure.because("\(train): \(error)")
        }
        try Printer(isJSON: isJSON).print(report) { EvaluationText($0).text }
        if !data.refused.isEmpty { throw ExitCode(3) }
    }

    /// Reads the files and says what is odd about them.
    private func read() throws -> (EvaluationData, Trainer.Settings) {
        do {
            let train = DataFile(notation: train).withLabelsBeside()
            let file = try taskFile(of: train)
            let data = try EvaluationData(
                file.task, train: train, test: DataFile(notation: test),
                unknown: unknown.map(DataFile.init(notation:)))
            EvaluationText.notices(of: data).forEach(Printer.complain)
            return (data, file.training)
        } catch let error as ImportError {
            throw Failure.because(error.description)
        } catch let error as DeclarationError {
            throw Failure.because(error.description)
        }
    }

    private func taskFile(of train: DataFile) throws -> TaskFile {
        if let taskFile { return try TaskFile(path: taskFile) }
        let inference = try TaskInference(train)
        Printer.complain("fields: \(inference.task.fieldsInWords)")
        for oddity in inference.oddities { Printer.complain("\(train.path): \(oddity)") }
        return TaskFile(task: inference.task)
    }
}
