package import CKernels

extension ReferenceKernels {
    /// Adds each patch's code to its cell; see `ImagePlan`.
    package static func addPatchCodes(
        of image: [Float], _ shape: kernel_patch_shape, filters: [Float], to codes: inout [Float]
    ) {
        let rows = (shape.height - shape.patch) / shape.stride + 1
        let columns = (shape.width - shape.patch) / shape.stride + 1
        for y in 0..<rows {
            for x in 0..<columns {
                let patch = patch(
                    of: image, shape, top: y * shape.stride, left: x * shape.stride)
                let cell = y * shape.grid / rows * shape.grid + x * shape.grid / columns
                for filter in 0..<shape.filters {
                    var match: Float = 0
                    for (dimension, value) in patch.enumerated() {
                        match += filters[dimension * shape.filters + filter] * value
                    }
                    let bright = cell * 2 * shape.filters + filter
                    codes[bright] += max(0, match - shape.threshold)
                    codes[bright + shape.filters] += max(0, -match - shape.threshold)
                }
            }
        }
    }

    /// One patch, less its mean, to unit length.
    private static func patch(
        of image: [Float], _ shape: kernel_patch_shape, top: Int, left: Int
    ) -> [Float] {
        let width = shape.patch * shape.channels
        let values = (top..<top + shape.patch).flatMap { y -> ArraySlice<Float> in
            let start = (y * shape.width + left) * shape.channels
            return image[start..<start + width]
        }
        let mean = values.reduce(0, +) / Float(values.count)
        let centred = values.map { $0 - mean }
        let square = centred.reduce(0) { $0 + $1 * $1 }
        return centred.map { $0 / (square + shape.epsilon).squareRoot() }
    }
}
