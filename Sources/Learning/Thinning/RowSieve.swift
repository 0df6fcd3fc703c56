/// The rows of all layers of a model, ranked by what they are worth at a step.
struct RowSieve {
    struct Row {
        var layer: Int
        var row: Int
        /// The error that keeping it saves.
        var gain: Double
        /// About what it takes.
        var bits: Double
    }

    private let whole: Model
    private let uses: [FeatureUse]
    private let share: Double
    /// The root of the mean square of the weights that are not 0.
    private let size: Float
    /// What the bits really come to, beside what was thought.
    private var correction = 1.0

    /// What a feature's hash and weight take.
    private static let bitsPerFeature = 25.0
    /// How much closer than this to the budget is not worth another try.
    private static let slack = 0.01
    private static let tries = 12

    init(_ model: Model, for inputs: [Input], share: Double) {
        whole = model
        self.share = share
        uses = model.layers.map { FeatureUse(of: $0, by: inputs) }
        var (sum, count) = (0.0, 0.0)
        for layer in model.layers {
            for weight in layer.linear?.weights ?? [] where weight != 0 {
                sum += Double(weight * weight)
                count += 1
            }
        }
        size = count > 0 ? Float((sum / count).squareRoot()) : 1
    }

    /// The step so many powers of √2 above the weights' size, itself such a power.
    func step(_ power: Int) -> Float {
        let halves = 2 * logarithm(Double(size)) / logarithm(2)
        let steps = Int(halves.rounded()) + power
        return Float(exponential(Double(steps) / 2 * logarithm(2)))
    }

    /// Returns the rows worth keeping at a step, the worthiest first.
    func ranked(at step: Float) -> [Row] {
        var rows: [Row] = []
        for (index, layer) in whole.layers.enumerated() {
            guard let weights = layer.linear?.weights else { continue }
            for row in 0..<layer.plan.rowCount {
                if let found = worth(of: row, layer, weights, index, step) { rows.append(found) }
            }
        }
        rows.sort {
            ($1.gain / $1.bits, $0.layer, $0.row) < ($0.gain / $0.bits, $1.layer, $1.row)
        }
        guard share < 1 else { return rows }
        let found = whole.layers.reduce(0) { $0 + $1.plan.table.hashes.count }
        var left = Int(Double(found) * share)
        return rows.filter { row in
            if row.row < whole.layers[row.layer].plan.fixedCount { return true }
            left -= 1
            return left >= 0
        }
    }

    private func worth(
        of row: Int, _ layer: Layer, _ weights: [Float], _ index: Int, _ step: Float
    ) -> Row? {
        var gain: Float = 0
        var bits = row < layer.plan.fixedCount ? 0 : Self.bitsPerFeature
        for label in 0..<layer.classCount {
            let weight = weights[row * layer.stride + label]
            let rounded = (weight / step).rounded()
            let error = weight - rounded * step
            gain += weight * weight - error * error
            bits += 0.5 + 2 * logarithm(Double(1 + abs(rounded))) / logarithm(2)
        }
        guard gain > 0 else { return nil }
        return Row(
            layer: index, row: row, gain: Double(gain) * uses[index].squares[row], bits: bits)
    }

    /// Returns how many of the ranked rows fit, and what error is left, in about that many bytes.
    mutating func estimate(at step: Float, bytes: Int) -> (kept: Int, error: Double) {
        let rows = ranked(at: step)
        let empty = Artifact.encode(model(step, keeping: [])).count
        var kept = count(of: rows, within: bytes - empty)
        let real = Artifact.encode(model(step, keeping: Array(rows[..<kept]))).count - empty
        let thought = rows[..<kept].reduce(0) { $0 + $1.bits } / 8
        if thought > 0, real > 0 { correction = Double(real) / thought }
        kept = count(of: rows, within: bytes - empty)
        // The gain is the error saved: the one that saves most leaves the least.
        return (kept, -rows[..<kept].reduce(0) { $0 + $1.gain })
    }

    private func count(of rows: [Row], within bytes: Int) -> Int {
        var left = Double(bytes * 8)
        return rows.firstIndex { row in
            left -= row.bits * correction
            return left < 0
        } ?? rows.count
    }

    /// Returns the model of as many rows as really fit, about the given number; nil when none do.
    func fitting(_ step: Float, atMost kept: Int, bytes: Int) -> Model? {
        let rows = ranked(at: step)
        var (low, high) = (0, rows.count + 1)
        var next = min(kept, rows.count)
        var best: Model?
        for _ in 0..<Self.tries where low < high - 1 || best == nil {
            let model = model(step, keeping: Array(rows[..<next]))
            let count = Artifact.encode(model).count
            if count <= bytes {
                (low, best) = (next, model)
                if Double(count) > Double(bytes) * (1 - Self.slack) { break }
            } else {
                high = next
            }
            guard high > 0 else { return nil }
            let guess = Int(Double(next) * Double(bytes) / Double(count) * (1 - Self.slack / 2))
            next = max(low, min(high - 1, guess == next ? (low + high) / 2 : guess))
            if next == low, best != nil { break }
        }
        return best
    }

    /// Returns the model of nothing but these rows.
    func model(_ step: Float, keeping rows: [Row]) -> Model {
        var isKept = whole.layers.map { [Bool](repeating: false, count: $0.plan.rowCount) }
        for row in rows { isKept[row.layer][row.row] = true }
        let layers = whole.layers.indices.map { index in
            whole.layers[index].thin(
                step: step, keeping: isKept[index],
                factors: uses[index].factors(keeping: isKept[index]))
        }
        return Model(classes: whole.classes, layers: layers, temperature: whole.temperature)
    }

    /// Returns the model with all its rows; layers that are thin already stay as they are.
    func rounded(_ step: Float) -> Model {
        let layers = whole.layers.map { layer in
            guard let linear = layer.linear, linear.step == nil else { return layer }
            let rows = layer.plan.rowCount
            return layer.thin(
                step: step, keeping: Array(repeating: true, count: rows),
                factors: Array(repeating: 1, count: rows))
        }
        return Model(classes: whole.classes, layers: layers, temperature: whole.temperature)
    }
}
