import Foundation
import Link
import Testing
import Wire

/// How much a server takes from one caller, so that the others do not notice.
@Suite struct LimitsTests {
    private func head(_ method: String, _ target: String, _ more: String = "") -> String {
        "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\n\(more)\r\n"
    }

    @Test func aBucketGivesItsBurstAndThenItsRate() {
        var bucket = TokenBucket(.init(perSecond: 2, burst: 3), at: 10)

        #expect((0..<3).map { _ in bucket.take(at: 10) } == [nil, nil, nil])
        #expect(bucket.take(at: 10) == 0.5)
        #expect(bucket.take(at: 10.25) == 0.25)
        #expect(bucket.take(at: 10.5) == nil)
        #expect(bucket.take(at: 9) == 0.5)
        #expect(!bucket.isFull(at: 11))
        #expect(bucket.isFull(at: 12.5))
    }

    @Test func aCredentialThatAsksTooOftenIsToldToWait() async throws {
        let desk = try DeskNode()
        desk.host.give("t", to: Caller(credential: CredentialID(7), role: .viewer, name: "eve"))
        desk.host.give("u", to: Caller(credential: CredentialID(8), role: .viewer, name: "ada"))
        var limits = ServerLimits()
        limits.rate = .init(perSecond: 0.1, burst: 2)
        try await serving(desk.host, limits: limits) { address, _ in
            try await RawConnection.open(address) { connection in
                var replies: [RawReply] = []
                for token in ["t", "t", "t", "u"] {
                    try await connection.send(
                        head("GET", "/v1/status", "Authorization: Bearer \(token)\r\n"))
                    replies.append(try await connection.reply())
                }

                #expect(replies.map(\.status) == [200, 200, 429, 200])
                #expect(replies[2].header("Retry-After").flatMap { Int($0) } ?? 0 > 1)
                #expect(replies[2].body.contains("too many requests from c7"))
            }
        }
        await desk.stop()
    }

    @Test func guessingTokensIsSlowedDownAndNoted() async throws {
        let desk = try DeskNode()
        var limits = ServerLimits()
        limits.strangerRate = .init(perSecond: 0.1, burst: 2)
        try await serving(desk.host, limits: limits) { address, _ in
            var statuses: [Int] = []
            for guess in 0..<4 {
                let reply = try await RawConnection.exchange(
                    head("GET", "/v1/status", "Authorization: Bearer guess\(guess)\r\n"),
                    with: address)
                statuses.append(reply.status)
                if reply.status == 401 { #expect(reply.header("WWW-Authenticate") == "Bearer") }
            }

            #expect(statuses == [401, 401, 429, 429])
            #expect(desk.host.noted.map(\.status) == [401, 401])
            #expect(desk.host.noted.first?.by == "unknown")
        }
        await desk.stop()
    }

    @Test(arguments: [
        "Host: evil.example\r\n", "Host: localhost\r\nOrigin: http://evil.example\r\n",
        "Host: localhost\r\nAuthorization: Basic YTpi\r\n", "Host: 127.0.0.1.evil.example\r\n",
    ])
    func pagesOfTheWebAreNoOperatorsOfThisMachine(headers: String) async throws {
        let desk = try DeskNode()
        try await serving(desk.host) { address, _ in
            let reply = try await RawConnection.exchange(
                "GET /v1/status HTTP/1.1\r\n\(headers)\r\n", with: address)

            #expect(reply.status == 401)
        }
        await desk.stop()
    }

    @Test func oneAddressHasItsShareOfConnections() async throws {
        let desk = try DeskNode()
        var limits = ServerLimits()
        limits.connectionsPerAddress = 1
        try await serving(desk.host, limits: limits) { address, _ in
            try await RawConnection.open(address) { first in
                try await first.send(head("GET", "/health"))
                #expect(try await first.reply().status == 200)

                try await RawConnection.open(address) { second in try await second.end() }

                try await first.send(head("GET", "/health"))
                #expect(try await first.reply().status == 200)
            }
        }
        await desk.stop()
    }

    @Test func thereAreOnlySoManyStreams() async throws {
        let desk = try DeskNode()
        var limits = ServerLimits()
        limits.streams = 1
        try await serving(desk.host, limits: limits) { address, _ in
            try await RawConnection.open(address) { first in
                try await first.send(head("GET", "/v1/changes"))
                _ = try await first.until("event: changes")

                let second = try await RawConnection.exchange(
                    head("GET", "/v1/changes"), with: address)

                #expect(second.status == 429)
                #expect(second.body.contains("1 streams are open already"))
            }
        }
        await desk.stop()
    }
}
