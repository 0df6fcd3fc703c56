import Foundation
import Testing

/// `tideline evaluate`: files in, figures out, no node anywhere.
@Suite struct EvaluatingTests {
    private static let always: Set<String> = [
        "accuracy", "macro_f1", "baseline_accuracy", "ece", "aurc", "coverage_at_95",
        "coverage_at_98", "selective_accuracy_at_95", "selective_accuracy_at_98", "doubtful_labels",
        "train_seconds", "examples_per_second", "model_bytes", "answer_p50_us", "answer_p99_us",
        "batch_per_second", "peak_rss_bytes",
    ]
    private static let withUnknown: Set<String> = [
        "unknown_auroc", "known_accuracy_at_threshold", "unknown_recall_at_threshold",
    ]

    @Test func `texts are told apart, and no store is made`() throws {
        let node = try TemporaryNode()
        let (train, test) = try texts(node)

        let outcome = try node.succeed(Self.evaluate(train, test, "--json"))

        let figures = try outcome.json([String: Double].self)
        #expect(Set(figures.keys) == Self.always)
        #expect(figures["accuracy"] == 1 && figures["macro_f1"] == 1)
        #expect(figures["baseline_accuracy"] == 1.0 / 6)
        #expect(figures["aurc"] == 0 && figures["coverage_at_95"] ?? 0 > 0.5)
        #expect(figures["selective_accuracy_at_95"] == 1)
        #expect(figures.values.allSatisfy { $0 >= 0 && $0.isFinite })
        #expect(outcome.errors == "fields: text (text)\n")
        #expect(!FileManager.default.fileExists(atPath: node.folder))
    }

    @Test func `the figures for people bear the same names`() throws {
        let node = try TemporaryNode()
        let (train, test) = try texts(node)

        let lines = try node.succeed(Self.evaluate(train, test)).lines

        #expect(
            Set(lines.dropFirst().compactMap { $0.split(separator: " ").first.map(String.init) })
                == Self.always)
        #expect(lines.first?.hasPrefix("figure  ") == true)
        #expect(lines.contains { $0.hasPrefix("accuracy  ") && $0.hasSuffix(" 1.0000") })
    }

    @Test func `two threads find what one finds, and a fifth held out something else`() throws {
        let node = try TemporaryNode()
        let train = try node.file("train.jsonl", Rows.jsonl(0..<90))
        let test = try node.file("test.jsonl", Rows.jsonl(300..<330))
        func figures(_ more: String...) throws -> [String: Double] {
            let arguments = Self.evaluate(train, test, "--json") + more
            return try node.succeed(arguments).json([String: Double].self)
                .filter { !Self.measured.contains($0.key) }
        }

        let one = try figures("--seed", "5")

        #expect(try figures("--seed", "5", "--threads", "2") == one)
        #expect(try figures("--held-out")["model_bytes"] != one["model_bytes"])
    }

    /// What no two runs have alike.
    private static let measured: Set<String> = [
        "train_seconds", "examples_per_second", "answer_p50_us", "answer_p99_us",
        "batch_per_second", "peak_rss_bytes",
    ]

    @Test func `unknown rows seem less known than test rows`() throws {
        let node = try TemporaryNode()
        let (train, test) = try texts(node)
        let unknown = try node.file(
            "unknown.jsonl", (0..<20).map { "{\"text\":\"xyzzy \($0) frobs\"}\n" }.joined())

        let figures = try node.succeed(Self.evaluate(train, test, "--unknown", unknown, "--json"))
            .json([String: Double].self)

        #expect(Set(figures.keys) == Self.always.union(Self.withUnknown))
        #expect(figures["unknown_auroc"] ?? 0 > 0.95)
        #expect(figures["unknown_recall_at_threshold"] ?? 0 > 0.9)
        #expect(figures["known_accuracy_at_threshold"] == figures["coverage_at_95"])
    }

    @Test func `images are read with the labels beside them`() throws {
        let node = try TemporaryNode()
        let labels = [UInt8](0..<60).map { $0 % 2 }
        let shades = [UInt8](0..<60).map { number in
            number % 2 == 0 ? number : 190 + number
        }
        for part in ["train", "test"] {
            let shades = part == "train" ? shades : Array(shades.prefix(20))
            _ = try node.file(
                "\(part)-images.idx", in: "dots",
                ImageFiles.idx(width: 4, height: 4, shades: shades))
            _ = try node.file(
                "\(part)-labels.idx", in: "dots",
                ImageFiles.idx(labels: Array(labels.prefix(shades.count))))
        }
        let folder = try node.file("labels.txt", in: "dots", Data("dark\nlight\n".utf8))

        let outcome = try node.start(
            Self.evaluate(
                "\(folder)/train-images.idx", "\(folder)/test-images.idx", "--json")
        ).end()

        #expect(outcome.code == 0)
        #expect(try outcome.json([String: Double].self)["accuracy"] ?? 0 > 0.9)
        #expect(outcome.errors.hasPrefix("fields: image (an image of 4×4 grey pixels, 0 to 255)\n"))
    }

    @Test func `a budget is kept, and one that cannot be kept is refused`() throws {
        let node = try TemporaryNode()
        let (train, test) = try texts(node)
        let arguments = Self.evaluate(train, test, "--json", "--held-out", "--budget")

        let kept = try node.succeed(arguments + ["2000"]).json([String: Double].self)
        let refused = try node.start(arguments + ["20"]).end()

        #expect(kept["model_bytes"] ?? .infinity <= 2000)
        #expect(refused.code == 1)
        #expect(refused.errors.contains("bytes at the least, the budget is 20: raise the budget"))
    }

    @Test func `rows whose label is probably wrong are listed when asked for`() throws {
        let node = try TemporaryNode()
        var rows = Rows.jsonl(0..<120).split(separator: "\n").map(String.init)
        let name = try #require(["billing", "refund"].first { rows[60].contains("\"\($0)\"") })
        let other = name == "billing" ? "refund" : "billing"
        rows[60] = rows[60].replacingOccurrences(of: "\"\(name)\"", with: "\"\(other)\"")
        let train = try node.file("train.jsonl", rows.joined(separator: "\n"))
        let test = try node.file("test.jsonl", Rows.jsonl(300..<330))

        let listed = try node.succeed(Self.evaluate(train, test, "--doubts", "5")).lines

        #expect(listed.contains { $0.hasPrefix("doubtful_labels") && $0.hasSuffix(" 1") })
        #expect(listed.contains { $0.hasPrefix("label ") && $0.hasSuffix("row") })
        #expect(listed.last?.hasPrefix("\(other)") == true)
        #expect(listed.last?.contains(name) == true)
    }

    @Test func `a task's file says what the fields hold`() throws {
        let node = try TemporaryNode()
        let train = try node.file(
            "train.csv",
            "text,label\n" + (0..<40).map { "\($0 % 2),billing\n\($0),refund\n" }.joined())
        let task = try node.file("tickets.task", Rows.declaration())

        let outcome = try node.succeed(Self.evaluate(train, train, "--task", task))

        #expect(outcome.errors == "40 training rows are there already: each counts once\n")
    }

    /// Timings are no test's business, and in a debugging build they take long.
    private static func evaluate(_ train: String, _ test: String, _ more: String...) -> [String] {
        ["evaluate", "--train", train, "--test", test, "--answers", "40"] + more
    }

    private func texts(_ node: TemporaryNode) throws -> (train: String, test: String) {
        (
            try node.file("train.jsonl", Rows.jsonl(0..<120)),
            try node.file("test.jsonl", Rows.jsonl(300..<330))
        )
    }
}
