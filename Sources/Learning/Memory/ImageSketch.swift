/// An image as a direction in a small space: a shift by a pixel or another light moves it little.
///
/// Two parts of length 1 each: the image, blurred and less its mean, and its differences to the
/// right and downwards. Large images are made smaller first.
struct ImageSketch: Equatable, Sendable {
    private let shape: ImageShape
    private let width: Int
    private let height: Int

    private static let mostSide = 16

    init(shape: ImageShape) {
        self.shape = shape
        width = min(shape.width, Self.mostSide)
        height = min(shape.height, Self.mostSide)
    }

    private var size: Int { width * height * shape.channels }
    var length: Int { 3 * size }

    /// Returns the sketch of an image of the shape.
    func sketch(of pixels: [UInt8]) -> [Float] {
        let smooth = blurred(small(pixels))
        let mean = smooth.reduce(0, +) / Float(smooth.count)
        return Self.unit(smooth.map { $0 - mean }) + Self.unit(differences(of: smooth))
    }

    /// The mean of the pixels that fall into each of the smaller image.
    private func small(_ pixels: [UInt8]) -> [Float] {
        var sums = [Float](repeating: 0, count: size)
        var counts = [Float](repeating: 0, count: size)
        for y in 0..<shape.height {
            for x in 0..<shape.width {
                let target = y * height / shape.height * width + x * width / shape.width
                let source = y * shape.width + x
                for channel in 0..<shape.channels {
                    let value = pixels[source * shape.channels + channel]
                    sums[target * shape.channels + channel] += Float(value)
                    counts[target * shape.channels + channel] += 1
                }
            }
        }
        return zip(sums, counts).map { $0 / $1 }
    }

    /// Each pixel with its neighbours, by 1-2-1 in both directions; the edge goes on outside.
    private func blurred(_ pixels: [Float]) -> [Float] {
        let along = mapped(pixels) { x, y, at in
            (at(max(0, x - 1), y) + 2 * at(x, y) + at(min(width - 1, x + 1), y)) / 4
        }
        return mapped(along) { x, y, at in
            (at(x, max(0, y - 1)) + 2 * at(x, y) + at(x, min(height - 1, y + 1))) / 4
        }
    }

    private func differences(of pixels: [Float]) -> [Float] {
        mapped(pixels) { x, y, at in at(min(width - 1, x + 1), y) - at(x, y) }
            + mapped(pixels) { x, y, at in at(x, min(height - 1, y + 1)) - at(x, y) }
    }

    /// Computes each value of an image from those of another, channel by channel.
    private func mapped(
        _ pixels: [Float], _ value: (Int, Int, (Int, Int) -> Float) -> Float
    ) -> [Float] {
        var result: [Float] = []
        result.reserveCapacity(size)
        for y in 0..<height {
            for x in 0..<width {
                for channel in 0..<shape.channels {
                    result.append(
                        value(x, y) { pixels[($1 * width + $0) * shape.channels + channel] })
                }
            }
        }
        return result
    }

    private static func unit(_ values: [Float]) -> [Float] {
        let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length > 0 ? values.map { $0 / length } : values
    }
}
