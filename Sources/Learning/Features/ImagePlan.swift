// How an image becomes features: a small copy of it, and codes of its local structure.
//
// The codes follow Coates and Ng, "The Importance of Encoding Versus Training with Sparse Coding
// and Vector Quantization" (2011): a dictionary of small patches is learned without classes, each
// patch of an image is matched with all of the dictionary, the matches above a threshold are kept,
// bright on dark and dark on bright apart, and those of a region are added up. A linear model on
// top sees which strokes lie where, and tolerates that they lie a pixel off.
//
// The dictionary is made by k-means on the unit sphere from seeded random patches of the training
// images. Patches are taken less their mean and at unit length, so that light and contrast do not
// matter; `epsilon` keeps flat ones short.

import CKernels

/// The dictionary of patches and the shape of one field's images.
struct ImagePlan: Equatable, Sendable {
    var shape: ImageShape
    /// The side of a patch, in pixels.
    var patch: Int
    /// The step between patches, in pixels.
    var step: Int
    /// Dimension by dimension, `filterCount` values each.
    var filters: [Float]

    /// A multiple of 8, at most 128.
    static let filterCount = 32
    /// Regions a side.
    static let grid = 4
    /// The side of the small copy, at most.
    static let smallest = 16
    /// Pixels of nothing put around the image, so that strokes at its edge are seen whole.
    static let margin = 1
    static let threshold: Float = 0.5
    static let epsilon: Float = 0.05
    /// The length of the small copy beside that of the codes, which is 1.
    static let copyLength: Float = 0.5

    init(shape: ImageShape, patch: Int, step: Int, filters: [Float]) {
        self.shape = shape
        self.patch = patch
        self.step = step
        self.filters = filters
    }

    /// The side of patches that suits images of the shape.
    static func patch(for shape: ImageShape) -> Int {
        let side = min(shape.width, shape.height) + 2 * margin
        return min(side, side <= 14 ? 3 : 5)
    }

    /// The step that keeps the work per image in bounds.
    static func step(for shape: ImageShape) -> Int {
        shape.width * shape.height * shape.channels <= 1024 ? 1 : 2
    }

    var patchLength: Int { patch * patch * shape.channels }
    var codeCount: Int { Self.grid * Self.grid * 2 * Self.filterCount }
    var copyWidth: Int { min(shape.width, Self.smallest) }
    var copyHeight: Int { min(shape.height, Self.smallest) }
    var featureCount: Int { codeCount + copyWidth * copyHeight * shape.channels }

    /// Returns the features of an image: the codes, then the small copy.
    func features(of pixels: [UInt8]) -> [Float] {
        let padded = Self.padded(pixels, shape)
        var features = [Float](repeating: 0, count: featureCount)
        var size = kernel_patch_shape(
            width: shape.width + 2 * Self.margin, height: shape.height + 2 * Self.margin,
            channels: shape.channels, patch: patch, stride: step, filters: Self.filterCount,
            grid: Self.grid, threshold: Self.threshold, epsilon: Self.epsilon)
        kernel_patch_codes(padded, &size, filters, &features)
        addCopy(of: padded, to: &features)
        Self.scale(&features, 0..<codeCount, toLength: 1)
        Self.scale(&features, codeCount..<featureCount, toLength: Self.copyLength)
        return features
    }

    /// Pixels in 0...1 with the margin around them.
    static func padded(_ pixels: [UInt8], _ shape: ImageShape) -> [Float] {
        let width = (shape.width + 2 * margin) * shape.channels
        var padded = [Float](repeating: 0, count: width * (shape.height + 2 * margin))
        let line = shape.width * shape.channels
        let scale = 1 / Float(shape.maximum)
        for y in 0..<shape.height {
            let start = (y + margin) * width + margin * shape.channels
            for x in 0..<line { padded[start + x] = Float(pixels[y * line + x]) * scale }
        }
        return padded
    }

    /// Adds each pixel to the pixel of the small copy that it falls into.
    private func addCopy(of padded: [Float], to features: inout [Float]) {
        let channels = shape.channels
        let width = (shape.width + 2 * Self.margin) * channels
        for y in 0..<shape.height {
            let line = (y + Self.margin) * width + Self.margin * channels
            let copyLine = codeCount + y * copyHeight / shape.height * copyWidth * channels
            for x in 0..<shape.width {
                let target = copyLine + x * copyWidth / shape.width * channels
                for channel in 0..<channels {
                    features[target + channel] += padded[line + x * channels + channel]
                }
            }
        }
    }

    private static func scale(_ values: inout [Float], _ range: Range<Int>, toLength: Float) {
        let length = values.withUnsafeBufferPointer { values in
            guard let start = values.baseAddress else { return Float(0) }
            let part = start + range.lowerBound
            return kernel_dot(part, part, range.count).squareRoot()
        }
        guard length > 0 else { return }
        let factor = toLength / length
        for index in range { values[index] *= factor }
    }
}
