import Learning
import Node
import Testing

/// Whatever the bytes, a reader ends with rows, bad rows or an error; it never traps.
struct ReaderFuzzTests {
    @Test(arguments: RowFormat.allCases)
    func arbitraryBytesNeverTrap(format: RowFormat) {
        var random = RandomRows(seed: 11)
        let alphabet =
            Array("{}[]\":,\\u0d8-e.\n\r ntru\"note\"".utf8) + [0, 0xFF, 0xC3, 0xED, 0x80]
        for _ in 0..<3000 {
            let bytes = (0..<random.below(60)).map { _ in alphabet[random.below(alphabet.count)] }

            let reading = Reading(bytes, format, makeMixedTask())

            #expect(reading.rows.count + reading.bad.count <= bytes.count)
        }
    }

    @Test(arguments: RowWriter.Format.allCases, 0..<10)
    func mutatedFilesNeverTrap(format: RowWriter.Format, seed: UInt64) {
        var random = RandomRows(seed: 1000 + seed)
        let task = random.task()
        let writer = RowWriter(format, task: task)
        var original: [UInt8] = []
        writer.appendHeader(to: &original)
        for line in 0..<5 {
            let row = random.row(of: task, line: line)
            writer.append(row.input, className: row.className, to: &original)
        }
        for _ in 0..<200 {
            var bytes = original
            for _ in 0...random.below(4) { mutate(&bytes, &random) }

            let reading = Reading(bytes, RowFormat(rawValue: format.rawValue), task)

            #expect(reading.rows.count + reading.bad.count <= bytes.count)
        }
    }

    @Test func mutatedIDXFilesNeverTrap() {
        var random = RandomRows(seed: 5)
        let original: [UInt8] =
            [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2] + [1, 2, 3, 4]
        for _ in 0..<5000 {
            var bytes = original
            for _ in 0...random.below(3) { mutate(&bytes, &random) }

            #expect(Reading(bytes, .idx, makeMixedTask()).rows.count <= bytes.count)
        }
    }

    private func mutate(_ bytes: inout [UInt8], _ random: inout RandomRows) {
        guard !bytes.isEmpty else { return }
        let index = random.below(bytes.count)
        switch random.below(4) {
        case 0: bytes[index] = UInt8(random.below(256))
        case 1: bytes.remove(at: index)
        case 2: bytes.insert(Array("\"\n\\{,".utf8)[random.below(5)], at: index)
        default: bytes.removeLast(random.below(bytes.count))
        }
    }
}
