internal import Foundation

/// The bytes of a file, a pipe or an array, pulled once and in order.
///
/// A class, because it owns its file descriptor; used by one reader on one thread.
package final class ByteSource {
    /// The file's name as errors show it.
    package let name: String
    /// Bytes of the whole; nil for a pipe.
    package let byteCount: Int?
    package private(set) var bytesRead = 0
    private let origin: Origin
    /// What `peek` has read ahead.
    private var ahead: ArraySlice<UInt8> = []

    private enum Origin {
        case array([UInt8])
        case descriptor(Int32, owned: Bool)
    }

    /// The bytes of an array.
    package init(_ bytes: [UInt8], name: String) {
        self.name = name
        byteCount = bytes.count
        origin = .array(bytes)
    }

    /// The bytes of an open descriptor, such as standard input, which stays open.
    package init(descriptor: Int32, name: String) {
        self.name = name
        byteCount = ByteSource.status(of: descriptor).flatMap(ByteSource.size)
        origin = .descriptor(descriptor, owned: false)
    }

    /// The bytes of a file, which is closed with the source.
    package init(opening path: String) throws(ImportError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw ImportError(
                file: path, what: "the file cannot be opened: \(String(cString: strerror(errno)))",
                fix: "check the path and who may read it")
        }
        let status = ByteSource.status(of: descriptor)
        if let status, status.st_mode & S_IFMT == S_IFDIR {
            close(descriptor)
            throw ImportError(
                file: path, what: "this is a folder", fix: "name a file in it")
        }
        name = path
        byteCount = status.flatMap(ByteSource.size)
        origin = .descriptor(descriptor, owned: true)
    }

    deinit {
        if case .descriptor(let descriptor, owned: true) = origin { close(descriptor) }
    }

    /// Fills a buffer from an offset on; returns how many bytes came, 0 at the end.
    func read(into buffer: inout [UInt8], from offset: Int) throws(ImportError) -> Int {
        guard ahead.isEmpty else {
            let count = min(ahead.count, buffer.count - offset)
            buffer.replaceSubrange(offset..<(offset + count), with: ahead.prefix(count))
            ahead.removeFirst(count)
            bytesRead += count
            return count
        }
        let count = try pull(into: &buffer, from: offset)
        bytesRead += count
        return count
    }

    /// The next bytes without taking them; fewer at the end.
    package func peek(_ count: Int) throws(ImportError) -> [UInt8] {
        while ahead.count < count {
            var buffer = [UInt8](repeating: 0, count: count - ahead.count)
            let read = try pull(into: &buffer, from: 0)
            guard read > 0 else { break }
            ahead += buffer.prefix(read)
        }
        return Array(ahead.prefix(count))
    }

    private func pull(into buffer: inout [UInt8], from offset: Int) throws(ImportError) -> Int {
        switch origin {
        case .array(let bytes):
            let taken = bytesRead + ahead.count
            let count = min(bytes.count - taken, buffer.count - offset)
            buffer.replaceSubrange(
                offset..<(offset + count), with: bytes[taken..<(taken + count)])
            return count
        case .descriptor(let descriptor, _):
            return try pull(from: descriptor, into: &buffer, from: offset)
        }
    }

    private func pull(
        from descriptor: Int32, into buffer: inout [UInt8], from offset: Int
    ) throws(ImportError) -> Int {
        while true {
            let count = buffer.withUnsafeMutableBytes { raw in
                Foundation.read(
                    descriptor, raw.baseAddress.map { $0 + offset }, raw.count - offset)
            }
            if count >= 0 { return count }
            guard errno == EINTR else {
                throw ImportError(
                    file: name, position: .byte(bytesRead),
                    what: "reading failed: \(String(cString: strerror(errno)))",
                    fix: "check the disk, then import the file again; duplicates are skipped")
            }
        }
    }

    private static func status(of descriptor: Int32) -> stat? {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? status : nil
    }

    private static func size(_ status: stat) -> Int? {
        status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }
}
