import Wire

extension SampleNode {
    func detail(_ id: QuestionID) -> QuestionDetail {
        let row =
            (questions + answered).first { $0.id == id }
            ?? Self.question(id, "digits", 0)
        return QuestionDetail(
            row: row, fields: Self.fields(row.task),
            ranking: Self.ranking(tasks.first { $0.name == row.task }?.classes ?? [], row),
            similar: [
                SimilarQuestion(
                    id: QuestionID("q000000000000000k001"), name: row.guess?.name ?? "",
                    similarity: 0.93, preview: row.preview),
                SimilarQuestion(
                    id: nil, name: row.runnerUp?.name ?? "", similarity: 0.71,
                    preview: "an example"),
            ], answers: answers[id] ?? [], route: routes[id] ?? [])
    }

    private static func ranking(_ classes: [String], _ row: QuestionRow) -> [RankedClass] {
        let first = [row.guess, row.runnerUp].compactMap { $0 }
        let rest = classes.filter { name in !first.contains { $0.name == name } }
        return first
            + rest.map { RankedClass(name: $0, probability: 0.28 / Double(rest.count)) }
    }

    private static func fields(_ task: String) -> [FieldEntry] {
        switch task {
        case "digits":
            return [
                FieldEntry(
                    name: "image", kind: .image(width: 8, height: 8, channels: 1, maximum: 16),
                    content: .pixels(seven))
            ]
        case "helpdesk":
            let text =
                "can I get it back if I already opened it? the box is a bit torn but"
                + " everything is in it, and I still have the receipt"
            return [FieldEntry(name: "text", kind: .text, content: .text(text))]
        default:
            return sightingFields.map { field in
                FieldEntry(name: field.name, kind: field.kind, content: content(field))
            }
        }
    }

    private static func content(_ field: FieldDescription) -> FieldContent? {
        switch field.kind {
        case .image: .pixels((0..<256).map { UInt8(($0 * 37) % 256) })
        case .number: field.name == "band3" ? nil : .number(0.25)
        case .category: .text("trot")
        case .text: .text("near the creek at dusk, two of them")
        }
    }

    private static let seven: [UInt8] = [
        0, 2, 14, 16, 16, 16, 9, 0, 0, 1, 8, 6, 4, 14, 12, 0, 0, 0, 0, 0, 1, 15, 6, 0, 0, 0, 3,
        8, 12, 16, 6, 0, 0, 0, 9, 16, 16, 11, 3, 0, 0, 0, 0, 12, 9, 0, 0, 0, 0, 0, 3, 16, 3, 0, 0,
        0, 0, 0, 13, 12, 0, 0, 0, 0,
    ]

    func version(_ id: VersionID) -> VersionDetail {
        let row = versions.first { $0.id == id } ?? versions[0]
        return VersionDetail(
            row: row,
            classes: (0...9).map {
                ClassFigures(
                    name: String($0), support: 30, recall: 1 - Double($0) * 0.04, precision: 0.95)
            },
            confusions: [
                Confusion(truth: "4", guess: "9", count: 12),
                Confusion(truth: "3", guess: "8", count: 9),
            ],
            curve: (1...20).map { step in
                CoveragePoint(
                    threshold: 1 - Double(step) / 20, coverage: Double(step) / 20,
                    accuracy: 1 - Double(step * step) * 0.00015)
            },
            trainedOn: [
                SourceCount(source: .import, count: 1100), SourceCount(source: .human, count: 104),
            ], target: .accuracy(0.98), curveOfLoss: Self.losses,
            history: Self.promotions.filter { $0.version == row.number }, base: base,
            handouts: handouts)
    }

    func quality(_ task: String) -> QualityReport {
        QualityReport(
            task: task, since: Self.ago(86_400), at: now, version: 3, target: .accuracy(0.98),
            audit: 0.02, byModel: .init(count: 212, right: 208),
            byMemory: .init(count: 31, right: 31), guesses: .init(count: 190, right: 121),
            steps: (0..<24).map { step in
                .init(
                    from: Self.ago(86_400 - Double(step) * 3600),
                    answers: .init(count: step < 4 ? 0 : 10, right: 9 + (step % 5 == 0 ? 0 : 1)),
                    guesses: .init(count: 8, right: 4 + step / 8))
            },
            classes: (0...9).map {
                .init(
                    name: String($0), answers: .init(count: 24, right: 24 - $0 / 4),
                    guesses: .init(count: 19, right: 15 - $0))
            },
            tiers: [
                .init(
                    node: NodeID("n-1"), name: "box-7", tier: "on-prem",
                    proof: .init(count: 190, right: 121)),
                .init(
                    node: NodeID("n-2"), name: "harbour", tier: "far edge",
                    proof: .init(count: 133, right: 104)),
            ], tierSample: 190,
            drift: DriftReport(
                version: 3, at: now, reference: 500, recent: 500, limit: 0.25, isRaised: true,
                shifts: [
                    .init(
                        name: "image (brightness)", index: 0.41, chance: 0.06, isShifted: true),
                    .init(name: "confidence", index: 0.12, chance: 0.06, isShifted: false),
                    .init(name: "class guessed", index: 0.03, chance: 0.06, isShifted: false),
                ]))
    }

    func job(_ id: JobID) -> JobDetail {
        JobDetail(row: jobs.first { $0.id == id } ?? jobs[0], curve: Self.losses)
    }

    static let losses = (1...14).map { step in
        LossPoint(
            epoch: Double(step) / 2, loss: 2.2 / Double(step),
            heldOutLoss: step.isMultiple(of: 2) ? 2.3 / Double(step) + 0.05 : nil)
    }

    static let promotions = [
        PromotionRow(
            task: "digits", sequence: 3, version: 3, previous: 2, kind: .gate, by: "box-7",
            reason: "accuracy +0.8 pp", at: ago(1800)),
        PromotionRow(
            task: "helpdesk", sequence: 1, version: 1, previous: nil, kind: .gate, by: "box-7",
            reason: "first version", at: ago(9000)),
    ]

    static let tree = Tree(entries: [
        entry("box-7", nil, .this, versions: ["digits v3", "helpdesk v1"]),
        entry("kiosk", "box-7", .clients), entry("scanner", "box-7", .clients),
        entry("anna", "box-7", .operators),
    ])

    static func entry(
        _ name: String, _ parent: String?, _ kind: TreeEntry.Kind, versions: [String] = []
    ) -> TreeEntry {
        TreeEntry(
            id: name, parent: parent, name: name, tier: kind == .this ? "on-prem" : "client",
            kind: kind, questionsPerSecond: 2.1, escalated: 0.05, waiting: 7, versions: versions,
            seen: start)
    }

    static let events: [EventRow] = [
        EventRow(
            id: 4, at: ago(2), level: .warning, topic: "ask",
            text: "escalated q-k0110: confidence 0.41 below threshold 0.60"),
        EventRow(
            id: 3, at: ago(9), level: .info, topic: "job", text: "job 31 epoch 7 loss 0.214"),
        EventRow(
            id: 2, at: ago(33), level: .info, topic: "label", text: "q-k0101 = refund by anna"),
        EventRow(
            id: 1, at: ago(300), level: .error, topic: "job",
            text: "job 29 failed: no space left on device"),
    ]

    static let audit: [AuditRow] = [
        AuditRow(
            id: 1, at: ago(33), by: "anna", verb: "label", object: "q-k0101", reason: "refund")
    ]
}
