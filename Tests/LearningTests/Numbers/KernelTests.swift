import CKernels
import Learning
import Testing

/// The kernels in C against their references, bit by bit.
@Suite struct KernelTests {
    @Test(arguments: [0, 1, 3, 4, 5, 9, 40])
    func `adding rows is the reference's sum`(count: Int) {
        var random = RandomFloats(seed: UInt64(count))
        let weights = random.take(50 * 24)
        let rows = random.rows(count, below: 50)
        let values = random.take(count)
        var expected = random.take(24)
        var found = expected

        kernel_add_rows(weights, 24, rows, values, count, &found)
        ReferenceKernels.addRows(weights, stride: 24, rows: rows, values: values, to: &expected)

        #expect(found == expected)
    }

    @Test(arguments: (1...26).map { $0 * 8 })
    func `rows of any length are added`(stride: Int) {
        var random = RandomFloats(seed: UInt64(stride))
        let weights = random.take(50 * stride)
        let rows = random.rows(40, below: 50)
        let values = random.take(rows.count)
        var expected = random.take(stride)
        var found = expected

        kernel_add_rows(weights, stride, rows, values, rows.count, &found)
        ReferenceKernels.addRows(
            weights, stride: stride, rows: rows, values: values, to: &expected)

        #expect(found == expected)
    }

    @Test(arguments: [0, 1, 2, 7, 100])
    func `codes are as far apart as the reference says`(count: Int) {
        var generator = SeededGenerator(seed: UInt64(count))
        let codes = (0..<2 * count).map { _ in generator.next() }
        let code = [generator.next(), generator.next()]
        var found = [UInt8](repeating: 0, count: count)
        var counts = [UInt32](repeating: 0, count: 129)
        counts[64] = 5

        kernel_code_distances(codes, count, code, &found, &counts)
        let expected = ReferenceKernels.codeDistances(codes, to: code)

        #expect(found == expected)
        let numbers = (0...128).map { distance in expected.count { Int($0) == distance } }
        counts[64] -= 5
        #expect(counts.map { Int($0) } == numbers)
        for limit in [UInt8(0), 60, 64, 129] {
            var places = [UInt32](repeating: 0, count: count + 1)
            let kept = kernel_below(found, count, limit, &places)
            #expect(
                Array(places[..<kept])
                    == ReferenceKernels.places(of: expected, below: limit))
        }
    }

    @Test(arguments: [0, 1, 6, 40])
    func `products of chosen rows are the reference's`(count: Int) {
        var generator = SeededGenerator(seed: UInt64(count))
        let rows = (0..<50 * 72).map { _ in Int8(truncatingIfNeeded: generator.next()) }
        let vector = (0..<67).map { _ in Int8(truncatingIfNeeded: generator.next()) }
        let places = (0..<count).map { _ in UInt32(generator.next(below: 50)) }
        var found = [Int32](repeating: 0, count: count)

        kernel_dot_byte_rows(rows, 72, places, count, vector, vector.count, &found)

        #expect(
            found
                == ReferenceKernels.dotByteRows(rows, stride: 72, places: places, with: vector))
    }

    @Test func `a step is the reference's step`() {
        var random = RandomFloats(seed: 5)
        var expected = random.take(50 * 16)
        var found = expected
        let rows = random.rows(20, below: 50)
        let values = random.take(20)
        let gradient = random.take(16)
        var expectedSums = random.take(50).map { abs($0) + 0.1 }
        var foundSums = expectedSums

        kernel_step_rows(
            &found, 16, rows, values, rows.count, gradient, 0.75, 0.5, &foundSums)
        ReferenceKernels.stepRows(
            &expected, stride: 16, rows: rows, values: values, gradient: gradient, square: 0.75,
            rate: 0.5, accumulators: &expectedSums)

        #expect(found == expected)
        #expect(foundSums == expectedSums)
    }

    @Test(arguments: [1, 2, 7, 8, 9, 77, 160])
    func `softmax is the reference's and sums to one`(count: Int) {
        var random = RandomFloats(seed: UInt64(count))
        var expected = random.take(count).map { $0 * 20 }
        var found = expected

        let sum = kernel_softmax(&found, count)
        let expectedSum = ReferenceKernels.softmax(&expected)

        #expect(found == expected)
        #expect(sum == expectedSum)
        #expect(abs(found.reduce(0, +) - 1) < 1e-5)
    }

    @Test func `softmax follows the formula`() {
        var logits: [Float] = [1, 2, 3, -200]

        _ = kernel_softmax(&logits, 4)

        let powers = [1.0, 2, 3].map { exponential($0) }
        for (found, power) in zip(logits, powers) {
            #expect(abs(Double(found) - power / powers.reduce(0, +)) < 1e-6)
        }
        #expect(logits[3] < 1e-30)
    }

    @Test(arguments: [0, 1, 7, 8, 17, 256])
    func `dot products are the reference's`(count: Int) {
        var random = RandomFloats(seed: UInt64(count))
        let (left, right) = (random.take(count), random.take(count))

        #expect(kernel_dot(left, right, count) == ReferenceKernels.dot(left, right))
    }

    @Test func `a dot product of bytes holds the largest values`() {
        let left = [Int8](repeating: -128, count: 1000)

        #expect(kernel_dot_bytes(left, left, 1000) == 16_384_000)
        #expect(kernel_dot_bytes([1, 2, 3], [4, -5, 6], 3) == 12)
    }

    @Test(arguments: [(1, 3, 1), (3, 5, 2)])
    func `patch codes are the reference's`(channels: Int, patch: Int, stride: Int) {
        var random = RandomFloats(seed: 9)
        let shape = kernel_patch_shape(
            width: 12, height: 10, channels: channels, patch: patch, stride: stride, filters: 8,
            grid: 3, threshold: 0.1, epsilon: 0.05)
        let image = random.take(12 * 10 * channels)
        let filters = random.take(patch * patch * channels * 8)
        var found = [Float](repeating: 0, count: 9 * 16)
        var expected = found

        withUnsafePointer(to: shape) { kernel_patch_codes(image, $0, filters, &found) }
        ReferenceKernels.addPatchCodes(of: image, shape, filters: filters, to: &expected)

        #expect(found == expected)
        #expect(found.contains { $0 > 0 })
    }
}

private struct RandomFloats {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func take(_ count: Int) -> [Float] {
        (0..<count).map { _ in Float(generator.next(below: 2001) - 1000) / 1000 }
    }

    mutating func rows(_ count: Int, below bound: Int) -> [UInt32] {
        var rows = (0..<bound).map { UInt32($0) }
        generator.shuffle(&rows)
        return Array(rows.prefix(count))
    }
}
