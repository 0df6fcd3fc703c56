import Foundation
import Testing
import Wire

@testable import Link

/// The description of the API, as it is made from the routes and from the types themselves.
@Suite struct DescriptionTests {
    private func described() throws -> [String: Any] {
        let data = APIRouter.description(of: APIRouter.routes, beside: [])
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    private func schema(_ name: String) throws -> [String: Any] {
        let components = try #require(try described()["components"] as? [String: Any])
        let schemas = try #require(components["schemas"] as? [String: Any])
        return try #require(schemas[name] as? [String: Any])
    }

    /// The schema of what may also be null.
    private func bounds(_ property: [String: Any]?) -> [String: Any] {
        (property?["anyOf"] as? [[String: Any]])?.first ?? [:]
    }

    @Test func everyRouteIsDescribedOnce() throws {
        let paths = try #require(try described()["paths"] as? [String: [String: Any]])
        let operations = paths.values.flatMap(\.values).compactMap { $0 as? [String: Any] }
        let identifiers = operations.compactMap { $0["operationId"] as? String }

        #expect(operations.count == APIRouter.routes.count)
        #expect(Set(identifiers).count == APIRouter.routes.count)
        for route in APIRouter.routes {
            #expect(paths[route.pattern.described]?[route.verb.rawValue.lowercased()] != nil)
        }
    }

    @Test func everyPathsParameterIsDescribed() {
        for route in APIRouter.routes {
            let described = Set(route.parameters.map(\.name))
            #expect(described.isSuperset(of: route.pattern.parameters), "\(route.pattern)")
        }
    }

    @Test func everyTypeHasAShape() {
        let book = SchemaBook()
        for route in APIRouter.routes {
            let types = route.gives.compactMap(\.type) + [route.takes?.type].compactMap(\.self)
            for type in types {
                let isLearned = Self.isLearned(type, by: book)
                #expect(isLearned, "\(type)")
            }
        }
    }

    private static func isLearned<Value: Decodable>(
        _ type: Value.Type, by book: SchemaBook
    ) -> Bool {
        book.learned(type).sample != nil
    }

    @Test func whatMayBeLeftOutIsNotRequired() throws {
        let job = try schema("JobRow")
        let required = Set(try #require(job["required"] as? [String]))

        #expect(required.isSuperset(of: ["id", "task", "state", "progress"]))
        #expect(required.isDisjoint(with: ["loss", "version", "endedAt"]))
    }

    @Test func wordsAndBoundsAreThere() throws {
        let job = try #require(try schema("JobRow")["properties"] as? [String: [String: Any]])
        let ask = try #require(try schema("AskBody")["properties"] as? [String: [String: Any]])

        #expect(job["state"]?["enum"] as? [String] == JobState.allCases.map(\.rawValue))
        #expect(bounds(ask["wait"])["maximum"] as? Int == 300)
        #expect(bounds(ask["timeToLive"])["exclusiveMinimum"] as? Int == 0)
        #expect(try schema("AskBody")["required"] as? [String] == ["fields"])
        #expect(try schema("JobRowListing")["required"] as? [String] == ["rows"])
    }

    @Test func whatIsOneOfSeveralHasNothingBeside() throws {
        for name in ["Verdict", "Target"] {
            let branches = try #require(try schema(name)["oneOf"] as? [[String: Any]])

            #expect(branches.count > 1)
            #expect(branches.allSatisfy { $0["additionalProperties"] as? Bool == false })
        }
    }

    @Test func wholeNumbersAreNoLargerThanTheyAreRead() throws {
        let budget = try #require(try schema("Budget")["properties"] as? [String: [String: Any]])

        #expect(bounds(budget["bytes"])["maximum"] as? Int == .max)
    }

    @Test func aQuestionOfABatchIsRefusedAloneSoItsBoundsAreNotTheBatchs() throws {
        let batched = try #require(
            try schema("AskBatchQuestion")["properties"] as? [String: [String: Any]])
        let ask = try #require(try schema("AskBody")["properties"] as? [String: [String: Any]])

        #expect(Set(batched.keys) == Set(ask.keys))
        #expect(bounds(batched["wait"])["maximum"] == nil)
    }

    @Test(arguments: [
        (
            #"{"accuracy": 0.9, "escalation": 4e307}"#,
            "the JSON cannot be read: a target is either an accuracy or an escalation, and "
                + "nothing beside"
        ),
        (
            #"{"accuracy": 0.9, "more": 1}"#,
            "the JSON cannot be read: a target is either an accuracy or an escalation, and "
                + "nothing beside"
        ),
    ])
    func aTargetIsOneThing(body: String, reason: String) throws {
        let refusal = #expect(throws: APIRefusal.self) {
            _ = try APIJSON().decode(Target.self, from: Data(body.utf8))
        }
        #expect(refusal?.error.message == reason)
    }

    @Test(arguments: [
        #"{"class": "a", "newClass": "b"}"#, #"{"class": "a", "more": 1}"#, "{}",
        #"{"unanswerable": false}"#,
    ])
    func aVerdictIsOneThing(verdict: String) throws {
        let refusal = #expect(throws: APIRefusal.self) {
            _ = try APIJSON().decode(LabelBody.self, from: Data(#"{"verdict": \#(verdict)}"#.utf8))
        }
        #expect(
            refusal?.error.message
                == "verdict cannot be read: a verdict is a class, a newClass or unanswerable: true, "
                + "and nothing beside")
    }
}
