import Foundation
import Testing
import Wire

/// The JSON that other programs rely on, letter by letter: whoever changes it changes the API.
@Suite struct GoldenTests {
    private func expect<Message: Codable & Equatable>(
        _ message: Message, _ json: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]

        let written = String(decoding: try encoder.encode(message), as: UTF8.self)
        let read = try JSONDecoder().decode(Message.self, from: Data(json.utf8))

        #expect(written == json, sourceLocation: sourceLocation)
        #expect(read == message, sourceLocation: sourceLocation)
    }

    private let moment = Timestamp(milliseconds: 1_700_000_000_123)

    @Test func askRequest() throws {
        try expect(
            AskRequest(
                task: "sightings", id: QuestionID("q01hf7yat00q1w2e3r4t5"),
                fields: [
                    "note": .text("by the creek"), "speed": .number(1.5),
                    "silhouette": .pixels([0, 127, 255]),
                ], top: 2, client: "camera-4"),
            #"{"client":"camera-4","fields":{"note":"by the creek","silhouette":{"pixels":"AH//"},"#
                + #""speed":1.5},"id":"q01hf7yat00q1w2e3r4t5","priority":4,"task":"sightings","top":2,"wait":0}"#
        )
    }

    @Test func qualityReport() throws {
        try expect(
            QualityReport(
                task: "desk", since: moment, at: moment, version: 3, target: .accuracy(0.5),
                audit: 0.25, byModel: .init(count: 2, right: 1),
                steps: [.init(from: moment)], classes: [.init(name: "wifi")],
                tiers: [.init(node: NodeID("n1"), name: "box", tier: "edge")], tierSample: 2,
                drift: DriftReport(
                    version: 3, at: moment, reference: 500, recent: 200, limit: 0.25,
                    isRaised: true,
                    shifts: [
                        .init(name: "text (words)", index: 0.5, chance: 0.125, isShifted: true)
                    ])),
            #"{"at":1700000000123,"audit":0.25,"byMemory":{"count":0,"right":0},"#
                + #""byModel":{"count":2,"right":1},"#
                + #""classes":[{"answers":{"count":0,"right":0},"guesses":{"count":0,"right":0},"#
                + #""name":"wifi"}],"drift":{"at":1700000000123,"isRaised":true,"limit":0.25,"#
                + #""recent":200,"reference":500,"shifts":[{"chance":0.125,"index":0.5,"#
                + #""isShifted":true,"name":"text (words)"}],"version":3},"#
                + #""guesses":{"count":0,"right":0},"since":1700000000123,"#
                + #""steps":[{"answers":{"count":0,"right":0},"from":1700000000123,"#
                + #""guesses":{"count":0,"right":0}}],"target":{"accuracy":0.5},"task":"desk","#
                + #""tierSample":2,"tiers":[{"name":"box","node":"n1","#
                + #""proof":{"count":0,"right":0},"tier":"edge"}],"version":3}"#)
    }

    @Test func answeredReply() throws {
        let answer = Answer(
            name: "red_fox", ranked: [RankedClass(name: "red_fox", probability: 0.75)],
            confidence: 0.75, by: "box-7 v12", via: .model, at: moment)

        try expect(
            AskReply(id: QuestionID("q1"), outcome: .answered(answer)),
            #"{"answer":{"at":1700000000123,"by":"box-7 v12","#
                + #""confidence":0.75,"isProvisional":false,"name":"red_fox","#
                + #""ranked":[{"name":"red_fox","probability":0.75}],"via":"model"},"id":"q1","state":"answered"}"#
        )
    }

    @Test func waitingReply() throws {
        try expect(
            AskReply(
                id: QuestionID("q1"),
                outcome: .waiting(
                    .belowThreshold(confidence: 0.25, threshold: 0.5), guess: nil)),
            #"{"id":"q1","reason":{"confidence":0.25,"kind":"belowThreshold","threshold":0.5},"#
                + #""state":"waiting"}"#)
    }

    @Test func taskDescription() throws {
        try expect(
            TaskDescription(
                name: "digits",
                fields: [
                    FieldDescription(
                        name: "image",
                        kind: .image(width: 8, height: 8, channels: 1, maximum: 16)),
                    FieldDescription(name: "note", kind: .text),
                ], classes: ["0", "1"], target: .accuracy(0.95), threshold: 0.5, liveVersion: 3,
                exampleCount: 10, waitingCount: 2, newExampleCount: 1),
            #"{"classes":["0","1"],"exampleCount":10,"fields":[{"kind":{"channels":1,"#
                + #""height":8,"maximum":16,"type":"image","width":8},"name":"image"},"#
                + #"{"kind":{"type":"text"},"name":"note"}],"liveVersion":3,"name":"digits","newExampleCount":1,"#
                + #""target":{"accuracy":0.95},"threshold":0.5,"waitingCount":2}"#)
    }

    @Test func labelRequest() throws {
        try expect(
            LabelRequest(
                question: QuestionID("q1"), verdict: .newClass("lynx"), operatorName: "anna",
                note: "ears"),
            #"{"note":"ears","operatorName":"anna","question":"q1","#
                + #""verdict":{"newClass":"lynx"}}"#)
    }

    @Test func jobRow() throws {
        try expect(
            JobRow(
                id: JobID(4), task: "digits", state: .running, trigger: .operator,
                requestedBy: "anna", queuedAt: moment, startedAt: moment, progress: 0.5, epoch: 3,
                epochs: 6, loss: 0.25),
            #"{"epoch":3,"epochs":6,"id":4,"loss":0.25,"progress":0.5,"queuedAt":1700000000123,"#
                + #""remark":"","requestedBy":"anna","startedAt":1700000000123,"state":"running","#
                + #""task":"digits","trigger":"operator"}"#)
    }

    @Test func promotionRow() throws {
        try expect(
            PromotionRow(
                task: "digits", sequence: 2, version: 3, previous: 1, kind: .rollback, by: "anna",
                reason: "worse at night", at: moment),
            #"{"at":1700000000123,"by":"anna","kind":"rollback","previous":1,"#
                + #""reason":"worse at night","sequence":2,"task":"digits","version":3}"#)
    }

    @Test func error() throws {
        try expect(
            NodeError(.notFound, "there is no task \"x\""),
            #"{"code":"notFound","message":"there is no task \"x\""}"#)
    }
}
