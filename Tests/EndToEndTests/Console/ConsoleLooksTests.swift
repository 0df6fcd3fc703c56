import PseudoTerminal
import Testing

/// Poor terminals and small windows: something useful is shown, and nothing breaks.
@Suite(.serialized)
struct ConsoleLooksTests {
    @Test func `without colours none is sent`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        let console = try node.console(environment: ["NO_COLOR": "1"])

        try console.wait("1 Tiers", "● live", "┏━ 3 Questions")
        try quit(console)

        for color in ["[38;", "[48;", "[3m", ";3m"] { #expect(!console.text.contains(color)) }
    }

    @Test func `in the C locale only ASCII is sent`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        #expect(try node.run("ask", "text=naïve 漢字").code == 2)
        let console = try node.console(environment: ["LANG": "C"])

        try console.wait("1 Tiers", "3 Questions", "naive")
        try console.press("3" + Keys.enter, "Your label")
        console.type(Keys.escape)
        try console.wait("1 Tiers", "3 Questions", "naive")
        try quit(console)

        #expect(console.bytes.allSatisfy { $0 < 0x80 })
    }

    @Test(arguments: ["xterm", "linux", "vt100", "tmux-256color", "no-such-terminal", ""])
    func `every terminal that can place the cursor gets a picture`(term: String) throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        let console = try node.console(environment: ["TERM": term])

        try console.wait("1 Tiers", "2 Versions", "3 Questions", "4 Jobs", "5 Events")
        try quit(console)
    }

    @Test(arguments: [
        (columns: Int32(40), rows: Int32(10), says: "3 Questions"),
        (columns: 20, rows: 5, says: "20×5, need 40×10"), (columns: 9, rows: 2, says: "9×2"),
        (columns: 300, rows: 100, says: "3 Questions"),
    ])
    func `every size shows something`(columns: Int32, rows: Int32, says: String) throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        let console = try node.console(columns: columns, rows: rows)

        try console.wait(says)
        try quit(console)
    }

    @Test func `a storm of resizes ends with the right picture`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        #expect(try node.run("ask", "text=hello there").code == 2)
        let console = try node.console()
        try console.press("3" + Keys.enter, "Your label")

        for round in 0..<60 {
            let size = (columns: Int32(1 + round * 37 % 190), rows: Int32(1 + round * 13 % 60))
            console.resize(columns: size.columns, rows: size.rows)
            if round.isMultiple(of: 7) { console.type(Keys.escape + "3" + Keys.enter) }
        }
        console.resize(columns: 40, rows: 10)
        try console.wait("the question at 40×10") { $0.rows == 10 && $0.contains("hello there") }
        console.resize(columns: 80, rows: 24)

        try console.wait("Your label", "hello there", "billing")
        try quit(console)
    }

    private func quit(_ console: PseudoTerminal) throws {
        #expect(try console.quit() == .exited(0))
    }
}
