/// A JSON schema, as far as the API needs it.
indirect enum Schema: Equatable, Sendable {
    case string
    case boolean
    case integer(from: Int?, to: Int?, usually: Int? = nil)
    case number(from: Double?, to: Double?)
    case words([String], usually: String? = nil)
    case commaSeparated([String])
    case array(Schema)
    case dictionary(Schema)
    case object([Property])
    case oneOf([Schema])
    /// A schema that is described once under its name.
    case named(String)
    case anything

    struct Property: Equatable, Sendable {
        var name: String
        var schema: Schema
        var isRequired: Bool
    }
}
