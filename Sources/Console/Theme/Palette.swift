/// A theme resolved for one terminal: every role has its final style there.
package struct Palette: Equatable, Sendable {
    package let depth: ColorDepth
    package let glyphs: GlyphSet
    package let borders: Borders
    /// Whether text beyond ASCII can be shown.
    package let isUnicode: Bool
    private let styles: [Role: Style]
    private let gradients: [Gradient: [Color]]
    private let chart: [Style]

    /// Builds a palette; roles without a style look like the terminal's own text.
    package init(
        depth: ColorDepth, glyphs: GlyphSet, borders: Borders, isUnicode: Bool,
        styles: [Role: Style], gradients: [Gradient: [Color]], series: [Style]
    ) {
        self.depth = depth
        self.glyphs = glyphs
        self.borders = borders
        self.isUnicode = isUnicode
        self.styles = styles
        self.gradients = gradients
        chart = series
    }

    /// No colours, attributes only.
    package static let plain = plain(glyphs: .braille, isUnicode: true)

    /// Returns the palette without colours for what the terminal's font can show.
    package static func plain(glyphs: GlyphSet, isUnicode: Bool) -> Palette {
        Palette(
            depth: .none, glyphs: isUnicode ? glyphs : .ascii,
            borders: isUnicode ? .round : .ascii, isUnicode: isUnicode,
            styles: Dictionary(
                uniqueKeysWithValues: Role.allCases.map {
                    ($0, Style(attributes: $0.plainAttributes))
                }),
            gradients: [:], series: [Style(), Style(attributes: .bold), Style(attributes: .dim)])
    }

    /// Returns how a role looks on the normal background.
    package func style(_ role: Role) -> Style {
        styles[role] ?? Style()
    }

    /// Returns one role's text on another's background, as in a selected row; where the two would
    /// be hard to read the background's own foreground is taken.
    package func style(_ role: Role, on ground: Role) -> Style {
        let text = style(role)
        let base = style(ground)
        let attributes = text.attributes.union(base.attributes)
        guard depth != .none else { return Style(attributes: attributes) }
        let isReadable =
            depth != .sixteen
            && Contrast.ratio(text.foreground, base.background) ?? 21 >= Contrast.readable
        let foreground =
            isReadable || base.background == .terminal ? text.foreground : base.foreground
        return Style(
            foreground: foreground, background: base.background, attributes: attributes)
    }

    /// Picks a colour of a gradient.
    ///
    /// - Parameters:
    ///   - name: the gradient.
    ///   - place: from 0 (low) to 1 (high); others are moved to the nearer end, NaN to 0.
    /// - Returns: the terminal's own when the palette has no colours.
    package func gradient(_ name: Gradient, at place: Double) -> Color {
        guard let colors = gradients[name], let last = colors.indices.last else {
            return .terminal
        }
        let clamped = place.isNaN ? 0 : min(1, max(0, place))
        return colors[Int((clamped * Double(last)).rounded())]
    }

    /// Returns how the n-th line of a chart looks, from 0; they repeat.
    package func series(_ number: Int) -> Style {
        chart.isEmpty ? style(.accent) : chart[abs(number) % chart.count]
    }

    /// Returns the nearest colour that the terminal can show.
    package func color(red: UInt8, green: UInt8, blue: UInt8) -> Color {
        switch depth {
        case .none: .terminal
        case .direct: .rgb(red, green, blue)
        case .indexed: Quantiser.indexed(red, green, blue)
        case .sixteen: Quantiser.sixteen(red, green, blue)
        }
    }
}
