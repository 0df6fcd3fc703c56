import Console
import Foundation
import Testing
import Wire

/// Whole screens as text; `TIDELINE_RECORD=1 swift test --filter ScreensTests` writes them anew.
@Suite struct ScreensTests {
    static let sizes = [(80, 24), (120, 35), (200, 55), (40, 10), (20, 5)]
    static let scenes = [
        "overview", "label", "retrain", "version", "coverage", "job", "help", "text", "fields",
        "typing", "rollback", "confusion", "service", "loss", "history", "node",
        "audit", "palette", "half", "first",
    ]
    /// Of a node amid others.
    static let hierarchyScenes = [
        "tree", "tree-whole", "tree-sorted", "silent", "drilled", "drilled-twice", "unreachable",
        "flow", "route", "question", "hold", "credentials", "invite", "invited", "handed-down",
    ]

    @Test(arguments: sizes.map { Size(columns: $0.0, rows: $0.1) }, scenes + hierarchyScenes)
    func looksAsRecorded(size: Size, scene: String) throws {
        let driver = Self.play(scene, size)
        for (name, palette) in [
            ("utf8", Palette.plain), ("ascii", Palette.plain(glyphs: .ascii, isUnicode: false)),
        ] {
            let lines = driver.screen(palette)
            let file = "\(scene)-\(size.columns)x\(size.rows)-\(name).txt"
            try Recording.expect(lines.joined(separator: "\n") + "\n", file)
        }
    }

    @Test(arguments: scenes + hierarchyScenes)
    func asciiScreensHaveNothingElse(scene: String) {
        let driver = Self.play(scene, Size(columns: 120, rows: 35))
        let text = driver.screen(.plain(glyphs: .ascii, isUnicode: false)).joined()
        let isASCII = text.allSatisfy { $0.isASCII }
        #expect(isASCII)
    }

    private static func play(_ scene: String, _ size: Size) -> Driver {
        guard !hierarchyScenes.contains(scene) else { return playAmid(scene, size) }
        var driver = Driver(
            columns: size.columns, rows: size.rows,
            node: scene == "first" ? .atFirstStart : SampleNode())
        switch scene {
        case "label": driver.press("3", "0", .enter)
        case "retrain": driver.press("R")
        case "version": driver.press("2", .down, .enter)
        case "coverage": driver.press("2", .down, .enter, "]", "]")
        case "job": driver.press("4", .enter)
        case "help": driver.press("?")
        case "text", "typing":
            driver.press("}", "}", .enter)
            if scene == "typing" {
                driver.press("i")
                driver.type("ship")
            }
        case "fields": driver.press("{", .enter)
        case "rollback": driver.press("2", "B")
        case "confusion": driver.press("2", .down, .enter, "]")
        case "loss": driver.press("2", .down, .enter, "[", "[")
        case "service": driver.press("2", .down, .enter, "]", "]", "]")
        case "history": driver.press("2", .down, .enter, "[")
        case "node": driver.press("1", .enter)
        case "audit": driver.press("5", "]")
        case "palette": driver.press("T", .down)
        case "half": driver.press("+")
        default: break
        }
        return driver
    }
}

extension ScreensTests {
    private static func playAmid(_ scene: String, _ size: Size) -> Driver {
        var driver = Driver(columns: size.columns, rows: size.rows, node: .amid)
        switch scene {
        case "tree": driver.press("1")
        case "handed-down": driver.press("2", .enter)
        case "tree-whole": driver.press("1", "1")
        case "tree-sorted": driver.press("1", "1", ">", ">", ">")
        case "silent": driver.press("1", "j", "j", "j", "d")
        case "drilled": driver.press("1", "j", .enter)
        case "drilled-twice": driver.press("1", "j", .enter, "j", .enter)
        case "unreachable":
            driver.press("1", "j", .enter)
            driver.node.below[NodeID("s1")]?.trouble = NodeError(
                .unavailable, "shop-1 does not answer: its link went down.")
            driver.take(.tick(driver.state.now.advanced(bySeconds: 3)))
            driver.take(.tick(driver.state.now.advanced(bySeconds: 12)))
        case "flow": driver.press("1", "1", "]")
        case "route": driver.press(.enter, "]")
        case "question": driver.press("]", .enter)
        case "hold": driver.press("1", "j", "D")
        case "credentials", "invite", "invited":
            driver.press(":")
            driver.type("credentials")
            driver.press(.enter)
            guard scene != "credentials" else { break }
            driver.press("A")
            driver.type("north-9 48h")
            if scene == "invited" { driver.press(.enter) }
        default: break
        }
        return driver
    }
}

/// Compares text with a recorded file beside the tests.
enum Recording {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Screens")

    static func expect(_ text: String, _ file: String) throws {
        let place = folder.appending(path: file)
        if ProcessInfo.processInfo.environment["TIDELINE_RECORD"] != nil {
            try text.write(to: place, atomically: true, encoding: .utf8)
            return
        }
        let recorded = try String(contentsOf: place, encoding: .utf8)
        #expect(text == recorded, "\(file) differs:\n\(text)")
    }
}
