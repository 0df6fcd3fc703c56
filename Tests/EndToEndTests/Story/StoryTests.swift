import Foundation
import PseudoTerminal
import Testing
import Wire

/// The story that the console is made for, on a real terminal: a new node learns two digits.
@Suite(.serialized)
struct StoryTests {
    @Test(arguments: [(columns: Int32(80), rows: Int32(24)), (columns: 120, rows: 35)])
    func `a new node is taught from the console`(columns: Int32, rows: Int32) throws {
        let node = try TemporaryNode()
        let digits = try Digits("questions")
        let truths = try makeNodeWithQuestions(node, digits)
        let untouched = try settingsBefore(node)
        let console = try node.console(columns: columns, rows: rows)

        try watchFirstVersion(console)
        let labelled = try label(console, truths)
        try retrain(console)
        try rollBack(console)
        try quit(console, untouched)

        try expectKept(node, labelled)
        try expectMemoryAnswers(node, digits)
    }

    /// A node with the samples' tasks, and 8s and 9s that it was asked but never taught.
    private func makeNodeWithQuestions(
        _ node: TemporaryNode, _ digits: Digits
    ) throws -> [String: Int] {
        try node.succeed(["init", "--samples", SampleData.folder])
        let places = digits.places(of: [8, 9], count: 24)
        let asked = try node.run(
            "ask", "--task", "digits", "--json", input: places.map(digits.question).joined())
        #expect(asked.code == 2)
        let replies = try asked.lines.map {
            try JSONDecoder().decode(AskReply.self, from: Data($0.utf8))
        }
        #expect(replies.count == places.count)
        return Dictionary(
            zip(replies.map(\.id.short), places.map { digits.labels[$0] }),
            uniquingKeysWith: { first, _ in first })
    }

    /// The settings of a terminal on which nothing was done yet.
    private func settingsBefore(_ node: TemporaryNode) throws -> [UInt32] {
        let refused = try node.console(environment: ["TERM": "dumb"])
        _ = try refused.end()
        return refused.settings
    }

    private func watchFirstVersion(_ console: PseudoTerminal) throws {
        try console.wait("1 Tiers", "2 Versions", "3 Questions", "4 Jobs", "5 Events")
        try console.waitForLine("v1", "digits", "● live")
        try console.press("}", "digits only")
        try console.press("))", "digits only")
    }
}

// MARK: Labelling

extension StoryTests {
    /// Labels the questions whose digit is known and leaves the others; takes one label back.
    ///
    /// Returns the labels that the console said are saved.
    private func label(
        _ console: PseudoTerminal, _ truths: [String: Int]
    ) throws -> [String: String] {
        try console.press("3" + Keys.enter, "Your label", "Model says", " v1 ─╮")
        var labelled: [String: String] = [:]
        while labelled.count < 12 {
            let question = try #require(console.screen.question)
            if let digit = truths[question] {
                try label(console, question, "\(digit)")
                labelled[question] = "\(digit)"
            } else {
                try step(console, "n", from: question)
            }
        }
        try undo(console, &labelled)
        try console.wait("the counter") { $0.number(behind: "today") == labelled.count }
        #expect(console.screen.number(behind: "rate") == labelled.count + 1)
        console.type(Keys.escape)
        try console.wait("1 Tiers", "2 Versions")
        return labelled
    }

    private func label(_ console: PseudoTerminal, _ question: String, _ digit: String) throws {
        console.type(digit)
        try console.wait("\(question) = \(digit) saved") {
            $0.contains("\(question) = \(digit)") && $0.question != question
        }
    }

    private func step(_ console: PseudoTerminal, _ key: String, from question: String) throws {
        console.type(key)
        try console.wait("the question behind \(question)") {
            $0.question != nil && $0.question != question
        }
    }

    /// Labels one wrongly, and takes that back.
    private func undo(_ console: PseudoTerminal, _ labelled: inout [String: String]) throws {
        let question = try #require(console.screen.question)
        try label(console, question, "0")
        console.type("z")
        try console.wait("label of \(question) taken back") { screen in
            screen.question == question && !screen.contains("\(question) = 0")
        }
        labelled[question] = nil
    }
}

// MARK: Learning

extension StoryTests {
    private func retrain(_ console: PseudoTerminal) throws {
        try console.press("R", "Retrain digits?", "[ Cancel ]", "[ Retrain ]")
        console.type("y")
        try console.wait("the dialog to close") { !$0.contains("Retrain digits?") }
        try console.press("2", "2 Versions")
        try console.waitForLine("v2", "● live")
        try console.wait("v2's gain") { screen in
            screen.line(["v2", "● live", "+"]) != nil
        }
        try console.press("4", "4 Jobs")
        try console.waitForLine("#", "● promot")
    }

    private func rollBack(_ console: PseudoTerminal) throws {
        try console.press("2", "2 Versions")
        try console.press("B", "Roll digits back?", "v1 would answer from now on, instead of v2")
        console.type("y")
        try console.waitForLine("v1", "● live")
        try console.waitForLine("v2", "○ retired")
    }

    private func quit(_ console: PseudoTerminal, _ untouched: [UInt32]) throws {
        #expect(try console.quit() == .exited(0))
        #expect(console.settings == untouched)
        #expect(!console.screen.isAlternate)
        #expect(console.screen.isCursorShown)
    }
}

// MARK: What stays

extension StoryTests {
    private func expectKept(_ node: TemporaryNode, _ labelled: [String: String]) throws {
        let page = try node.run(
            "questions", "--task", "digits", "--state", "answered", "--limit", "1000", "--json"
        ).json(QuestionPage.self)
        let byHumans = page.rows.filter { $0.via == .human }
        let kept = Dictionary(
            byHumans.map { ($0.id.short, $0.answer ?? "") }, uniquingKeysWith: { first, _ in first }
        )
        #expect(kept == labelled)
        #expect(byHumans.allSatisfy { $0.by == "anna" })
    }

    /// The first of the images was labelled; the live version never learned what it shows.
    private func expectMemoryAnswers(_ node: TemporaryNode, _ digits: Digits) throws {
        let place = try #require(digits.places(of: [8, 9], count: 1).first)
        let reply = try node.run("ask", "--task", "digits", input: digits.question(place))
        #expect(reply.code == 0)
        #expect(reply.output.hasPrefix("\(digits.labels[place]) "))
        #expect(reply.output.contains("via memory"))
    }
}
