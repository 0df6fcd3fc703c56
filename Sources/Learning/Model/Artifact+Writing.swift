/// How a layer is written; see the top of Artifact.swift.
enum LayerForm: UInt8 {
    case whole = 1
    case thin = 2
    /// In a difference: the same as a layer of the other model.
    case same = 3
    case trees = 4
    case wholeAndTrees = 5
    case thinAndTrees = 6

    init(of layer: Layer) {
        let isThin = layer.linear?.step != nil
        switch layer.content {
        case .linear: self = isThin ? .thin : .whole
        case .trees: self = .trees
        case .both: self = isThin ? .thinAndTrees : .wholeAndTrees
        }
    }

    var hasTrees: Bool { rawValue >= Self.trees.rawValue }
    var isThin: Bool { self == .thin || self == .thinAndTrees }
}

extension ByteWriter {
    mutating func write(_ form: LayerForm) {
        write(form.rawValue)
    }

    /// Writes what comes before the layers.
    mutating func writeHead(of model: Model) {
        write(model.temperature)
        write(length: model.classes.count)
        for name in model.classes { write(name) }
        write(length: model.layers.count)
    }

    /// Writes a layer, a thin one as what is different from a thin reference if there is one.
    mutating func write(_ layer: Layer, after reference: Layer?) {
        write(length: layer.plan.parts.count)
        for part in layer.plan.parts { write(part, isThin: layer.linear?.step != nil) }
        write(layer.plan.unseenWeight)
        if let linear = layer.linear, let step = linear.step {
            writeThin(layer, linear, step: step, after: reference)
        } else {
            writeWhole(layer)
        }
        if let trees = layer.trees { write(trees) }
    }

    private mutating func writeWhole(_ layer: Layer) {
        write(layer.plan.table.hashes)
        write(layer.plan.weights)
        write(UInt32(layer.classCount))
        if let linear = layer.linear { write(linear.weights) }
        write(layer.bias)
        if let linear = layer.linear { write(linear.accumulators) }
    }

    private mutating func writeThin(
        _ layer: Layer, _ linear: LinearWeights, step: Float, after reference: Layer?
    ) {
        write(step)
        write(Array(layer.bias[..<layer.classCount]))
        write(length: layer.plan.table.hashes.count)
        var content = ThinContent(layer, linear, step: step)
        let known = reference.flatMap(\.thinContent)
        var coder = RangeEncoder()
        _ = content.code(after: known, with: &coder)
        let coded = coder.finished()
        write(length: coded.count)
        write(coded)
    }

    private mutating func write(_ part: FeaturePlan.Part, isThin: Bool) {
        switch part {
        case .text:
            write(UInt8(1))
        case .number(let plan):
            write(UInt8(2))
            write(plan.mean)
            write(plan.deviation)
            write(plan.centres)
        case .category:
            write(UInt8(3))
        case .image(let plan):
            write(UInt8(4))
            let shape = plan.shape
            for side in [shape.width, shape.height, shape.channels, shape.maximum] {
                write(UInt8(side))
            }
            write(UInt8(plan.patch))
            write(UInt8(plan.step))
            if !isThin { write(plan.filters) }
        }
    }
}

extension Layer {
    /// What is coded bit by bit where its weights are thin.
    var thinContent: ThinContent? {
        linear.flatMap { linear in linear.step.map { ThinContent(self, linear, step: $0) } }
    }
}
