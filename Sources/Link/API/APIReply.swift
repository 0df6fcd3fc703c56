package import Foundation

/// A reply of the API as values.
package struct APIReply: Sendable {
    package var status: Int
    package var contentType: ContentType
    /// Beyond the content type: `Retry-After`, `Allow`.
    package var headers: [Header] = []
    package var body: Body

    package enum Body: Sendable {
        case none
        case whole(Data)
        case stream(any AsyncSequence<Data, any Error> & Sendable)
    }

    package enum ContentType: String, Sendable {
        case json = "application/json"
        case lines = "application/x-ndjson"
        case events = "text/event-stream"
        case metrics = "text/plain; version=0.0.4; charset=utf-8"
    }

    package struct Header: Equatable, Sendable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package init(
        status: Int, contentType: ContentType = .json, headers: [Header] = [], body: Body
    ) {
        self.status = status
        self.contentType = contentType
        self.headers = headers
        self.body = body
    }
}
