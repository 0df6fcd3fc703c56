import ArgumentParser
import Foundation
import Learning
import Node
import Wire

/// Takes examples in from files or standard input.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take examples in from CSV, JSONL, IDX, PNG or standard input.",
        discussion: """
            Good rows go in though others are bad: each bad one is reported with its line and \
            reason, and the exit code is 3. Rows that are there already are skipped and counted.

            Examples:
              tideline import --task tickets old.csv new.jsonl
              tideline import --task digits "train-images.idx + train-labels.idx"
              tideline import --task parts photos/          # a folder for each class
              zcat rows.jsonl.gz | tideline import --task tickets -
            """)

    @OptionGroup var node: NodeOptions

    @Option(help: "The task.")
    var task: String

    @Option(help: "csv, jsonl, idx or png, where name and first bytes do not tell.")
    var format: RowFormat?

    @Flag(help: "Take classes in that the task does not have yet.")
    var newClasses = false

    @Option(help: "How many bad rows to print.")
    var report = 20

    @Argument(
        help: "Files, folders of images, or - for standard input.", completion: .file())
    var files: [String]

    func run() async throws {
        let receipts = try await node.withSession { session in
            let task = LearningTask(try await session.node.description(of: task))
            var receipts: [Receipt] = []
            for file in files { receipts.append(try await take(file, task, session)) }
            return receipts
        }
        try node.printer.print(receipts) { receipts in
            receipts.map(words).joined(separator: "\n")
        }
        if receipts.contains(where: { $0.refused > 0 }) { throw ExitCode(3) }
    }

    struct Receipt: Encodable {
        var file: String
        var added: Int
        var duplicates: Int
        var refused: Int
        var seconds: Double
        var rowsPerSecond: Double
    }

    private func take(
        _ file: String, _ task: LearningTask, _ session: NodeSession
    ) async throws -> Receipt {
        let begun = ContinuousClock.now
        let bar = ProgressLine()
        var refused = 0
        var last: ImportProgress?
        do {
            let progress = try await carryOut(
                file, task, session,
                refuse: { row in
                    refused += 1
                    guard refused <= report else { return }
                    bar.clear()
                    Printer.complain("\(file):\(row.line): \(row.reason)")
                },
                show: { progress in
                    last = progress
                    bar.show(progress.progress, line(progress, since: begun))
                })
            bar.clear()
            if refused > report { Printer.complain("… and \(refused - report) more bad rows") }
            return receipt(progress, since: begun)
        } catch let error as ImportError {
            bar.clear()
            let kept = last.map { "; \($0.rows) rows before that went in" } ?? ""
            throw Failure.because(error.description + kept)
        }
    }

    /// A node that is opened here takes the rows as they are read; to one that runs elsewhere they
    /// are sent in batches.
    private func carryOut(
        _ file: String, _ task: LearningTask, _ session: NodeSession,
        refuse: @escaping (BadRow) -> Void, show: @escaping (ImportProgress) -> Void
    ) async throws -> ImportProgress {
        let reader = try reader(file, task)
        if let opened = session.opened {
            return try opened.importRows(
                reader, name: file, task: task.name, acceptsNewClasses: newClasses,
                refuse: refuse,
                report: { progress in
                    show(progress)
                    return true
                })
        }
        var upload = RowUpload(
            reader, name: file, task: task, newClasses: newClasses, refuse: refuse, show: show)
        return try await upload.run(to: session.node)
    }

    private func reader(_ file: String, _ task: LearningTask) throws -> any RowReader {
        guard file != "-" else {
            return try ByteSource(descriptor: 0, name: "standard input")
                .rows(of: task, format: format)
        }
        return try DataFile(notation: file).withLabelsBeside().rows(of: task, format: format)
    }

    private func receipt(
        _ progress: ImportProgress, since begun: ContinuousClock.Instant
    ) -> Receipt {
        let seconds = seconds(since: begun)
        let rows = progress.rows + progress.duplicates + progress.refused
        return Receipt(
            file: progress.file, added: progress.rows, duplicates: progress.duplicates,
            refused: progress.refused, seconds: seconds,
            rowsPerSecond: Double(rows) / max(seconds, 1e-6))
    }

    private func line(_ progress: ImportProgress, since begun: ContinuousClock.Instant) -> String {
        let receipt = receipt(progress, since: begun)
        return "\(progress.rows) rows, \(Int(receipt.rowsPerSecond))/s, "
            + "\(progress.duplicates) duplicates, \(progress.refused) refused"
    }

    private func words(_ receipt: Receipt) -> String {
        "\(receipt.file): \(receipt.added) added, \(receipt.duplicates) duplicates skipped, "
            + "\(receipt.refused) refused (\(Int(receipt.rowsPerSecond)) rows/s)"
    }

    private func seconds(since begun: ContinuousClock.Instant) -> Double {
        let duration = begun.duration(to: .now)
        return Double(duration.components.seconds)
            + Double(duration.components.attoseconds) / 1e18
    }
}

extension RowFormat: ExpressibleByArgument {}
