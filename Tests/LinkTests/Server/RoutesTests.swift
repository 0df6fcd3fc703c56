import Foundation
import Link
import Testing
import Wire

/// What the routes say when they are used wrongly.
@Suite struct RoutesTests {
    private let operatorOfThis = Requester(
        caller: Caller(credential: CredentialID(1), role: .operator, name: "anna"), origin: "here")

    private func error(
        _ method: String, _ target: String, as role: Role = .operator
    ) async throws -> (APIReply, NodeError) {
        let desk = try DeskNode()
        var requester = operatorOfThis
        requester.caller.role = role
        let reply = await APIRouter(host: desk.host).respond(
            to: APIRequest(method: method, target: target), from: requester)
        await desk.stop()
        guard case .whole(let body) = reply.body else {
            throw NodeError(.invalid, "no body: \(reply)")
        }
        return (reply, try JSONDecoder().decode(NodeError.self, from: body))
    }

    @Test(arguments: [
        ("/v1/statsu", "near it are /v1/status"), ("/v1/task", "/v1/tasks"),
        ("/v1/tasks/desk/aks", "/v1/tasks/{task}/ask"), ("/status", "/v1/status"),
        ("/elsewhere", "all routes are in /openapi.json"),
    ])
    func anUnknownPathNamesThoseNearIt(target: String, words: String) async throws {
        let (reply, error) = try await error("GET", target)

        #expect(reply.status == 404)
        #expect(error.code == .notFound)
        #expect(error.message.contains("there is no \(target) here"))
        #expect(error.message.contains(words), "\(error.message)")
    }

    @Test func aWrongMethodNamesTheRightOnes() async throws {
        let (reply, error) = try await error("PATCH", "/v1/tasks/desk/examples")

        #expect(reply.status == 405)
        #expect(reply.headers == [APIReply.Header(name: "Allow", value: "POST, GET")])
        #expect(
            error.message
                == "/v1/tasks/desk/examples cannot be used with PATCH; use POST, GET")
    }

    @Test func anUnknownParameterNamesTheKnownOnes() async throws {
        let (reply, error) = try await error("GET", "/v1/jobs?limt=3")

        #expect(reply.status == 400)
        #expect(error.message == "/v1/jobs has no parameter \"limt\"; it has: limit")
    }

    @Test func aWrongValueSaysWhatIsWanted() async throws {
        let (reply, error) = try await error("GET", "/v1/jobs?limit=many")

        #expect(reply.status == 400)
        #expect(error.message == "limit is \"many\", not a whole number from 1 to 10000")
    }

    @Test func aRoleThatMayNotIsToldWhoMay() async throws {
        let (reply, error) = try await error("POST", "/v1/tasks/desk/retrain", as: .viewer)

        #expect(reply.status == 403)
        #expect(error.code == .forbidden)
        #expect(
            error.message
                == "anna is here as viewer, and POST /v1/tasks/{task}/retrain is for: operator; "
                + "ask an operator for an invitation with that role")
    }

    @Test(arguments: [
        (Role.client, ["GET /v1/status", "POST /v1/tasks/desk/retrain", "GET /metrics"]),
        (.viewer, ["POST /v1/tasks/desk/ask", "PUT /v1/link", "DELETE /v1/credentials/1"]),
        (.node, ["GET /v1/status", "POST /v1/tasks/desk/ask", "GET /v1/answers/q"]),
    ])
    func eachRoleMayDoWhatItIsForAndNothingElse(role: Role, refused: [String]) async throws {
        for line in refused {
            let words = line.split(separator: " ").map(String.init)
            let (reply, _) = try await error(words[0], words[1], as: role)
            #expect(reply.status == 403, "\(line)")
        }
    }

    @Test func everyDeedAndEveryRefusedOneIsNoted() async throws {
        let desk = try DeskNode()
        let router = APIRouter(host: desk.host)
        let id = try await desk.host.ask("printer").id
        var viewer = operatorOfThis
        viewer.caller.role = .viewer

        for (request, requester) in [
            ("POST /v1/questions/\(id)/skip", operatorOfThis), ("GET /v1/status", operatorOfThis),
            ("POST /v1/jobs/77/cancel", operatorOfThis), ("POST /v1/jobs/77/cancel", viewer),
        ] {
            let words = request.split(separator: " ").map(String.init)
            _ = await router.respond(
                to: APIRequest(method: words[0], target: words[1]), from: requester)
        }

        #expect(
            desk.host.noted
                == [("POST /v1/questions/\(id)/skip", 204), ("POST /v1/jobs/77/cancel", 404)]
                .map { Access(by: "anna", origin: "here", request: $0.0, status: $0.1) }
                + [
                    Access(
                        by: "anna", origin: "here", request: "POST /v1/jobs/77/cancel",
                        status: 403)
                ])
        await desk.stop()
    }

    @Test func aCredentialActsInItsOwnNameWhateverItClaims() async throws {
        let desk = try DeskNode()
        let router = APIRouter(host: desk.host)
        let id = try await desk.host.ask("printer").id

        _ = await router.respond(
            to: APIRequest(method: "POST", target: "/v1/questions/\(id)/skip?by=boss"),
            from: operatorOfThis)
        _ = await router.respond(
            to: APIRequest(method: "POST", target: "/v1/questions/\(id)/skip?by=ben"),
            from: .local(origin: "socket"))

        #expect(desk.host.noted.map(\.by) == ["anna", "ben"])
        await desk.stop()
    }
}
