import CKernels

extension ImagePlan {
    /// Patches looked at, iterations of k-means.
    private static let sampleCount = 6000
    private static let rounds = 6

    /// Learns the dictionary from the training images; there may be none.
    init(fitting images: [[UInt8]], shape: ImageShape, generator: inout SeededGenerator) {
        self.init(
            shape: shape, patch: Self.patch(for: shape), step: Self.step(for: shape), filters: [])
        let sample = samplePatches(of: images, generator: &generator)
        var centres = (0..<Self.filterCount).map { _ in
            sample.isEmpty
                ? randomPatch(&generator) : sample[generator.next(below: sample.count)]
        }
        for _ in 0..<Self.rounds where !sample.isEmpty {
            centres = improve(centres, with: sample, generator: &generator)
        }
        filters = (0..<patchLength).flatMap { dimension in centres.map { $0[dimension] } }
    }

    /// Random patches that are not flat, of unit length.
    private func samplePatches(
        of images: [[UInt8]], generator: inout SeededGenerator
    ) -> [[Float]] {
        guard !images.isEmpty else { return [] }
        let (width, height) = (shape.width + 2 * Self.margin, shape.height + 2 * Self.margin)
        return (0..<Self.sampleCount).compactMap { _ in
            let image = images[generator.next(below: images.count)]
            let top = generator.next(below: height - patch + 1) - Self.margin
            let left = generator.next(below: width - patch + 1) - Self.margin
            return Self.normalised(readPatch(of: image, top: top, left: left))
        }
    }

    /// The values of one patch, which may reach into the margin.
    private func readPatch(of pixels: [UInt8], top: Int, left: Int) -> [Float] {
        var values = [Float](repeating: 0, count: patchLength)
        let scale = 1 / Float(shape.maximum)
        for y in max(0, top)..<min(shape.height, top + patch) {
            for x in max(0, left)..<min(shape.width, left + patch) {
                let source = (y * shape.width + x) * shape.channels
                let target = ((y - top) * patch + x - left) * shape.channels
                for channel in 0..<shape.channels {
                    values[target + channel] = Float(pixels[source + channel]) * scale
                }
            }
        }
        return values
    }

    private func randomPatch(_ generator: inout SeededGenerator) -> [Float] {
        let values = (0..<patchLength).map { _ in Float(generator.next(below: 1 << 16)) }
        return Self.normalised(values) ?? [Float](repeating: 0, count: patchLength)
    }

    /// One round of k-means: each centre becomes the direction of the patches nearest to it.
    private func improve(
        _ centres: [[Float]], with sample: [[Float]], generator: inout SeededGenerator
    ) -> [[Float]] {
        var sums = centres.map { [Float](repeating: 0, count: $0.count) }
        for values in sample {
            var best = 0
            var bestMatch = -Float.infinity
            for (index, centre) in centres.enumerated() {
                let match = kernel_dot(values, centre, values.count)
                if match > bestMatch { (best, bestMatch) = (index, match) }
            }
            for index in values.indices { sums[best][index] += values[index] }
        }
        return sums.map { sum in
            Self.unit(sum) ?? sample[generator.next(below: sample.count)]
        }
    }

    /// The values less their mean at unit length; nil when they are nearly flat.
    private static func normalised(_ values: [Float]) -> [Float]? {
        let mean = values.reduce(0, +) / Float(values.count)
        let centred = values.map { $0 - mean }
        guard centred.reduce(0, { $0 + $1 * $1 }) > epsilon else { return nil }
        return unit(centred)
    }

    private static func unit(_ values: [Float]) -> [Float]? {
        let length = kernel_dot(values, values, values.count).squareRoot()
        guard length > 0 else { return nil }
        return values.map { $0 / length }
    }
}
