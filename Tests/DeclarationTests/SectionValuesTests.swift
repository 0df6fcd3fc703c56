import Declaration
import Testing

struct SectionValuesTests {
    private func makeSection(_ text: String) throws(DeclarationError) -> Declaration.Section {
        try Declaration(parsing: "[s]\n" + text, file: "x").section("s")
    }

    @Test func absentKeysAreNilWhenTheyMayBe() throws(DeclarationError) {
        let section = try makeSection("")

        #expect(try section.stringIfPresent("a") == nil)
        #expect(try section.doubleIfPresent("a") == nil)
        #expect(try section.intIfPresent("a") == nil)
        #expect(try section.boolIfPresent("a") == nil)
        #expect(try section.listIfPresent("a") == nil)
        #expect(try section.stringsIfPresent("a") == nil)
    }

    /// What is asked of a section.
    enum Reading: Sendable {
        case string, int, double, bool, list, strings
        case wholeUpTo64
        case share
        case keys([String])

        func read(_ section: Declaration.Section) throws(DeclarationError) {
            switch self {
            case .string: _ = try section.string("a")
            case .int: _ = try section.int("a")
            case .double: _ = try section.double("a")
            case .bool: _ = try section.bool("a")
            case .list: _ = try section.list("a")
            case .strings: _ = try section.strings("a")
            case .wholeUpTo64: _ = try section.int("a", in: 1...64)
            case .share: _ = try section.double("a", in: 0...1)
            case .keys(let known): try section.expectKeys(known)
            }
        }
    }

    @Test(
        arguments: [
            ("b = 1", .string, #"x:1: [s] lacks a; fix: add a line a = "…""#),
            ("a = 1", .string, #"x:2: a is text: 1 is a number; fix: write a = "1""#),
            ("a = \"7\"", .int, #"x:2: a is a whole number: "7" is text; fix: write a = 1"#),
            ("a = 7.6", .int, "x:2: a is a whole number: 7.6 is a number; fix: write a = 8"),
            ("a = 65", .wholeUpTo64, "x:2: a = 65 is out of range; fix: choose from 1 to 64"),
            ("a = 1.5", .share, "x:2: a = 1.5 is out of range; fix: choose from 0 to 1"),
            ("a = true", .double, "x:2: a is a number: true is true or false; fix: write a = 1"),
            ("a = 1", .bool, "x:2: a is true or false: 1 is a number; fix: write a = true"),
            ("a = \"b\"", .list, #"x:2: a is a list: "b" is text; fix: write a = ["b"]"#),
            (
                "a = [\"b\",\n1]", .strings,
                #"x:3: a lists 1: its elements are text; fix: write "1""#
            ),
            (
                "widht = 1", .keys(["height", "width"]),
                "x:2: [s] has no key widht; fix: did you mean width?"
            ),
            ("color = 1", .keys(["a", "b"]), "x:2: [s] has no key color; fix: the keys are a, b"),
        ] as [(String, Reading, String)])
    func aWrongValueNamesItsLineAndFix(text: String, reading: Reading, message: String) throws {
        let section = try makeSection(text)

        let error = #expect(throws: DeclarationError.self) { try reading.read(section) }

        #expect(error?.description == message)
    }

    @Test func anErrorOfMeaningStandsAtItsKey() throws(DeclarationError) {
        let section = try makeSection("a = 1")

        #expect(section.error(at: "a", "w", why: "y", fix: "f").description == "x:2: w: y; fix: f")
        #expect(section.error(at: "b", "w", fix: "f").description == "x:1: w; fix: f")
    }

    @Test(
        arguments: [
            .string("a\"\\\n\r\t\u{1}\u{7F}é😀#"), .number(1), .number(-0.1), .number(1e300),
            .number(9_007_199_254_740_994), .boolean(false),
            .list([Declaration.Value(content: .string("a,]"), line: 2)]), .list([]),
        ] as [Declaration.Content])
    func aLiteralReadsBackAsItself(content: Declaration.Content) throws(DeclarationError) {
        let section = try makeSection("a = " + content.literal)

        #expect(section.entry("a")?.value.content == content)
    }

    @Test(arguments: ["image", "my image", "", "é", "a\"b", "ctrl-r", "?"])
    func aWordReadsBackAsItself(word: String) throws(DeclarationError) {
        let declaration = try Declaration(
            parsing: "[s \(Declaration.word(word))]\n\(Declaration.word(word)) = 1", file: "x")

        #expect(declaration.sections.first?.argument == word)
        #expect(declaration.sections.first?.entries.map(\.key) == [word])
    }
}
