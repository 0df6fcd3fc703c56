extension Model {
    /// What is taken from the logit of a class that no layer of a base knows.
    ///
    /// A layer's logits are spread around 0, so that with a logit of 0 a class that the base never
    /// saw would be taken for every input that the base is in doubt about. Where all classes it
    /// knows are equal, one that it does not know is now e⁻⁶ as probable as each of them. A layer
    /// trained on top begins with the same amount on the other side for the classes that it has
    /// examples of: see `Trainer`.
    static let unknownLogit: Float = -6

    /// Returns the model as one of a task with these classes: its layers' columns in their order.
    ///
    /// A class that the model does not know is never its answer where there is any other. One that
    /// the task lacks is left out, and what is of it is then taken for another: whoever adopts a
    /// base gives its task the base's classes first.
    ///
    /// - Parameter names: the task's classes, each once.
    /// - Returns: the model itself where nothing changes; nil when no class is shared.
    package func aligned(to names: [String]) -> Model? {
        if names == classes, layers.allSatisfy({ $0.classCount == classes.count }) { return self }
        var places: [String: Int] = [:]
        for (index, name) in classes.enumerated() { places[name] = index }
        let sources = names.map { places[$0] }
        guard sources.contains(where: { $0 != nil }) else { return nil }
        let known = layers.map(\.classCount).max() ?? 0
        var aligned = layers.map { $0.taking(columns: sources) }
        if let last = aligned.indices.last {
            for (label, source) in sources.enumerated() where source.map({ $0 >= known }) ?? true {
                aligned[last].bias[label] = Self.unknownLogit
            }
        }
        return Model(classes: names, layers: aligned, temperature: temperature)
    }
}

extension Layer {
    /// Returns the layer with these of its classes' columns, 0 for those that it does not have.
    fileprivate func taking(columns: [Int?]) -> Layer {
        let width = Layer.stride(for: columns.count)
        var newBias = [Float](repeating: 0, count: width)
        for (label, source) in columns.enumerated() {
            guard let source, source < classCount else { continue }
            newBias[label] = bias[source]
        }
        let newLinear = linear.map { taking(columns: columns, of: $0, width: width) }
        let newTrees = trees.map { $0.taking(columns: columns) }
        return Layer(
            plan: plan, classCount: columns.count, bias: newBias,
            content: Content(newLinear, newTrees) ?? content)
    }

    private func taking(
        columns: [Int?], of linear: LinearWeights, width: Int
    ) -> LinearWeights {
        var taken = [Float](repeating: 0, count: plan.rowCount * width)
        let weights = linear.weights
        for (label, source) in columns.enumerated() {
            guard let source, source < classCount else { continue }
            for row in 0..<plan.rowCount {
                taken[row * width + label] = weights[row * stride + source]
            }
        }
        return LinearWeights(taken, accumulators: linear.accumulators, step: linear.step)
    }
}

extension Model {
    /// Whether the model is one for the task's fields.
    package func fits(_ task: LearningTask) -> Bool {
        layers.allSatisfy { $0.plan.fits(task.fields) }
    }
}
