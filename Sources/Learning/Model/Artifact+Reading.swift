extension Artifact {
    /// The most classes and layers a model may have: beyond any use, and below any overflow.
    private static let mostClasses = 100_000
    private static let mostLayers = 64

    /// Reads a model from bytes that nobody vouches for.
    package static func decode(_ bytes: [UInt8]) throws(ArtifactError) -> Model {
        try decode(ByteReader(bytes))
    }

    /// Reads a model whose weights stay where they lie, if it has format version 4.
    package static func decode(_ kept: KeptBytes) throws(ArtifactError) -> Model {
        try decode(ByteReader(kept))
    }

    private static func decode(_ bytes: ByteReader) throws(ArtifactError) -> Model {
        var reader = bytes
        do {
            return try readArtifact(&reader)
        } catch let error as ArtifactError {
            throw error
        } catch {
            // Only the reader's failures are left.
            throw reader.position < magic.count ? .notAnArtifact : .damaged("it ends too early")
        }
    }

    private static func readArtifact(_ reader: inout ByteReader) throws -> Model {
        guard try reader.raw(magic.count) == magic else { throw ArtifactError.notAnArtifact }
        let found = try reader.number(UInt32.self)
        guard (wholeVersion...alignedVersion).contains(found) else {
            throw ArtifactError.unknownVersion(found)
        }
        let sum = try reader.number(UInt64.self)
        let isSound = reader.withBytes {
            sum == checksum(of: UnsafeRawBufferPointer(rebasing: $0[reader.position...]), found)
        }
        try check(isSound, "its checksum does not match")
        reader.isAligned = found == alignedVersion
        return try readModel(&reader) { reader, _, classCount, room throws in
            let byte = found == wholeVersion ? LayerForm.whole.rawValue : try reader.byte()
            guard let form = LayerForm(rawValue: byte), form != .same,
                found >= treesVersion || !form.hasTrees
            else {
                throw ArtifactError.damaged("a layer has the unknown form \(byte)")
            }
            return try readLayer(&reader, form, classCount: classCount, room: &room, after: nil)
        }
    }

    /// Reads a layer by its place, the model's classes, and the weights there is still room for.
    typealias LayerReading = (
        inout ByteReader, _ index: Int, _ classCount: Int, _ room: inout Int
    ) throws -> Layer

    /// Reads all behind the checksum.
    static func readModel(_ reader: inout ByteReader, layer: LayerReading) throws -> Model {
        let temperature = try reader.float()
        try check(temperature.isFinite && temperature > 0, "its temperature is not above 0")
        let classes = try (0..<reader.length(atMost: mostClasses)).map { _ in try reader.text() }
        var room = mostThinWeights
        let layers = try (0..<reader.length(atMost: mostLayers)).map { index in
            try layer(&reader, index, classes.count, &room)
        }
        try check(!classes.isEmpty && !layers.isEmpty, "it has no classes or no layers")
        let shapes = layers.map { $0.plan.parts.map(\.shape) }
        try check(shapes.allSatisfy { $0 == shapes[0] }, "its layers have different fields")
        try check(reader.left == 0, "bytes follow its end")
        return Model(classes: classes, layers: layers, temperature: temperature)
    }

    static func readLayer(
        _ reader: inout ByteReader, _ form: LayerForm, classCount: Int, room: inout Int,
        after reference: Layer?
    ) throws -> Layer {
        let parts = try (0..<reader.length(atMost: reader.left)).map { _ in
            try readPart(&reader, isThin: form.isThin)
        }
        let unseen = try reader.float()
        try check(unseen > 0 && unseen.isFinite, "the weight of what is unseen is not above 0")
        let layer =
            form.isThin
            ? try readThinLayer(
                &reader, parts, unseen, classCount: classCount, room: &room, after: reference)
            : try readWholeLayer(&reader, form, parts, unseen, classCount: classCount)
        guard form.hasTrees else { return layer }
        let trees = try readTrees(&reader, parts, classCount: layer.classCount, room: &room)
        return layer.with(trees, alone: form == .trees)
    }

    private static func readWholeLayer(
        _ reader: inout ByteReader, _ form: LayerForm, _ parts: [FeaturePlan.Part],
        _ unseen: Float, classCount: Int
    ) throws -> Layer {
        let plan = try readPlan(&reader, parts, unseen)
        let known = Int(try reader.number(UInt32.self))
        try check(known > 0 && known <= classCount, "a layer has more classes than the model")
        let stride = Layer.stride(for: known)
        let rows = plan.rowCount
        let isLinear = form != .trees
        let weights =
            isLinear ? try readWeights(&reader, count: rows * stride) : FrozenFloats([])
        let bias = try readFloats(&reader, "a bias", count: stride)
        let accumulators =
            isLinear ? try readFloats(&reader, "an accumulator", count: rows) : []
        try check(accumulators.allSatisfy { $0 > 0 }, "a sum of squares is not above 0")
        return Layer(
            plan: plan, classCount: known, bias: bias,
            content: .linear(LinearWeights(weights, accumulators: accumulators)))
    }

    private static func readPlan(
        _ reader: inout ByteReader, _ parts: [FeaturePlan.Part], _ unseen: Float
    ) throws -> FeaturePlan {
        guard let table = FeatureTable(hashes: try reader.words()) else {
            throw ArtifactError.damaged("a feature has two rows")
        }
        let found = try readFloats(&reader, "a feature's weight", count: table.hashes.count)
        return FeaturePlan(parts: parts, table: table, weights: found, unseenWeight: unseen)
    }

    private static func readPart(
        _ reader: inout ByteReader, isThin: Bool
    ) throws -> FeaturePlan.Part {
        switch try reader.byte() {
        case 1: return .text
        case 2: return .number(try readNumberPlan(&reader))
        case 3: return .category
        case 4: return .image(try readImagePlan(&reader, isThin: isThin))
        case let kind: throw ArtifactError.damaged("a field has the unknown kind \(kind)")
        }
    }

    private static func readNumberPlan(_ reader: inout ByteReader) throws -> NumberPlan {
        let plan = NumberPlan(
            mean: try reader.float(), deviation: try reader.float(),
            centres: try readFloats(&reader, "a bin's centre"))
        try check(
            plan.mean.isFinite && plan.deviation.isFinite && plan.deviation > 0
                && !plan.centres.isEmpty
                && zip(plan.centres, plan.centres.dropFirst()).allSatisfy { $0 < $1 },
            "a number's bins are not in order")
        return plan
    }

    private static func readImagePlan(
        _ reader: inout ByteReader, isThin: Bool
    ) throws -> ImagePlan {
        let sizes = try reader.raw(6).map { Int($0) }
        let shape = ImageShape(
            width: sizes[0], height: sizes[1], channels: sizes[2], maximum: sizes[3])
        let (patch, step) = (sizes[4], sizes[5])
        let isShape =
            1...64 ~= shape.width && 1...64 ~= shape.height && [1, 3].contains(shape.channels)
            && shape.maximum > 0
        let most = min(9, min(shape.width, shape.height) + 2 * ImagePlan.margin)
        try check(isShape && patch > 0 && patch <= most && step > 0, "an image has no shape")
        let count = patch * patch * shape.channels * ImagePlan.filterCount
        let filters =
            isThin
            ? [Float](repeating: 0, count: count)
            : try readFloats(&reader, "a filter", count: count)
        return ImagePlan(shape: shape, patch: patch, step: step, filters: filters)
    }

    private static func readWeights(
        _ reader: inout ByteReader, count: Int
    ) throws -> FrozenFloats {
        let weights = try reader.frozenFloats()
        try check(weights.count == count, "a weight is missing or too much")
        try check(weights.withUnsafeBufferPointer(areFinite), "a weight is not finite")
        return weights
    }

    /// Of all at once, not one after the other: there are millions.
    private static func areFinite(_ floats: UnsafeBufferPointer<Float>) -> Bool {
        let exponent: UInt32 = 0x7f80_0000
        var found: UInt32 = 0
        for float in floats {
            found |= float.bitPattern & exponent == exponent ? 1 : 0
        }
        return found == 0
    }

    /// Reads finite numbers; of the given count, if there is one.
    static func readFloats(
        _ reader: inout ByteReader, _ what: String, count: Int? = nil
    ) throws -> [Float] {
        let floats = try reader.floats()
        try check(count == nil || floats.count == count, "\(what) is missing or too much")
        try check(floats.allSatisfy(\.isFinite), "\(what) is not finite")
        return floats
    }

    static func check(_ condition: Bool, _ reason: String) throws(ArtifactError) {
        guard condition else { throw .damaged(reason) }
    }
}

extension FeaturePlan.Part {
    /// What must be the same in all layers of a model.
    fileprivate var shape: FieldKind {
        switch self {
        case .text: .text
        case .number: .number
        case .category: .category
        case .image(let plan): .image(plan.shape)
        }
    }
}
