internal import Foundation
internal import Wire

/// One request on its way through its route: what stood in the path and in the query.
struct RouteCall: Sendable {
    let host: any NodeHost
    let request: APIRequest
    let requester: Requester
    let context: APIContext
    /// What stood in the path, by name, decoded.
    let arguments: [(name: String, value: String)]
    let query: QueryItems

    /// The value of a parameter, from the path or the query.
    func value<Value>(_ parameter: Parameter<Value>) throws -> Value {
        let text =
            arguments.first { $0.name == parameter.name }?.value ?? query[parameter.name]
        return try parameter.value(of: text)
    }

    /// Under which name what is done here is recorded.
    var name: String { requester.name(claiming: query[Parameters.by.name]) }

    func reply(_ value: some Encodable, status: Int = 200) throws -> APIReply {
        APIReply(status: status, body: .whole(try context.json.encode(value)))
    }
}

/// What every route may need beyond its request.
struct APIContext: Sendable {
    var json: APIJSON
    var limits: APILimits
    /// How far the server is: open, or draining.
    var readiness: Readiness
    var meter: RequestMeter
    /// The description of all routes, made once.
    var description: @Sendable () -> Data
}

/// What one request may be at most.
package struct APILimits: Sendable {
    /// Bytes of a body that is read as a whole, and of one line of examples.
    package var bodyBytes = 1_048_576
    /// Questions of one batch.
    package var batch = 1000
    /// Seconds between two signs of life on a stream of events.
    package var beat: Duration = .seconds(15)

    package init() {}
}
