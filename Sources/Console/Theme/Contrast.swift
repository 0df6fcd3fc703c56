/// Contrast after WCAG 2.2: (L1 + 0.05) / (L2 + 0.05) of the relative luminances, from 1 to 21.
package enum Contrast {
    /// What secondary text needs at least.
    package static let readable = 3.0
    /// What running text needs at least.
    package static let comfortable = 4.5

    /// Returns the contrast of two colours; nil when one is the terminal's own, which is unknown.
    package static func ratio(_ first: Color, _ second: Color) -> Double? {
        guard let one = first.components, let other = second.components else { return nil }
        let bright = max(luminance(one), luminance(other))
        let dark = min(luminance(one), luminance(other))
        return (bright + 0.05) / (dark + 0.05)
    }

    private static func luminance(_ color: RGB) -> Double {
        let linear = color.linear
        return 0.2126 * linear.red + 0.7152 * linear.green + 0.0722 * linear.blue
    }
}
