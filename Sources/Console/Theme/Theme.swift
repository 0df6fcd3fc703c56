/// The looks of the console as a theme file says them; themes/README.md has the format.
package struct Theme: Equatable, Sendable {
    /// Which background the theme is made for.
    package enum Variant: String, CaseIterable, Sendable {
        case dark, light
        /// Stands on the terminal's own background.
        case any
    }

    /// The file's name without its ending; what `theme = …` and `:theme` take.
    package let stem: String
    /// The name for people.
    package let name: String
    package let variant: Variant
    /// The stem of the theme for the other background.
    package let pair: String?
    /// What in the file was not understood.
    package let warnings: [ThemeWarning]

    let looks: [Role: Look]
    let gradients: [Gradient: [RGB]]
    let series: [Look]
    let glyphs: GlyphSet?
    let borders: Borders?

    /// Resolves every role for a terminal.
    ///
    /// - Parameters:
    ///   - depth: the colours that the terminal shows.
    ///   - glyphs: what the operator chose; nil for the theme's own choice.
    ///   - isUnicode: whether the terminal shows more than ASCII; without it glyphs are ASCII.
    /// - Returns: the styles to draw with.
    package func palette(
        depth: ColorDepth, glyphs: GlyphSet? = nil, isUnicode: Bool
    ) -> Palette {
        let resolution = ThemeResolution(theme: self, depth: depth)
        let chosen = isUnicode ? glyphs ?? self.glyphs ?? .braille : .ascii
        return Palette(
            depth: depth, glyphs: chosen,
            borders: chosen == .ascii ? .ascii : borders ?? .round, isUnicode: isUnicode,
            styles: Dictionary(
                uniqueKeysWithValues: Role.allCases.map { ($0, resolution.style($0)) }),
            gradients: resolution.gradients(), series: resolution.series())
    }
}

extension Theme {
    /// Returns the theme for a background: the named one or its pair, whichever fits.
    ///
    /// - Parameters:
    ///   - stem: the wanted theme's; nil for the built-in one.
    ///   - isLight: the terminal's background; nil when it is unknown.
    ///   - themes: all that were found.
    /// - Returns: nil when a theme is named and not found.
    package static func choice(
        named stem: String?, isLight: Bool?, from themes: [Theme]
    ) -> Theme? {
        guard let stem else {
            let other = themes.first { $0.stem == builtIn.pair }
            return isLight == true ? other ?? builtIn : builtIn
        }
        return themes.first { $0.stem == stem } ?? (stem == builtIn.stem ? builtIn : nil)
    }
}
