import Foundation
import Testing
import Torture

struct ExchangeTests {
    @Test func aReplyWithItsLengthIsRead() throws {
        let reply = try Exchange.parse(
            Data("HTTP/1.1 202 Accepted\r\nContent-Length: 3\r\n\r\n{} ".utf8))
        #expect(reply.status == 202)
        #expect(reply.body == Data("{} ".utf8))
    }

    @Test func aReplyInChunksIsPutTogether() throws {
        let reply = try Exchange.parse(
            Data(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n"
                    .utf8))
        #expect(reply.body == Data("abcde".utf8))
    }

    @Test(arguments: [
        "", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
    ])
    func aReplyThatIsCutShortIsNone(text: String) {
        #expect(throws: Exchange.NoReply.self) { try Exchange.parse(Data(text.utf8)) }
    }
}
