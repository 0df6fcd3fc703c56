import Console
import Foundation

/// The theme files that there are: those of the operator before those of the program.
///
/// Looked for in `--themes`, `$XDG_CONFIG_HOME/tideline/themes`, `share/tideline/themes` beside the
/// program's folder, and `./themes`; the first file of a name wins.
struct ThemeShelf {
    private(set) var themes: [Theme] = []
    /// Files that could not be read, a sentence each.
    private(set) var complaints: [String] = []

    init(extraFolder: String?) {
        for folder in Self.folders(extraFolder) { read(folder) }
        if theme(named: Theme.builtIn.stem) == nil { themes.append(Theme.builtIn) }
        themes.sort { $0.stem < $1.stem }
    }

    var names: [String] { themes.map(\.stem) }

    func theme(named stem: String) -> Theme? {
        themes.first { $0.stem == stem }
    }

    private static func folders(_ extra: String?) -> [String] {
        let environment = ProcessInfo.processInfo.environment
        let home = environment["HOME"] ?? "."
        let configuration = environment["XDG_CONFIG_HOME"] ?? "\(home)/.config"
        let program = (CommandLine.arguments.first ?? "") as NSString
        let beside = (program.resolvingSymlinksInPath as NSString).deletingLastPathComponent
        return [
            extra, "\(configuration)/tideline/themes", "\(beside)/../share/tideline/themes",
            "./themes",
        ].compactMap(\.self)
    }

    private mutating func read(_ folder: String) {
        // A folder that is not there is no complaint: most of them are not.
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for file in files.sorted() where file.hasSuffix(".theme") {
            let stem = String(file.dropLast(".theme".count))
            guard theme(named: stem) == nil else { continue }
            do {
                let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
                let theme = try Theme(parsing: text, file: file)
                themes.append(theme)
                complaints += theme.warnings.map(\.description)
            } catch {
                complaints.append("\(error)")
            }
        }
    }
}
