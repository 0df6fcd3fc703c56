import Foundation
import PseudoTerminal
import Testing

extension OnATerminal {
    /// Colours as red, green and blue, where the terminfo database knows such a terminal.
    @Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/tic")))
    struct DirectColorTests {
        @Test func `direct colours are sent on request`() throws {
            let folder = try makeDatabase()
            defer { try? FileManager.default.removeItem(atPath: folder) }  // Left in /tmp at worst.
            let terminal = try PseudoTerminal(["--depth=direct"], environment: ["TERMINFO": folder])

            try terminal.expect("direct unicode=true")
            #expect(terminal.text.contains("\u{1B}[48:2::14:26:34m"))
        }

        @Test func `without the request there are 256`() throws {
            let folder = try makeDatabase()
            defer { try? FileManager.default.removeItem(atPath: folder) }  // Left in /tmp at worst.
            let terminal = try PseudoTerminal(environment: ["TERMINFO": folder])

            try terminal.expect("indexed unicode=true")
        }

        @Test func `a database that knows no such terminal gives 256`() throws {
            let terminal = try PseudoTerminal(
                ["--depth=direct"], environment: ["TERMINFO": "/no/such/folder"])

            // Debian keeps direct terminals in a package of their own.
            try terminal.expect("unicode=true")
            #expect(terminal.text.contains("indexed") || terminal.text.contains("direct"))
        }

        /// Compiles a terminal with direct colours; ncurses-term has one too, which may be missing.
        private func makeDatabase() throws -> String {
            let folder = FileManager.default.temporaryDirectory
                .appending(path: "tideline-terminfo-\(UUID().uuidString)").path()
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
            let part = #"%p1%{65536}%/%d:%p1%{256}%/%{255}%&%d:%p1%{255}%&%d%;m"#
            let source = """
                xterm-direct|for a test,
                \tRGB, colors#0x1000000, pairs#0x7FFF, ccc@, initc@, oc@,
                \tsetaf=\\E[%?%p1%{8}%<%t3%p1%d%e38:2::\(part),
                \tsetab=\\E[%?%p1%{8}%<%t4%p1%d%e48:2::\(part),
                \tuse=xterm-256color,

                """
            try source.write(toFile: folder + "/source", atomically: true, encoding: .utf8)
            let tic = Process()
            tic.executableURL = URL(filePath: "/usr/bin/tic")
            tic.arguments = ["-x", "-o", folder, folder + "/source"]
            tic.standardError = FileHandle.nullDevice
            try tic.run()
            tic.waitUntilExit()
            #expect(tic.terminationStatus == 0)
            return folder
        }
    }
}
