/// An image in half blocks.
///
/// Each cell shows two pixels, the upper in its foreground, the lower in its background. Without
/// colours shades stand for the mean of the two.
package struct PixelPicture: Equatable, Sendable {
    package let width: Int
    package let height: Int
    /// 1 for grey, 3 for red, green, blue.
    package let channels: Int
    /// The value of full light.
    package let maximum: Int
    /// Row by row, channel values of a pixel together; missing ones are dark.
    package let bytes: [UInt8]
    /// Whether dark becomes light, as for ink on paper.
    package var isInverted: Bool

    package init(
        width: Int, height: Int, channels: Int, maximum: Int, bytes: [UInt8],
        isInverted: Bool = false
    ) {
        self.width = max(0, width)
        self.height = max(0, height)
        self.channels = max(1, channels)
        self.maximum = max(1, maximum)
        self.bytes = bytes
        self.isInverted = isInverted
    }

    /// Draws the picture, never greater than `size`.
    ///
    /// - Parameters:
    ///   - size: the cells it may take.
    ///   - zoom: cells in width for each pixel; nil for the greatest that fits. A picture that
    ///     is too large even at 1 is made smaller by taking every n-th pixel.
    ///   - palette: its gradient `image` colours greys.
    /// - Returns: a grid of just the picture's size; of no size for an empty picture.
    package func grid(fitting size: Size, zoom: Int? = nil, palette: Palette) -> Grid {
        guard width > 0, height > 0, size.columns > 0, size.rows > 0 else {
            return Grid(size: Size(columns: 0, rows: 0), style: palette.style(.bg))
        }
        let largest = min(size.columns / width, size.rows * 2 / height)
        let times = max(1, min(zoom ?? largest, max(1, largest)))
        let step = largest >= 1 ? 1 : stride(fitting: size)
        let columns = (width + step - 1) / step * times
        let lines = (height + step - 1) / step * times
        var grid = Grid(
            size: Size(columns: columns, rows: (lines + 1) / 2), style: palette.style(.bg))
        for row in 0..<grid.size.rows {
            for column in 0..<columns {
                let x = column / times * step
                let upper = pixel(x, 2 * row / times * step)
                let hasLower = 2 * row + 1 < lines
                let lower = hasLower ? pixel(x, (2 * row + 1) / times * step) : nil
                grid[column, row] = cell(upper, lower, palette)
            }
        }
        return grid
    }

    /// Returns every how many pixels one is taken for the picture to fit.
    private func stride(fitting size: Size) -> Int {
        var step = 1
        while (width + step - 1) / step > size.columns || (height + step - 1) / step > size.rows * 2
        {
            step += 1
        }
        return step
    }

    /// Returns the light of each channel, 0...1.
    private func pixel(_ x: Int, _ y: Int) -> SIMD3<Double> {
        let start = (y * width + x) * channels
        func light(_ channel: Int) -> Double {
            let index = start + channel
            guard index < bytes.count else { return 0 }
            let share = min(1, Double(bytes[index]) / Double(maximum))
            return isInverted ? 1 - share : share
        }
        let isColored = channels >= 3
        return SIMD3(light(0), light(isColored ? 1 : 0), light(isColored ? 2 : 0))
    }

    private func cell(
        _ upper: SIMD3<Double>, _ lower: SIMD3<Double>?, _ palette: Palette
    ) -> Cell {
        if palette.depth == .none || palette.depth == .sixteen || !palette.isUnicode {
            return shade(upper, lower, palette)
        }
        let style = Style(
            foreground: color(upper, palette),
            background: lower.map { color($0, palette) } ?? palette.style(.bg).background)
        // A full block of one colour spares terminals the seam between the halves.
        if style.foreground == style.background {
            return Cell(glyph: " ", style: style)
        }
        return Cell(glyph: "▀", style: style)
    }

    private func color(_ pixel: SIMD3<Double>, _ palette: Palette) -> Color {
        if channels < 3 {
            let themed = palette.gradient(.image, at: pixel.x)
            if themed != .terminal { return themed }
        }
        func byte(_ light: Double) -> UInt8 { UInt8((light * 255).rounded()) }
        let (red, green, blue) = (byte(pixel.x), byte(pixel.y), byte(pixel.z))
        guard palette.depth == .indexed else {
            return palette.color(red: red, green: green, blue: blue)
        }
        return Quantiser.around(red, green, blue)
    }

    private func shade(
        _ upper: SIMD3<Double>, _ lower: SIMD3<Double>?, _ palette: Palette
    ) -> Cell {
        func grey(_ pixel: SIMD3<Double>) -> Double {
            0.299 * pixel.x + 0.587 * pixel.y + 0.114 * pixel.z
        }
        let mean = lower.map { (grey(upper) + grey($0)) / 2 } ?? grey(upper) / 2
        let scale = palette.isUnicode && palette.glyphs != .ascii ? Self.shades : Self.letters
        let glyph = scale[Int((mean * Double(scale.count - 1)).rounded())]
        return Cell(glyph: glyph, style: palette.style(.imageHigh))
    }

    private static let shades: [Character] = Array(" ░▒▓█")
    private static let letters: [Character] = Array(" .:-=+*#%@")
}
