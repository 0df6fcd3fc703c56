import Foundation

/// Runs `wrk`, which asks a server as fast as it answers, on connections that stay open.
struct LoadGenerator {
    private let program: String
    private let script: String
    private let connections = 16
    private let seconds = 3

    /// Writes the bodies into a script for `wrk`; throws where that is not installed.
    init(bodies: [String], workspace: Workspace) throws {
        guard
            let found = ["/usr/bin/wrk", "/usr/local/bin/wrk"].first(
                where: FileManager.default.isExecutableFile)
        else {
            throw BenchError("serving is measured with wrk; install it (apt-get install wrk)")
        }
        program = found
        script = workspace.path("load.lua")
        let list = bodies.map { "[==[\($0)]==]" }.joined(separator: ",\n")
        try """
        local bodies = {\(list)}
        local turn = 0
        wrk.method = "POST"
        wrk.headers["Content-Type"] = "application/json"
        request = function()
            turn = turn % #bodies + 1
            return wrk.format(nil, nil, nil, bodies[turn])
        end
        """.write(toFile: script, atomically: true, encoding: .utf8)
    }

    /// Returns the replies a second; throws when any was no success.
    func repliesPerSecond(of url: String) throws -> Double {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = [
            "-t1", "-c\(connections)", "-d\(seconds)s", "-s", script, url,
        ]
        process.standardOutput = pipe
        try process.run()
        let said = String(
            decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard !said.contains("Non-2xx"), !said.contains("Socket errors"),
            let line = said.split(separator: "\n").first(where: { $0.contains("Requests/sec:") }),
            let rate = Double(line.split(separator: " ").last ?? "")
        else { throw BenchError("\(url) did not answer every request: \(said)") }
        return rate
    }
}
