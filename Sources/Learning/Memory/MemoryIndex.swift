/// What finds the questions worth comparing with among many.
struct MemoryIndex: Sendable {
    private let sketcher: MemorySketcher
    /// As the numbers held were spread when the index was made: by these it places numbers.
    private let spreads: [NumberSpread]
    let coder: MemoryCoder
    var tree: MemoryTree

    init(sketcher: MemorySketcher, spreads: [NumberSpread]) {
        self.sketcher = sketcher
        self.spreads = spreads
        coder = MemoryCoder(lengths: sketcher.directionLengths)
        tree = MemoryTree(lengths: sketcher.directionLengths)
    }

    func direction(of vector: MemoryVector) -> MemoryDirection {
        sketcher.direction(of: vector, spreads)
    }
}
