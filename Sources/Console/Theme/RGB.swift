#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Red, green and blue, 0...255 each, as written in theme files.
package struct RGB: Hashable, Sendable {
    package let red: UInt8
    package let green: UInt8
    package let blue: UInt8

    package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Reads `#rrggbb`; nil when it is not one.
    package init?(hexadecimal text: some StringProtocol) {
        let digits = text.dropFirst()
        guard text.first == "#", digits.utf8.count == 6,
            digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16)
        else { return nil }
        self.init(UInt8(value >> 16), UInt8(value >> 8 & 255), UInt8(value & 255))
    }

    /// The intensities of light, 0...1, from the sRGB transfer function.
    var linear: (red: Double, green: Double, blue: Double) {
        (Self.light[Int(red)], Self.light[Int(green)], Self.light[Int(blue)])
    }

    private static let light: [Double] = (0..<256).map { value in
        let share = Double(value) / 255
        return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }

    /// Returns the colour between this and another, mixed as light is.
    func mixed(with other: RGB, share: Double) -> RGB {
        func between(_ low: UInt8, _ high: UInt8) -> UInt8 {
            UInt8((Double(low) + (Double(high) - Double(low)) * share).rounded())
        }
        return RGB(
            between(red, other.red), between(green, other.green), between(blue, other.blue))
    }
}

extension Color {
    /// Red, green and blue; those of xterm for palette colours, nil for the terminal's own.
    package var components: RGB? {
        switch self {
        case .terminal: nil
        case .rgb(let red, let green, let blue): RGB(red, green, blue)
        case .indexed(let number): Quantiser.palette[Int(number)]
        }
    }
}
