import Console
import Foundation

/// What the console remembers of a node, in the node's folder.
struct PreferencesFile {
    private let url: URL

    init(folder: String) {
        url = URL(fileURLWithPath: "\(folder)/console.json")
    }

    /// Returns what was saved; the defaults where nothing was or it cannot be read.
    func load() -> Preferences {
        // Looks are no reason to refuse to start.
        guard let data = try? Data(contentsOf: url),
            let preferences = try? JSONDecoder().decode(Preferences.self, from: data)
        else { return Preferences() }
        return preferences
    }

    /// Writes the file in one step; throws what the system refused.
    func save(_ preferences: Preferences) throws {
        try JSONEncoder().encode(preferences).write(to: url, options: .atomic)
    }
}
