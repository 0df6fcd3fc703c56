/// Turns inputs into the sparse features of a plan; holds the scratch space, so it is reused.
struct FeatureExtractor: Sendable {
    /// Why an input has no features.
    enum Failure: Error, Equatable {
        /// It does not fit the plan's fields.
        case malformed
        /// Nothing of it was seen in training.
        case unfamiliar
    }

    /// The rows of the last input's features, each once.
    private(set) var rows: [UInt32] = []
    /// The value of each row's feature.
    private(set) var values: [Float] = []
    /// The share of the last input's features, by weight, that training saw: 0...1.
    private(set) var familiarity: Float = 0

    /// The bins of the last input that was binned, one a column of the trees' plan.
    private(set) var bins: [UInt8] = []

    /// Which of the rows belong to one group of a text's features, brought to length 1 together.
    private(set) var textGroups: [Range<Int>] = []

    private var text = TextHashes()
    /// What the table holds where it may hold a group's features.
    private var looks: [UInt64] = []
    /// What images of the input came to, for the next layer that sees them the same way.
    private var images: [Int: (plan: ImagePlan, features: [Float])] = [:]
    private var groups = 0
    private var known: Float = 0

    init() {}

    /// Replaces what is held by the features of an input.
    ///
    /// Each group of features (a text's words, its characters, each number, …) is brought to
    /// length 1, so that none drowns another by its mere number of features. `again` says that the
    /// input is the last one's, by another layer's plan: looking at an image is most of the work,
    /// and layers on a base see it as the base does. Where features are not `needed`, numbers
    /// have none: it is only told whether the input fits and how familiar it is.
    mutating func extract(
        _ input: Input, by plan: FeaturePlan, again: Bool = false, needed: Bool = true
    ) throws(Failure) {
        if !again { images.removeAll(keepingCapacity: true) }
        rows.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
        textGroups.removeAll(keepingCapacity: true)
        (groups, known) = (0, 0)
        guard input.values.count == plan.parts.count else { throw .malformed }
        for (field, value) in input.values.enumerated() {
            switch value {
            case nil:
                addFound(FeaturePlan.missingMarker(field: field), plan)
            case .number(let number)? where !needed:
                try check(number, field, plan)
            case let value?:
                try add(value, field, plan)
            }
        }
        guard known > 0 else { throw .unfamiliar }
        familiarity = known / Float(groups)
    }

    /// Replaces the bins that are held by an input's.
    mutating func bin(_ input: Input, by plan: TreePlan) {
        bins.removeAll(keepingCapacity: true)
        plan.appendBins(of: input, to: &bins)
    }

    private mutating func check(
        _ number: Double, _ field: Int, _ plan: FeaturePlan
    ) throws(Failure) {
        guard case .number = plan.parts[field], number.isFinite else { throw .malformed }
        groups += 1
        known += 1
    }

    private mutating func add(
        _ value: FieldValue, _ field: Int, _ plan: FeaturePlan
    ) throws(Failure) {
        switch (plan.parts[field], value) {
        case (.text, .text(let string)):
            text.read(string, seed: FeaturePlan.seed(field: field))
            add(text.words, plan)
            add(text.characters, plan)
        case (.number(let numbers), .number(let number)):
            guard number.isFinite else { throw .malformed }
            add(number, numbers, firstRow: plan.firstRows[field])
        case (.category, .category(let name)):
            groups += 1
            if addFound(FeaturePlan.hash(category: name, field: field), plan) { known += 1 }
        case (.image(let images), .image(let pixels)):
            guard pixels.count == images.shape.byteCount else { throw .malformed }
            add(pixels, images, field, firstRow: plan.firstRows[field])
        default:
            throw .malformed
        }
    }

    @discardableResult
    private mutating func addFound(_ hash: UInt32, _ plan: FeaturePlan) -> Bool {
        guard let index = plan.table.index(of: hash) else { return false }
        rows.append(UInt32(plan.fixedCount + index))
        values.append(1)
        return true
    }

    /// Adds a group of a text's features, each (1 + ln count) times its weight.
    private mutating func add(_ counter: HashCounter, _ plan: FeaturePlan) {
        guard !counter.entries.isEmpty else { return }
        groups += 1
        plan.table.look(for: counter.entries, into: &looks)
        let start = values.count
        let (seen, unseen) = addSeen(counter.entries, plan)
        guard seen > 0 else { return }
        known += seen / (seen + unseen)
        textGroups.append(start..<values.count)
        let scale = 1 / seen.squareRoot()
        for index in start..<values.count { values[index] *= scale }
    }

    /// Adds those of the entries, looked for just now, that training saw; returns the sums of the
    /// squares of theirs and of the others' values.
    ///
    /// Room is made for all of them at once, since a text has hundreds.
    private mutating func addSeen(
        _ entries: [HashCounter.Entry], _ plan: FeaturePlan
    ) -> (seen: Float, unseen: Float) {
        let looks = looks
        var end = values.count
        var (seen, unseen): (Float, Float) = (0, 0)
        rows.append(contentsOf: repeatElement(0, count: entries.count))
        values.append(contentsOf: repeatElement(0, count: entries.count))
        rows.withUnsafeMutableBufferPointer { rows in
            values.withUnsafeMutableBufferPointer { values in
                for (entry, look) in zip(entries, looks) {
                    let frequency = Self.damped(entry.count)
                    guard let index = plan.table.index(of: entry.hash, first: look) else {
                        let weight = frequency * plan.unseenWeight
                        unseen += weight * weight
                        continue
                    }
                    let value = frequency * plan.weights[index]
                    rows[end] = UInt32(plan.fixedCount + index)
                    values[end] = value
                    seen += value * value
                    end += 1
                }
            }
        }
        rows.removeLast(rows.count - end)
        values.removeLast(values.count - end)
        return (seen, unseen)
    }

    private mutating func add(_ number: Double, _ plan: NumberPlan, firstRow: Int) {
        groups += 1
        known += 1
        plan.features(of: number) { index, value in
            rows.append(UInt32(firstRow + index))
            values.append(value)
        }
    }

    private mutating func add(
        _ pixels: [UInt8], _ plan: ImagePlan, _ field: Int, firstRow: Int
    ) {
        groups += 1
        known += 1
        var seen = images[field]
        if seen?.plan != plan { seen = (plan, plan.features(of: pixels)) }
        images[field] = seen
        for (index, value) in (seen?.features ?? []).enumerated() where value != 0 {
            rows.append(UInt32(firstRow + index))
            values.append(value)
        }
    }

    /// 1 + ln count: the tenth time a word comes says less than the first.
    private static func damped(_ count: UInt32) -> Float {
        count < few.count ? few[Int(count)] : Float(1 + logarithm(Double(count)))
    }

    /// The same for the counts that nearly all features have.
    private static let few: [Float] =
        [1, 1] + (2..<32).map { Float(1 + logarithm(Double($0))) }
}
