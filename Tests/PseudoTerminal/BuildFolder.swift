internal import Glibc

/// The folder in which the tests and the programs that they start were built.
package enum BuildFolder {
    /// Returns the absolute path of a program that was built beside the tests.
    package static func program(_ name: String) throws -> String {
        var path = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = readlink("/proc/self/exe", &path, path.count - 1)
        guard length > 0 else {
            throw PseudoTerminal.Timeout(wanted: "the tests' own path", seen: "")
        }
        let bytes = path[..<length].map { UInt8(bitPattern: $0) }
        let text = String(decoding: bytes, as: UTF8.self)
        return text.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" } + "/\(name)"
    }
}
