import Foundation

/// This program once more, in a process of its own.
enum OwnProgram {
    /// The folder of this program and of those that were built with it.
    static var folder: String { url.deletingLastPathComponent().path }

    private static var url: URL {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    }

    /// Runs it to its end and returns its exit status; `line` is given each line that it prints.
    @discardableResult
    static func run(_ arguments: [String], line: (String) throws -> Void) throws -> Int32 {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = url
        process.arguments = arguments
        process.standardOutput = pipe
        try process.run()
        var left = Data()
        while case let data = pipe.fileHandleForReading.availableData, !data.isEmpty {
            left += data
            while let end = left.firstIndex(of: UInt8(ascii: "\n")) {
                try line(String(decoding: left[..<end], as: UTF8.self))
                left = Data(left[(end + 1)...])
            }
        }
        process.waitUntilExit()
        return process.terminationStatus
    }
}
