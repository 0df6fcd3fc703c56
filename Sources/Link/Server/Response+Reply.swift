internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore
internal import NIOFoundationCompat
internal import ServiceLifecycle

extension Response {
    /// Returns the response that says what a reply says.
    init(_ reply: APIReply, meter: RequestMeter) {
        var headers: HTTPFields = [.cacheControl: "no-store"]
        for header in reply.headers {
            if let name = HTTPField.Name(header.name) { headers[name] = header.value }
        }
        let body: ResponseBody
        switch reply.body {
        case .none: body = ResponseBody()
        case .whole(let data):
            headers[.contentType] = reply.contentType.rawValue
            body = ResponseBody(byteBuffer: ByteBuffer(data: data))
        case .stream(let pieces):
            headers[.contentType] = reply.contentType.rawValue
            body = ResponseBody.streaming(pieces, meter: meter)
        }
        self.init(status: HTTPResponse.Status(code: reply.status), headers: headers, body: body)
    }
}

extension ResponseBody {
    /// A body that goes on until the pieces end or the server stops.
    static func streaming(
        _ pieces: some AsyncSequence<Data, any Error> & Sendable, meter: RequestMeter
    ) -> ResponseBody {
        ResponseBody { writer in
            meter.update { $0.streams += 1 }
            defer { meter.update { $0.streams -= 1 } }
            for try await piece in pieces.cancelOnGracefulShutdown() {
                try await writer.write(ByteBuffer(data: piece))
            }
            try await writer.finish(nil)
        }
    }
}
