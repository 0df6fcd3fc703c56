/// How whole numbers of one kind are coded, small ones in few bits: whether it is 0, its sign, how
/// many bits it has, and the bits below the highest, of which the first few are learned.
struct WholeNumberCode {
    /// The most contexts that numbers may be told apart by.
    static let contexts = 4
    private static let mostBits = 31
    private static let learnedBits = 3

    private var isZero = [Chance](repeating: Chance(), count: contexts)
    private var isNegative = Chance()
    private var hasMoreBits = [Chance](repeating: Chance(), count: contexts * mostBits)
    private var lowerBits = [Chance](repeating: Chance(), count: mostBits << learnedBits)

    /// Codes a number of at most 31 bits and a sign.
    mutating func code(
        _ number: Int, context: Int = 0, with coder: inout some BitCoder
    ) -> Int {
        if coder.code(number == 0, &isZero[context]) { return 0 }
        let isBelow = coder.code(number < 0, &isNegative)
        let size = codeSize(Int(number.magnitude), context, &coder)
        return isBelow ? -size : size
    }

    /// Codes a number above 0 of at most 31 bits.
    mutating func code(
        positive number: Int, with coder: inout some BitCoder
    ) -> Int {
        codeSize(number, 0, &coder)
    }

    private mutating func codeSize(
        _ size: Int, _ context: Int, _ coder: inout some BitCoder
    ) -> Int {
        let wanted = Int.bitWidth - size.leadingZeroBitCount
        var bits = 1
        while bits < Self.mostBits,
            coder.code(bits < wanted, &hasMoreBits[context * Self.mostBits + bits])
        { bits += 1 }
        var coded = 1
        let learned = min(Self.learnedBits, bits - 1)
        for step in 0..<learned {
            let bit = size >> (bits - 2 - step) & 1 == 1
            let place = (bits - 1) << Self.learnedBits | coded
            coded = coded << 1 | (coder.code(bit, &lowerBits[place]) ? 1 : 0)
        }
        let left = bits - 1 - learned
        let rest = UInt32(truncatingIfNeeded: size) & (1 << UInt32(left) - 1)
        return coded << left | Int(coder.code(rest, bits: left))
    }
}
