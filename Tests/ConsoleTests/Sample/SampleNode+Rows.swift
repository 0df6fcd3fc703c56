import Wire

extension SampleNode {
    static func ago(_ seconds: Double) -> Timestamp { start.advanced(bySeconds: -seconds) }

    static func makeStatus() -> NodeStatus {
        NodeStatus(
            name: "box-7", tier: "on-prem", health: .healthy, at: start, startedAt: ago(7300),
            rates: Rates(
                asksPerSecond: 4.2, byModel: 0.86, byMemory: 0.09, escalated: 0.05,
                p50Micros: 310, p95Micros: 1240),
            waiting: 14, oldestWaiting: ago(1080), labelsToday: 126, diskBytes: 48_000_000,
            diskFreeBytes: 91_000_000_000, memoryBytes: 62_000_000,
            feeder: FeederState(isPaused: false, questionsPerSecond: 2, remaining: 812),
            imports: [], recovered: [])
    }

    static let animals = ["badger", "boar", "deer", "fox", "hare", "heron", "lynx", "wolf"]
    static let intents = (1...30).map { "intent-\($0)" } + ["refund", "billing", "shipping"]

    static func makeTasks() -> [TaskDescription] {
        [
            TaskDescription(
                name: "digits",
                fields: [
                    FieldDescription(
                        name: "image",
                        kind: .image(width: 8, height: 8, channels: 1, maximum: 16))
                ], classes: (0...9).map(String.init), target: .accuracy(0.98), threshold: 0.6,
                liveVersion: 3, rollBackVersion: 2, exampleCount: 1200, waitingCount: 6,
                newExampleCount: 12),
            TaskDescription(
                name: "helpdesk", fields: [FieldDescription(name: "text", kind: .text)],
                classes: intents, target: .escalation(0.1), threshold: 0.45, liveVersion: 1,
                exampleCount: 1500, waitingCount: 5, newExampleCount: 3),
            TaskDescription(
                name: "sightings", fields: sightingFields, classes: animals,
                target: .accuracy(0.95), exampleCount: 800, waitingCount: 3, newExampleCount: 800),
        ]
    }

    static let sightingFields =
        [
            FieldDescription(
                name: "silhouette", kind: .image(width: 16, height: 16, channels: 1, maximum: 255))
        ] + (1...6).map { FieldDescription(name: "band\($0)", kind: .number) } + [
            FieldDescription(name: "motion", kind: .category),
            FieldDescription(name: "note", kind: .text),
        ]

    static func makeQuestions() -> [QuestionRow] {
        (0..<14).map { number in
            let task = ["digits", "digits", "helpdesk", "digits", "sightings"][number % 5]
            return question(QuestionID("q000000000000000k0\(number + 10)"), task, number)
        }
    }

    static func question(_ id: QuestionID, _ task: String, _ number: Int) -> QuestionRow {
        let (guess, second, preview) =
            switch task {
            case "digits": ("7", "1", "image 8×8")
            case "helpdesk": ("refund", "billing", "can I get it back if I already opened it?")
            default: ("fox", "wolf", "band1=0.2 band2=0.7 motion=trot note=near the creek")
            }
        return QuestionRow(
            id: id, task: task, state: .waiting, askedAt: ago(1080 - Double(number) * 60),
            client: "kiosk", preview: preview,
            guess: RankedClass(name: guess, probability: 0.41),
            runnerUp: RankedClass(name: second, probability: 0.31),
            reason: .belowThreshold(confidence: 0.41, threshold: 0.6))
    }

    static func makeVersions() -> [VersionRow] {
        let rows: [(String, Int, VersionState, Double, Double?)] = [
            ("digits", 4, .rejected, 0.931, -0.014), ("digits", 3, .live, 0.945, 0.008),
            ("digits", 2, .retired, 0.937, 0.031), ("digits", 1, .retired, 0.906, nil),
            ("helpdesk", 1, .live, 0.842, nil),
        ]
        return rows.enumerated().map { place, row in
            VersionRow(
                id: VersionID("\(row.0)-\(row.1)"), task: row.0, number: row.1, state: row.2,
                trainedAt: ago(1800 * Double(place + 1)), job: JobID(Int64(30 - place)),
                figures: figures(row.3), gain: row.4,
                remark: row.2 == .rejected ? "loses class 8" : "better on the same examples")
        }
    }

    static func figures(_ accuracy: Double) -> Figures {
        Figures(
            accuracy: accuracy, macroF1: accuracy - 0.006, baselineAccuracy: 0.104,
            calibrationError: 0.021, threshold: 0.6, coverage: 0.873, answeredAccuracy: 0.982,
            heldOutLoss: 0.231, trainedOn: 1204, heldOut: 300, classCount: 10, bytes: 412_000)
    }

    static func makeJobs() -> [JobRow] {
        [
            JobRow(
                id: JobID(31), task: "digits", state: .running, trigger: .examples,
                requestedBy: "box-7", queuedAt: ago(62), startedAt: ago(60), progress: 0.58,
                epoch: 7, epochs: 12, loss: 0.214, heldOutLoss: 0.231),
            JobRow(
                id: JobID(30), task: "digits", state: .promoted, trigger: .operator,
                requestedBy: "anna", queuedAt: ago(1900), startedAt: ago(1890),
                endedAt: ago(1800), progress: 1, epoch: 12, epochs: 12, loss: 0.2,
                heldOutLoss: 0.25, version: 3, gain: 0.008, remark: "better"),
            JobRow(
                id: JobID(29), task: "helpdesk", state: .failed, trigger: .schedule,
                requestedBy: "box-7", queuedAt: ago(5000), endedAt: ago(4900),
                remark: "no space left on device"),
        ]
    }
}
