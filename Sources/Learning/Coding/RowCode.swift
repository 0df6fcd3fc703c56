/// How rows of whole numbers are coded: whether there is any but 0, then each in the light of the
/// two before it.
struct RowCode {
    private var isEmpty = [Chance](repeating: Chance(), count: 2)
    private var wasEmpty = false
    private var numbers = WholeNumberCode()

    mutating func code(_ row: inout ArraySlice<Int>, with coder: inout some BitCoder) {
        wasEmpty = coder.code(row.allSatisfy { $0 == 0 }, &isEmpty[wasEmpty ? 1 : 0])
        if wasEmpty {
            for index in row.indices { row[index] = 0 }
            return
        }
        var (last, before) = (0, 0)
        for index in row.indices {
            let context = Self.context(abs(last) &+ abs(before))
            row[index] = numbers.code(row[index], context: context, with: &coder)
            (last, before) = (row[index], last)
        }
    }

    private static func context(_ size: Int) -> Int {
        switch size {
        case 0: 0
        case 1...2: 1
        case 3...6: 2
        default: 3
        }
    }
}
