import Console
import Foundation
import Testing

/// `docs/keys.md` is the keymap itself; `TIDELINE_RECORD=1` writes it anew.
@Suite struct KeyPageTests {
    @Test func thePageHasEveryKey() throws {
        let place = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "docs/keys.md")
        let page = Self.page
        if ProcessInfo.processInfo.environment["TIDELINE_RECORD"] != nil {
            try page.write(to: place, atomically: true, encoding: .utf8)
        }
        let written = try String(contentsOf: place, encoding: .utf8)

        #expect(written == page)
    }

    private static var page: String {
        var text = """
            # Keys

            Every key of the console, as its help (`?`) shows them. A file of keys, in
            `$XDG_CONFIG_HOME/tideline/keys` or given with `--keys`, changes any of them by the name
            in the last column: `retrain = "R F5"`, `freeze = "none"`. Capital letters that change a
            node open a dialog first.

            | key | does | where | name |
            | --- | --- | --- | --- |

            """
        for binding in Keymap.standard.bindings {
            let keys = binding.keys.map { "`\($0.label)`" }.joined(separator: " ")
            let all = Set(Context.allCases)
            let places =
                binding.contexts == all
                ? "everywhere"
                : Context.allCases.filter(binding.contexts.contains).map(\.rawValue)
                    .joined(separator: ", ")
            text += "| \(keys) | \(binding.description) | \(places) | `\(binding.command)` |\n"
        }
        return text.replacing("`|`", with: "`\\|`")
    }
}
