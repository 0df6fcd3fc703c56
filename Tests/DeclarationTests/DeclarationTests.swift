import Declaration
import Testing

struct DeclarationTests {
    @Test func entriesSectionsAndLinesAreRead() throws(DeclarationError) {
        let declaration = try Declaration(
            parsing: """
                # a task
                format = 1

                [task]
                name = "digits" # the name
                classes = ["a", # first
                    "b",
                ]
                [field image]
                required = true
                [field "my image"]
                weight = -1.5e1
                """, file: "x.task")

        #expect(declaration.top.entries.map(\.key) == ["format"])
        #expect(declaration.top.entries.map(\.line) == [2])
        #expect(
            declaration.sections.map(\.title) == [
                "[task]", "[field image]", "[field \"my image\"]",
            ])
        #expect(declaration.sections.map(\.line) == [4, 9, 11])
        #expect(declaration.sections.map(\.argument) == [nil, "image", "my image"])
        let task = try declaration.section("task")
        #expect(try task.string("name") == "digits")
        #expect(try task.strings("classes") == ["a", "b"])
        #expect(try task.list("classes").map(\.line) == [6, 7])
        #expect(try declaration.sections[1].bool("required"))
        #expect(try declaration.sections[2].double("weight") == -15)
    }

    @Test(arguments: ["", "\n\n", "# only a comment", "\u{FEFF}"])
    func aFileWithoutEntriesIsEmpty(text: String) throws(DeclarationError) {
        let declaration = try Declaration(parsing: text, file: "x")

        #expect(declaration.top.entries.isEmpty)
        #expect(declaration.sections.isEmpty)
    }

    @Test func windowsLineEndsAreLineEnds() throws(DeclarationError) {
        let declaration = try Declaration(parsing: "a = 1\r\n[b]\r\nc = [2,\r\n3]\r\n", file: "x")

        #expect(try declaration.top.int("a") == 1)
        #expect(try declaration.section("b").list("c").map(\.line) == [3, 4])
    }

    @Test func escapesAreUnderstood() throws(DeclarationError) {
        let declaration = try Declaration(
            parsing: #"a = "\"\\\n\r\t\u{1F600}\u{e9}#"  # not this"#, file: "x")

        #expect(try declaration.top.string("a") == "\"\\\n\r\t😀é#")
    }

    @Test(arguments: [
        (
            "kind = image",
            #"""
            x:1: image is neither a number nor true or false: text stands in quotes; fix: \#
            write "image"
            """#
        ),
        (
            "a = 1 b = 2",
            """
            x:1: more stands on the line than one entry; fix: put every key = value and every \
            [section] on a line of its own
            """
        ),
        (
            "[a] b = 2",
            """
            x:1: more stands on the line than one entry; fix: put every key = value and every \
            [section] on a line of its own
            """
        ),
        (
            "a = #ff0000",
            ##"""
            x:1: a has no value: # begins a comment; fix: put text in quotes, as in a = \##
            "#ff8800"
            """##
        ),
        ("\na =", "x:2: a has no value; fix: write a value behind the = of a"),
        (
            "a = inf",
            #"""
            x:1: inf is neither a number nor true or false: text stands in quotes; fix: write \#
            "inf"
            """#
        ),
        (
            "a = 1e999",
            #"""
            x:1: 1e999 is neither a number nor true or false: text stands in quotes; fix: \#
            write "1e999"
            """#
        ),
        (
            "a = \"b\n\"",
            #"""
            x:1: the text has no closing quote; fix: end it with " on the same line, \n is a \#
            new line
            """#
        ),
        (
            #"a = "\d""#,
            #"""
            x:1: the text holds an unknown escape: known are \" \\ \n \r \t and \u{…}; fix: \#
            write \\ where a backslash is meant
            """#
        ),
        (
            #"a = "\u{D800}""#,
            #"""
            x:1: the text holds an escape \u that names no character; fix: write its code \#
            point in hexadecimal, as in \u{e9}
            """#
        ),
        (
            #"a = "\u12""#,
            #"""
            x:1: the text holds an escape \u that names no character; fix: write its code \#
            point in hexadecimal, as in \u{e9}
            """#
        ),
        ("a = [1,\n2\n", "x:1: the list of a is never closed; fix: end it with ]"),
        (
            "a = [\n1\n2]",
            """
            x:2: the list of a lacks a comma or its end; fix: put a comma between its elements, or \
            ] behind the last one
            """
        ),
        ("a = [[1]]", "x:1: the list of a holds a list; fix: write one flat list"),
        ("a = [,]", "x:1: a has no value; fix: write a value behind the = of a"),
        (
            "a = 1\n\na = 2",
            "x:3: a stands here a second time: the first is on line 1; fix: remove one of the two"
        ),
        (
            "[a]\n[b]\n[a]",
            """
            x:3: [a] stands here a second time: the first is on line 1; fix: give it another \
            name or put the entries together
            """
        ),
        ("a 1", "x:1: a is not followed by =; fix: write a = value"),
        ("= 1", #"x:1: a key is expected here, not =; fix: write it like name = "digits""#),
        ("\u{1}", #"x:1: a key is expected here, not byte 1; fix: write it like name = "digits""#),
        (
            "[",
            """
            x:1: a section's name is expected here, not the end of the line; fix: write it \
            like [task]
            """
        ),
        (
            "[a b c]",
            """
            x:1: the section's header does not end with ]; fix: write [name] or [name \
            argument], an argument of several words in quotes
            """
        ),
    ])
    func mistakesNameTheLineAndTheFix(text: String, message: String) {
        let error = #expect(throws: DeclarationError.self) {
            try Declaration(parsing: text, file: "x")
        }
        #expect(error?.description == message)
    }

    @Test func unknownSectionsAreRefused() throws {
        let declaration = try Declaration(parsing: "[task]\n[filed a]", file: "x")

        let near = #expect(throws: DeclarationError.self) {
            try declaration.expectSections(["task", "field"])
        }
        let far = #expect(throws: DeclarationError.self) {
            try declaration.expectSections(["task", "data"])
        }
        #expect(
            near?.description
                == "x:2: there is no section called [filed]; fix: did you mean [field]?")
        #expect(
            far?.description
                == "x:2: there is no section called [filed]; fix: the sections are [task], [data]")
    }

    @Test func aMissingSectionIsNamed() throws {
        let declaration = try Declaration(parsing: "[data x]", file: "x")

        let missing = #expect(throws: DeclarationError.self) { try declaration.section("task") }
        let argument = #expect(throws: DeclarationError.self) { try declaration.section("data") }
        #expect(
            missing?.description
                == """
                x:1: there is no section [task]; fix: add a line [task] with its entries \
                below it
                """
        )
        #expect(
            argument?.description
                == "x:1: [data x] has an argument: there is only one [data]; fix: write [data]")
    }

    @Test func arbitraryBytesNeverTrap() {
        var generator = SeededGenerator(seed: 3)
        let alphabet = Array("[]=\"\\#,\n\r \tabu{}019.-e\u{0}é".utf8)
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0..<40, using: &generator))
                .map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] }
            let text = String(decoding: bytes, as: UTF8.self)
            // Whether it is a declaration is of no interest here: it must end, with or without one.
            _ = try? Declaration(parsing: text, file: "x")
        }
    }
}

/// SplitMix64: the same texts on every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
