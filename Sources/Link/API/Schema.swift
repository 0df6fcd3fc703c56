/// A JSON schema, as far as the API needs it.
indirect enum Schema: Equatable, Sendable {
    case string
    /// Text of so many characters.
    case text(from: Int, to: Int)
    case boolean
    case integer(from: Int?, to: Int?, usually: Int? = nil)
    case number(from: Double?, to: Double?, usually: Double? = nil)
    /// A number above 0.
    case positive
    case words([String], usually: String? = nil)
    case commaSeparated([String])
    case array(Schema, most: Int? = nil)
    case dictionary(Schema)
    case object([Property])
    case oneOf([Schema])
    /// A schema that is described once under its name.
    case named(String)

    struct Property: Equatable, Sendable {
        var name: String
        var schema: Schema
        var isRequired: Bool

        init(_ name: String, _ schema: Schema, isRequired: Bool = true) {
            self.name = name
            self.schema = schema
            self.isRequired = isRequired
        }
    }
}
