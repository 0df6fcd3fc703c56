/// Into which bin a value of one observed thing falls; what is missing has a bin of its own.
enum Binning: Equatable, Sendable {
    /// Bin i holds what is above cut i − 1 and not above cut i; the last what is above all.
    case numbers(cuts: [Double])
    /// A bin each, and one for all others.
    case words([String])

    private static let mostNumberBins = 10
    private static let mostWords = 15

    /// How many bins there are.
    var count: Int {
        switch self {
        case .numbers(let cuts): cuts.count + 2
        case .words(let words): words.count + 2
        }
    }

    /// The bin of what is missing.
    private var missing: Int { count - 1 }

    func bin(of value: Observation.Value?) -> Int {
        switch (self, value) {
        case (.numbers(let cuts), .number(let number)?) where !number.isNaN:
            cuts.firstIndex { number <= $0 } ?? cuts.count
        case (.words(let words), .word(let word)?): words.firstIndex(of: word) ?? words.count
        default: missing
        }
    }

    /// Bins that each hold about as many of the values as the others: equal shares find a shift
    /// wherever it is.
    init(of values: [Observation.Value?]) {
        let words = values.compactMap(\.?.word)
        guard words.isEmpty else {
            self = .words(Self.frequent(words))
            return
        }
        let sorted = values.compactMap(\.?.number).filter { !$0.isNaN }.sorted()
        var cuts: [Double] = []
        for bin in 1..<Self.mostNumberBins where !sorted.isEmpty {
            let cut = sorted[min(sorted.count - 1, bin * sorted.count / Self.mostNumberBins)]
            if cuts.last.map({ $0 < cut }) ?? true { cuts.append(cut) }
        }
        self = .numbers(cuts: cuts)
    }

    private static func frequent(_ words: [String]) -> [String] {
        let counts = words.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        let order = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return order.prefix(mostWords).map(\.key)
    }
}
