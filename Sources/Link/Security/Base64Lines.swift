internal import Foundation

/// Base64 as PEM has it.
enum Base64Lines {
    /// Lines of 64 characters, each with its end.
    static func text(_ bytes: [UInt8]) -> String {
        let all = Data(bytes).base64EncodedString()
        var lines = ""
        var rest = all[...]
        while !rest.isEmpty {
            lines += rest.prefix(64) + "\n"
            rest = rest.dropFirst(64)
        }
        return lines
    }
}
