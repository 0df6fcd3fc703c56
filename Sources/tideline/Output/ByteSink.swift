import Foundation

/// A file that only appears when it is whole, or standard output.
struct ByteSink {
    private let handle: FileHandle
    private let path: String?

    /// Opens a file beside `path`, or standard output without one.
    init(_ path: String?) throws {
        self.path = path
        guard let path else {
            handle = .standardOutput
            return
        }
        guard FileManager.default.createFile(atPath: Self.part(path), contents: nil),
            let opened = FileHandle(forWritingAtPath: Self.part(path))
        else {
            throw Failure.because("cannot write \(path): \(String(cString: strerror(errno)))")
        }
        handle = opened
    }

    func write(_ bytes: [UInt8]) throws {
        do {
            try handle.write(contentsOf: bytes)
        } catch {
            throw Failure.because("cannot write \(path ?? "standard output"): \(error)")
        }
    }

    /// Puts the whole file in its place.
    func close() throws {
        guard let path else { return }
        try handle.close()
        guard rename(Self.part(path), path) == 0 else {
            throw Failure.because("cannot write \(path): \(String(cString: strerror(errno)))")
        }
    }

    private static func part(_ path: String) -> String { path + ".part" }
}
