import Foundation
import Wire

/// The sample data that comes with the program.
enum SampleFolder {
    /// Finds it: the folder that is named, `./sample-data`, or `share/tideline/sample-data` beside
    /// the program's folder; as an absolute path.
    static func find(_ named: String?) throws(NodeError) -> String {
        let places = named.map { [$0] } ?? ["sample-data", installed]
        let found = places.first { FileManager.default.fileExists(atPath: $0) }
        guard let found else {
            throw NodeError(
                .notFound,
                "there is no sample data in \(places.joined(separator: " or ")); say where it is "
                    + "with --samples")
        }
        return URL(fileURLWithPath: found).standardizedFileURL.path
    }

    private static var installed: String {
        let program = URL(fileURLWithPath: ThisProgram.path).deletingLastPathComponent()
        return program.appendingPathComponent("../share/tideline/sample-data")
            .standardizedFileURL.path
    }
}

/// The program that runs.
enum ThisProgram {
    /// Its absolute path, however it was called.
    static var path: String {
        // The kernel keeps the link for as long as the process lives.
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            ?? CommandLine.arguments.first ?? "tideline"
    }
}
