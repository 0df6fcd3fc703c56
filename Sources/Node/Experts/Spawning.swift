internal import CSpawn
internal import Foundation
internal import Wire

/// Starts a program with the three streams that it gets, and nothing else of the node's.
struct Spawning {
    let command: [String]
    let folder: String?
    let input: Descriptor
    let output: Descriptor
    let errors: Descriptor

    /// Returns the number of the new process.
    func run() throws -> pid_t {
        // It sees what the node sees: keys for what it calls are given in the environment.
        let environment = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
        var process: pid_t = 0
        let failure = Self.withCStrings(command) { arguments in
            Self.withCStrings(environment) { environment in
                spawn_program(
                    &process, arguments, environment, folder,
                    [input.number, output.number, errors.number])
            }
        }
        guard failure == 0 else {
            throw NodeError(.unavailable, "\(command[0]): \(String(cString: strerror(failure)))")
        }
        return process
    }

    private static func withCStrings<Result>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let pointers = texts.map { strdup($0) } + [nil]
        defer { pointers.forEach { free($0) } }
        return body(pointers)
    }
}
