internal import Foundation
internal import Wire

extension APIRouter {
    /// The OpenAPI document of the routes.
    static func description(of routes: [Route], beside others: [StreamingRoute]) -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Nothing in it can fail to be encoded: no number in it is infinite.
        return (try? encoder.encode(APIDescription(of: routes, beside: others).json)) ?? Data()
    }
}

/// What `/openapi.json` says.
struct APIDescription {
    let json: JSONValue

    init(of routes: [Route], beside others: [StreamingRoute]) {
        let book = SchemaBook()
        var paths: [String: [String: JSONValue]] = [:]
        for route in routes {
            paths[route.pattern.described, default: [:]][route.verb.rawValue.lowercased()] =
                Self.operation(route, book)
        }
        for route in others {
            paths[route.pattern.described, default: [:]][route.verb.rawValue.lowercased()] =
                Self.operation(route)
        }
        let refusal = book.schema(of: NodeError.self)
        json = [
            "openapi": "3.1.0",
            "info": [
                "title": "Tideline", "version": "1",
                "description":
                    .text(
                        "A node for tiered, iterative machine learning. Times are milliseconds since "
                            + "1970, confidences and shares lie in 0 to 1."),
            ],
            "paths": .object(paths.mapValues { .object($0) }),
            "components": [
                "schemas": .object(book.named.mapValues(\.json)),
                "responses": ["Refusal": Self.content("why not, and what to do", refusal.json)],
                "securitySchemes": ["credential": ["type": "http", "scheme": "bearer"]],
            ],
        ]
    }

    private static func operation(_ route: Route, _ book: SchemaBook) -> JSONValue {
        var replies = Dictionary(
            route.gives.map { (String($0.status), reply($0, book)) }
        ) { $1 }
        replies["default"] = ["$ref": "#/components/responses/Refusal"]
        var operation: [String: JSONValue] = [
            "operationId": .text(route.identifier), "summary": .text(route.summary),
            "parameters": .array(route.describedParameters), "responses": .object(replies),
            "security": security(route.clearance),
            "x-roles": .array(route.clearance.roles.map { .text($0.rawValue) }),
        ]
        if let takes = route.takes { operation["requestBody"] = body(takes, book) }
        return .object(operation)
    }

    private static func operation(_ route: StreamingRoute) -> JSONValue {
        [
            "summary": .text(route.summary),
            "parameters": .array(
                route.pattern.parameters.map {
                    [
                        "name": .text($0), "in": "path", "required": true,
                        "schema": Schema.string.json,
                    ]
                }),
            "responses": [
                "200": ["description": "see the summary"],
                "default": ["$ref": "#/components/responses/Refusal"],
            ],
            "security": security(route.clearance),
            "x-roles": .array(route.clearance.roles.map { .text($0.rawValue) }),
        ]
    }

    /// On plain loopback and at the socket nobody needs a credential.
    private static func security(_ clearance: Clearance) -> JSONValue {
        clearance == .everybody ? [] : [["credential": []], [:]]
    }

    private static func body(_ shape: BodyShape, _ book: SchemaBook) -> JSONValue {
        let schema = shape.type.map { book.schema(of: $0).json } ?? [:]
        // A line of examples has the schema; what is sent is many of them.
        let described: JSONValue = shape.contentType == .json ? schema : ["type": "string"]
        return [
            "required": .boolean(shape.type != nil),
            "content": .object([shape.contentType.rawValue: ["schema": described]]),
        ]
    }

    private static func reply(_ shape: ReplyShape, _ book: SchemaBook) -> JSONValue {
        guard let type = shape.type else {
            guard shape.contentType != .json else { return ["description": .text(shape.meaning)] }
            return content(shape.meaning, ["type": "string"], shape.contentType)
        }
        return content(shape.meaning, book.schema(of: type).json, shape.contentType)
    }

    private static func content(
        _ meaning: String, _ schema: JSONValue, _ type: APIReply.ContentType = .json
    ) -> JSONValue {
        [
            "description": .text(meaning),
            "content": .object([type.rawValue: ["schema": schema]]),
        ]
    }
}

extension PathPattern {
    /// The pattern as OpenAPI writes it.
    var described: String { description.replacing("{rest...}", with: "{rest}") }
}

extension Route {
    /// `postTasksAsk`.
    var identifier: String {
        verb.rawValue.lowercased()
            + pattern.parts.map { part in
                switch part {
                case .literal("v1"): ""
                case .literal(let text):
                    text.split(whereSeparator: { !$0.isLetter }).map(\.capitalized).joined()
                case .parameter(let name): "By" + name.capitalized
                case .rest: "Rest"
                }
            }.joined()
    }

    var describedParameters: [JSONValue] {
        let inPath = pattern.parameters
        let rest: [JSONValue] =
            pattern.parts.contains(.rest)
            ? [
                [
                    "name": "rest", "in": "path", "required": true,
                    "description": "The path on that node, with its slashes.",
                    "schema": Schema.string.json,
                ]
            ] : []
        return parameters.map { parameter in
            var values: [String: JSONValue] = [
                "name": .text(parameter.name), "description": .text(parameter.purpose),
                "in": inPath.contains(parameter.name) ? "path" : "query",
                "required": .boolean(parameter.isRequired), "schema": parameter.schema.json,
            ]
            if case .commaSeparated = parameter.schema {
                values["style"] = "form"
                values["explode"] = false
            }
            return .object(values)
        } + rest
    }
}
