extension Schema {
    /// The schema as it stands in the description.
    var json: JSONValue {
        switch self {
        case .string: ["type": "string"]
        case .text(let least, let most):
            [
                "type": "string", "minLength": .integer(least), "maxLength": .integer(most),
            ]
        case .boolean: ["type": "boolean"]
        case .integer(let least, let most, let usual):
            Self.bounded(
                "integer", least.map(JSONValue.integer), most.map(JSONValue.integer),
                usual.map(JSONValue.integer))
        case .number(let least, let most, let usual):
            Self.bounded(
                "number", least.map(JSONValue.number), most.map(JSONValue.number),
                usual.map(JSONValue.number))
        case .matching(let pattern): ["type": "string", "pattern": .text(pattern)]
        case .above0(let below, let most):
            Self.merged(
                ["type": "number", "exclusiveMinimum": .integer(0)],
                [
                    "exclusiveMaximum": below.map(JSONValue.number),
                    "maximum": most.map(JSONValue.number),
                ].compactMapValues(\.self))
        case .yes: ["const": true]
        case .words, .commaSeparated: wordsJSON
        case .array, .dictionary, .object, .only: containerJSON
        case .oneOf(let schemas): ["oneOf": .array(schemas.map(\.json))]
        case .named(let name): ["$ref": .text("#/components/schemas/\(name)")]
        }
    }

    private var wordsJSON: JSONValue {
        switch self {
        case .words(let words, let usual):
            Self.merged(
                ["type": "string", "enum": .array(words.map(JSONValue.text))],
                usual.map { ["default": .text($0)] })
        case .commaSeparated(let words):
            [
                "type": "array", "minItems": .integer(1),
                "items": ["type": "string", "enum": .array(words.map(JSONValue.text))],
            ]
        default: [:]
        }
    }

    private var containerJSON: JSONValue {
        switch self {
        case .array(let element, let most):
            Self.merged(
                ["type": "array", "items": element.json],
                most.map { ["maxItems": .integer($0)] })
        case .dictionary(let element):
            ["type": "object", "additionalProperties": element.json]
        case .object(let properties):
            [
                "type": "object",
                "properties": .object(
                    Dictionary(properties.map { ($0.name, $0.json) }) { $1 }),
                "required": .array(
                    properties.filter(\.isRequired).map { .text($0.name) }),
            ]
        case .only(let properties):
            Self.merged(Schema.object(properties).json, ["additionalProperties": false])
        default: [:]
        }
    }

    private static func bounded(
        _ type: String, _ least: JSONValue?, _ most: JSONValue?, _ usual: JSONValue?
    ) -> JSONValue {
        var values: [String: JSONValue] = ["type": .text(type)]
        values["minimum"] = least
        values["maximum"] = most
        values["default"] = usual
        return .object(values)
    }

    private static func merged(_ value: JSONValue, _ more: [String: JSONValue]?) -> JSONValue {
        guard case .object(let values) = value, let more else { return value }
        return .object(values.merging(more) { $1 })
    }
}

extension Schema.Property {
    /// What may be left out may be null as well.
    fileprivate var json: JSONValue {
        isRequired ? schema.json : ["anyOf": [schema.json, ["type": "null"]]]
    }
}
