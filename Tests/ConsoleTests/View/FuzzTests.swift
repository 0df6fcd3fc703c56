import Console
import Testing
import Wire

/// Keys, sizes and news of the node in any order.
///
/// The screen keeps its size, the selection stays in its list, and nothing crashes. A seed names
/// each run, so that a failure can be played again.
@Suite struct FuzzTests {
    @Test(arguments: [1, 2, 3, 4, 5])
    func anythingInAnyOrderKeepsTheInvariants(seed: UInt64) {
        var dice = SplitMix(seed: seed)
        var driver = Driver(node: seed.isMultiple(of: 2) ? .amid : SampleNode())
        for step in 0..<4000 {
            Self.disturb(&driver, &dice)
            let fault = Self.fault(driver.state, isDrawn: step.isMultiple(of: 16))
            #expect(fault == nil, "seed \(seed), step \(step)")
            if fault != nil { return }
        }
    }

    private static func disturb(_ driver: inout Driver, _ dice: inout SplitMix) {
        switch dice.next(below: 20) {
        case 0:
            driver.isNodeSlow.toggle()
            if !driver.isNodeSlow { driver.letNodeAnswer() }
        case 1: driver.letNodeAnswer(dice.next(below: 3))
        case 2: resize(&driver, &dice)
        case 3:
            if !driver.node.questions.isEmpty {
                driver.node.questions.remove(at: dice.next(below: driver.node.questions.count))
            }
            driver.take(.changed([.questions, .status]))
        case 4:
            let number = dice.next(below: 1_000_000)
            let task = ["digits", "helpdesk", "sightings"][number % 3]
            driver.node.questions.append(
                SampleNode.question(QuestionID("q0000000\(number)"), task, 3))
            driver.take(.changed(Set(Topic.allCases)))
        case 5: driver.take(.tick(driver.state.now.advanced(bySeconds: 1)))
        case 6:
            let place = Position(column: dice.next(below: 130), row: dice.next(below: 40))
            let kind = [MouseReport.Kind.press, .doubleClick, .wheelUp, .wheelDown][
                dice.next(below: 4)]
            driver.take(
                .input(.mouse(MouseReport(position: place, kind: kind)), at: driver.state.now))
        default: driver.press(keys[dice.next(below: keys.count)])
        }
        driver.forgetAsked()
    }

    private static func resize(_ driver: inout Driver, _ dice: inout SplitMix) {
        let size = Size(columns: dice.next(below: 220), rows: dice.next(below: 60))
        driver.take(.input(.resized(size), at: driver.state.now))
    }

    private static let keys: [Key] =
        (32..<127).compactMap { UnicodeScalar($0).map { .character(Character($0)) } } + [
            .enter, .enter, .escape, .escape, .tab, .backTab, .backspace, .delete, .up, .down,
            .left, .right, .home, .end, .pageUp, .pageDown, .shiftUp, .shiftDown, .function(1),
            .control("c"), .control("u"), .control("d"), .control("r"), .control("w"), .alt("a"),
            .character("é"), .character("漢"),
        ]

    private static func fault(_ state: ConsoleState, isDrawn: Bool) -> String? {
        func check<Row>(_ list: RowList<Row>, _ name: String) -> String? {
            guard list.position >= 0, list.position < max(1, list.total) else {
                return "\(name): place \(list.position) of \(list.total)"
            }
            guard list.top >= 0, list.top < max(1, list.total) else {
                return "\(name): top \(list.top)"
            }
            guard list.selected?.id == list.selectedID else {
                return "\(name): id and place differ"
            }
            return nil
        }
        let lists = [
            check(state.tiers, "tiers"), check(state.versions, "versions"),
            check(state.questions, "questions"), check(state.jobs, "jobs"),
            check(state.events, "events"), check(state.audit, "audit"),
            check(state.answered, "answered"), check(state.credentials, "credentials"),
        ]
        if let fault = lists.compactMap({ $0 }).first { return fault }
        guard isDrawn else { return nil }
        let grid = state.view(.plain)
        guard grid.size == state.size else { return "a screen of \(grid.size)" }
        if let cursor = grid.cursor, state.size.rows > 0, state.size.columns > 0 {
            guard cursor.row < state.size.rows, cursor.row >= 0 else { return "cursor \(cursor)" }
        }
        return nil
    }
}

/// SplitMix64: numbers that look like chance and are the same for the same seed.
struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next(below limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return Int(mixed % UInt64(max(1, limit)))
    }
}
