import Learning
import Testing

@Suite struct InputCodingTests {
    static let inputs = [
        Input(values: []),
        Input(values: [nil]),
        Input(values: [.text("")]),
        Input(values: [.text("Drücker 🖨️ klemmt"), .number(-0.0), .number(1.5e-300), nil]),
        Input(values: [.category("night"), .image([0, 255, 16]), .image([])]),
        Input(values: [.text(String(repeating: "long ", count: 100))]),
    ]

    @Test(arguments: inputs)
    func `an input comes back from its bytes`(input: Input) throws {
        #expect(try Input(decoding: input.encoded()) == input)
    }

    @Test(arguments: inputs)
    func `bytes cut short are refused at every length`(input: Input) {
        let bytes = input.encoded()
        for count in bytes.indices {
            #expect(throws: InputCodingError.self) {
                try Input(decoding: Array(bytes.prefix(count)))
            }
        }
    }

    @Test func `different inputs have different bytes`() {
        #expect(Set(Self.inputs.map { $0.encoded() }).count == Self.inputs.count)
    }

    @Test(
        arguments: [
            (
                [2, 0],
                "the stored input has format version 2, this program reads 1: "
                    + "use the version of tideline that wrote it or a newer one"
            ),
            (
                [1, 1, 9],
                "value 0 of the stored input has the unknown kind 9: the bytes are damaged"
            ),
            ([], "the stored input ends too early: the bytes are damaged"),
            ([1, 1, 1, 200, 1], "the stored input ends too early: the bytes are damaged"),
            (
                [1, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1],
                "the stored input ends too early: the bytes are damaged"
            ),
            ([1, 1, 1, 1, 0xff], "a text of the stored input is not UTF-8: the bytes are damaged"),
            ([1, 0, 7], "1 bytes follow the end of the stored input: the bytes are damaged"),
        ] as [([UInt8], String)])
    func `damaged bytes are refused with the reason`(bytes: [UInt8], message: String) {
        let error = #expect(throws: InputCodingError.self) { try Input(decoding: bytes) }

        #expect(error?.description == message)
    }
}
