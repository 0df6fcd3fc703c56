import Foundation
import Node
import Synchronization
import Testing
import Wire

/// A data folder with a text task that no model answers, and an expert that is a script.
final class ExpertDesk: Sendable {
    /// Stands for the desk's folder in scripts.
    static let here = "\"$DESK\""
    let folder: String
    private let offset = Mutex(0.0)

    /// A shell script that gives every question the same answer.
    static func answering(_ answer: String) -> String {
        #"sed -u -E 's/.*"id":"([^"]*)".*/{"id":"\1",\#(answer)}/'"#
    }

    init(script: String = "", command: String? = nil, limits: String = "") throws {
        folder = NSTemporaryDirectory() + "tideline-expert-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        try """
        format = 1
        [task]
        name = "desk"
        classes = ["printer", "wifi"]
        [field text]
        kind = "text"
        [target]
        accuracy = 0.8
        [retrain]
        new_examples = 0
        [expert oracle]
        command = \(command ?? #"["./oracle", "\#(folder)"]"#)
        questions_per_minute = 60000
        \(limits)
        """.write(toFile: folder + "/desk.task", atomically: true, encoding: .utf8)
        try write(script: script)
        try NodeSetup.create(
            folder: folder + "/data", name: "box", tier: "cloud", tasks: [folder + "/desk.task"])
    }

    deinit {
        // A folder that stays behind in the temporary directory harms nobody.
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Replaces the program.
    func write(script: String) throws {
        let path = folder + "/oracle"
        try "#!/bin/bash\nDESK=$1\n\(script)\n".write(
            toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }

    func open() throws -> Node {
        let system = NodeClock.system
        let clock = NodeClock(
            now: { [self] in system.now().advanced(bySeconds: offset.withLock { $0 }) },
            ticks: system.ticks)
        return try Node.open(
            folder: folder + "/data", options: .init(worksByItself: true, clock: clock, seed: 1))
    }

    /// Moves the node's time of day forward.
    func advance(bySeconds seconds: Double) { offset.withLock { $0 += seconds } }

    /// Lets real time pass: for showing that nothing happens in it.
    func pass(seconds: Double) async throws { try await Task.sleep(for: .seconds(seconds)) }

    func text(_ file: String) throws -> String {
        try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
    }

    /// Waits until a file that the program writes says something.
    func untilFile(_ file: String, says: (String) -> Bool) async throws {
        for _ in 0..<1000 {
            // It may not be there yet.
            if let text = try? text(file), says(text) { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        Issue.record("\(file) never said it")
    }

    /// The numbers of the processes that have the desk's folder in their command, or were started
    /// by one that has.
    var programs: [Int] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return all.compactMap(Int.init).filter { number in
            let environment = FileManager.default.contents(atPath: "/proc/\(number)/cmdline")
            let folder = try? FileManager.default.destinationOfSymbolicLink(
                atPath: "/proc/\(number)/cwd")
            return folder == self.folder
                || String(decoding: environment ?? Data(), as: UTF8.self).contains(self.folder)
        }
    }
}

extension Node {
    /// Waits until a question is answered.
    func answered(_ id: QuestionID) async throws -> QuestionRow {
        for await _ in changes() {
            let row = try await question(id).row
            if row.state != .waiting { return row }
        }
        return try await question(id).row
    }

    /// Waits until the expert's remark in the tree is as wanted.
    func remark(where isWanted: (String) -> Bool) async throws -> String {
        for _ in 0..<1000 {
            let entry = try await tree().entries.first { $0.kind == .expert }
            if let remark = entry?.standings.first?.remark, isWanted(remark) { return remark }
            try await Task.sleep(for: .milliseconds(10))
        }
        Issue.record("the remark never came")
        return ""
    }
}
