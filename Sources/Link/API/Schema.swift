/// A JSON schema, as far as the API needs it.
indirect enum Schema: Equatable, Sendable {
    case string
    /// Text of so many characters.
    case text(from: Int, to: Int)
    case boolean
    case integer(from: Int?, to: Int?, usually: Int? = nil)
    case number(from: Double?, to: Double?, usually: Double? = nil)
    /// Text that matches a regular expression.
    case matching(String)
    /// A number above 0, and below `below` or at most `most` where there is one.
    case above0(below: Double? = nil, most: Double? = nil)
    /// The word true alone.
    case yes
    case words([String], usually: String? = nil)
    case commaSeparated([String])
    case array(Schema, most: Int? = nil)
    case dictionary(Schema)
    case object([Property])
    /// An object of these properties and no other.
    case only([Property])
    case oneOf([Schema])
    /// A schema that is described once under its name.
    case named(String)

    /// Text of an address: any but control characters.
    static let plain = Schema.matching("^[^\\x00-\\x1F\\x7F]*$")
    /// The same, and not empty.
    static let plainPart = Schema.matching("^[^\\x00-\\x1F\\x7F]+$")
    static let base64 = Schema.matching(
        "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$")

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
