import Link
import Node
import Testing
import Wire

/// Requests that say two things at once, over real HTTP.
@Suite struct HeaderAttackTests {
    private func withParent(
        _ body: (ListenAddress, ParentNode, JoinGrant) async throws -> Void
    ) async throws {
        let parent = try ParentNode()
        try await parent.serve { address in
            try await body(address, parent, try await parent.join(.viewer))
        }
        await parent.node.stop()
    }

    private func request(_ lines: [String], body: String = "") -> String {
        (lines + ["", ""]).joined(separator: "\r\n") + body
    }

    @Test func twoCredentialsAreNone() async throws {
        try await withParent { address, _, grant in
            for pair in [(grant.token, "x"), ("x", grant.token), (grant.token, grant.token)] {
                let reply = try await UnrulyConnection.exchange(
                    address,
                    request([
                        "GET /v1/status HTTP/1.1", "Host: \(address)", "Connection: close",
                        "Authorization: Bearer \(pair.0)", "Authorization: Bearer \(pair.1)",
                    ]))
                #expect(reply.status == 401)
            }
        }
    }

    @Test func twoLengthsAreRefused() async throws {
        try await withParent { address, _, grant in
            for lengths in [
                ["Transfer-Encoding: chunked", "Content-Length: 4"],
                ["Content-Length: 4", "Content-Length: 5"],
                ["Transfer-Encoding: chunked, identity"],
            ] {
                let reply = try await UnrulyConnection.exchange(
                    address,
                    request(
                        ["POST /v1/ask HTTP/1.1", "Host: \(address)"] + lengths
                            + ["Authorization: Bearer \(grant.token)", "Connection: close"],
                        body: "0\r\n\r\nGET /v1/audit HTTP/1.1\r\n\r\n"))
                #expect(reply.status == 400 || reply.isEmpty, "\(lengths): \(reply)")
                #expect(reply.ranges(of: "HTTP/1.1").count <= 1)
            }
        }
    }

    @Test(arguments: [
        "//v1/status", "/v1/../v1/status", "/v1/%2e%2e/status", "/v1/status/", "/V1/status", "*",
        "/v1/status%00", "/v1/status;x=1",
    ])
    func onlyThePathItselfIsThePath(target: String) async throws {
        try await withParent { address, _, grant in
            let reply = try await UnrulyConnection.exchange(
                address,
                request([
                    "GET \(target) HTTP/1.1", "Host: \(address)", "Connection: close",
                    "Authorization: Bearer \(grant.token)",
                ]))
            #expect((400..<500).contains(reply.status), "\(target): \(reply)")
        }
    }

    @Test func theLongFormOfATargetOpensNoDoor() async throws {
        try await withParent { address, _, grant in
            for (token, target, status) in [
                (grant.token, "http://evil.example/v1/status", 200),
                (grant.token, "http://evil.example/v1/tasks/desk/retrain", 403),
                ("x", "http://127.0.0.1/v1/status", 401),
            ] {
                let verb = status == 403 ? "POST" : "GET"
                let reply = try await UnrulyConnection.exchange(
                    address,
                    request([
                        "\(verb) \(target) HTTP/1.1", "Host: \(address)", "Connection: close",
                        "Content-Length: 0", "Authorization: Bearer \(token)",
                    ]))
                #expect(reply.status == status, "\(target): \(reply)")
            }
        }
    }

    @Test func whoIsForwardedIsNotBelieved() async throws {
        try await withParent { address, parent, grant in
            let reply = try await UnrulyConnection.exchange(
                address,
                request([
                    "POST /v1/tasks/desk/retrain HTTP/1.1", "Host: \(address)",
                    "X-Forwarded-For: 10.9.8.7", "Forwarded: for=10.9.8.7;by=operator",
                    "X-Real-IP: 10.9.8.7", "X-Forwarded-User: operator", "Connection: close",
                    "Authorization: Bearer \(grant.token)", "Content-Length: 0",
                ]))

            #expect(reply.status == 403)
            let row = try #require(try await parent.node.audit(limit: 1).first)
            #expect(row.by == "viewer")
            #expect(row.reason == "from 127.0.0.1, status 403, once")
        }
    }

    @Test func aPageInABrowserIsNobody() async throws {
        try await withParent { address, _, _ in
            for tricks in [
                ["Host: \(address)", "Origin: https://evil.example"], ["Host: evil.example"],
                ["Host: \(address)", "Origin: null"],
            ] {
                let reply = try await UnrulyConnection.exchange(
                    address, request(["GET /v1/status HTTP/1.1"] + tricks + ["Connection: close"]))
                #expect(reply.status == 401, "\(tricks)")
            }
        }
    }
}
