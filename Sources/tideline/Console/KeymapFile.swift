import Console
import Foundation

/// The operator's keymap: a file of `[keys]` with `command = "keys"` lines.
enum KeymapFile {
    /// Returns the keymap of a file, or of the usual place, or the standard one.
    ///
    /// A file that is named and not there, or wrong, ends the program with what is wrong in it:
    /// keys that do something else than expected are worse than none.
    static func load(_ path: String?) throws -> Keymap {
        let place = path ?? usualPlace
        guard path != nil || FileManager.default.fileExists(atPath: place) else {
            return .standard
        }
        do {
            let text = try String(contentsOfFile: place, encoding: .utf8)
            return try Keymap(parsing: text, file: place)
        } catch {
            throw Failure.because("cannot use the keymap: \(Self.words(error, place))")
        }
    }

    private static var usualPlace: String {
        let environment = ProcessInfo.processInfo.environment
        let home = environment["HOME"] ?? "."
        return "\(environment["XDG_CONFIG_HOME"] ?? "\(home)/.config")/tideline/keys"
    }

    private static func words(_ error: any Error, _ path: String) -> String {
        error is CocoaError ? "\(path) cannot be read" : "\(error)"
    }
}
