import CSpawn
import Foundation

/// Other programs of the machine.
enum Tool {
    /// Runs a program to its end and returns what it said; throws that when it is no success.
    @discardableResult
    static func run(_ words: String...) throws -> String { try run(words) }

    @discardableResult
    static func run(_ words: [String]) throws -> String {
        let path = NSTemporaryDirectory() + "tideline-tool-\(UUID().uuidString)"
        defer { unlink(path) }
        let null = open("/dev/null", O_RDONLY | O_CLOEXEC)
        let output = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        defer {
            close(null)
            close(output)
        }
        let process = try spawn(
            words, ["PATH=/usr/sbin:/usr/bin:/sbin:/bin:/opt/swift/usr/bin"],
            [null, output, output])
        let status = reap(process)
        // A program that said nothing has an empty file.
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        guard status == 0 else {
            throw TortureError("\(words.joined(separator: " ")) ended with \(status): \(text)")
        }
        return text
    }

    static func spawn(
        _ words: [String], _ environment: [String], _ streams: [Int32]
    ) throws -> pid_t {
        let arguments = words.map { strdup($0) } + [nil]
        let variables = environment.map { strdup($0) } + [nil]
        defer { (arguments + variables).forEach { free($0) } }
        var process: pid_t = 0
        let failure = spawn_program(&process, arguments, variables, nil, streams)
        guard failure == 0 else {
            throw TortureError("\(words[0]): \(String(cString: strerror(failure)))")
        }
        return process
    }

    /// The exit code; 128 and the signal's number for a signal.
    static func reap(_ process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7f
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal
    }

    /// Says something at once, whatever stands behind standard output.
    static func say(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
