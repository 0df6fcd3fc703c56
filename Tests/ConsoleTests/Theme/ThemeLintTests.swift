import Foundation
import Testing

@testable import Console

/// Every file in `themes` can be read, by the program and by people.
struct ThemeLintTests {
    /// Our own palettes are held to more than those that others chose.
    private static let own = [
        "tideline", "tideline-light", "high-contrast-dark", "high-contrast-light",
        "color-blind-dark",
    ]

    @Test func `the folder has what the README promises`() {
        #expect(ThemeFiles.stems.count >= 12)
        for stem in Self.own + ["dracula", "nord", "terminal", "mono"] {
            #expect(ThemeFiles.stems.contains(stem))
        }
    }

    @Test(arguments: ThemeFiles.stems)
    func `a theme parses without warnings and its pair exists`(stem: String) throws {
        let theme = try ThemeFiles.theme(stem)

        #expect(theme.warnings.isEmpty)
        #expect(theme.stem == stem)
        guard let pair = theme.pair else { return }
        #expect(try ThemeFiles.theme(pair).pair == stem)
        #expect(try ThemeFiles.theme(pair).variant != theme.variant)
    }

    @Test(arguments: ThemeFiles.stems)
    func `a theme can be shown at every depth`(stem: String) throws {
        let theme = try ThemeFiles.theme(stem)
        for depth in ColorDepth.allCases {
            let palette = theme.palette(depth: depth, isUnicode: true)
            let grounds: [Role] = [.bg, .select, .dialog]
            let styles = Role.allCases.flatMap { role in
                [palette.style(role)] + grounds.map { palette.style(role, on: $0) }
            }
            let gradients = Gradient.allCases.flatMap { name in
                [0, 0.3, 1].map { palette.gradient(name, at: $0) }
            }
            let colors =
                styles.flatMap { [$0.foreground, $0.background] } + gradients
                + (0..<8).map { palette.series($0).foreground }
            #expect(colors.allSatisfy { isShowable($0, depth) })
        }
    }

    @Test(arguments: ThemeFiles.stems, [ColorDepth.direct, .indexed])
    func `text can be read`(stem: String, depth: ColorDepth) throws {
        let palette = try ThemeFiles.theme(stem).palette(depth: depth, isUnicode: true)
        let isStrict = stem.hasPrefix("high-contrast")
        // Nearest colours of the 256 shift a little.
        let slack = depth == .direct ? 1.0 : 0.85

        for (role, ratio) in [
            (Role.fg, isStrict ? 7 : 4.5), (.select, isStrict ? 7 : 4.5),
            (.muted, isStrict ? 7 : 3), (.ok, isStrict ? 7 : 3), (.warn, isStrict ? 7 : 3),
            (.err, isStrict ? 7 : 3), (.info, isStrict ? 7 : 3), (.accent, isStrict ? 7 : 3),
            (.title, 3), (.borderFocus, 3), (.key, 3), (.badge, 3), (.tabActive, 3),
        ] {
            let style = palette.style(role)
            guard let found = Contrast.ratio(style.foreground, style.background) else { continue }
            #expect(found >= ratio * slack, "\(role) has a contrast of \(found)")
        }
    }

    @Test(arguments: ThemeLintTests.own)
    func `our own themes have comfortable secondary text`(stem: String) throws {
        let palette = try ThemeFiles.theme(stem).palette(depth: .direct, isUnicode: true)

        for role in [Role.muted, .ok, .warn, .err, .info, .accent] {
            let style = palette.style(role)
            let found = Contrast.ratio(style.foreground, style.background)
            #expect((found ?? 0) >= Contrast.comfortable, "\(role)")
        }
    }

    @Test(arguments: ThemeFiles.stems)
    func `without colours states and focus still differ`(stem: String) throws {
        let palette = try ThemeFiles.theme(stem).palette(depth: .none, isUnicode: true)

        #expect(palette.style(.err).attributes != palette.style(.ok).attributes)
        #expect(palette.style(.select).attributes.contains(.reverse))
        #expect(palette.style(.title).attributes.contains(.bold))
        #expect(palette.style(.fg).attributes.isEmpty)
    }

    @Test func `palettes of others come with their licences`() throws {
        for stem in ThemeFiles.stems {
            let text = try ThemeFiles.text(stem)
            guard let mention = text.firstMatch(of: /LICENSES\/(MIT-[a-z]+\.txt)/) else {
                #expect(text.contains("source = \"this project"))
                continue
            }
            let path = ThemeFiles.folder.appending(path: "LICENSES/\(mention.1)").path()
            #expect(FileManager.default.fileExists(atPath: path))
        }
    }

    private func isShowable(_ color: Color, _ depth: ColorDepth) -> Bool {
        switch (color, depth) {
        case (.terminal, _): true
        case (_, .none): false
        case (.indexed(let index), .sixteen): index < 16
        case (.indexed, _): true
        case (.rgb, _): depth == .direct
        }
    }
}
