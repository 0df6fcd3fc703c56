/// How a role looks as a theme file says it, before a terminal is known.
///
/// The form is `foreground [on background] [attributes] [| the same in 16 colours [| attributes
/// without colours]]`: `"$purple bold | magenta bold | reverse"`. A colour is `$name` from the
/// file's palette, `#rrggbb`, `default` (the terminal's own), one of the eight names or `bright-`
/// and one of them.
struct Look: Equatable, Sendable {
    /// One of the forms; nil colours are the theme's.
    struct Form: Equatable, Sendable {
        var foreground: Color?
        var background: Color?
        var attributes: Style.Attributes = []
    }

    var full = Form()
    /// Nil to take the nearest of the sixteen.
    var sixteen: Form?
    /// Nil for what every theme does with the role.
    var plain: Style.Attributes?

    /// Why a form cannot be read, and what to write.
    struct Mistake: Error, Equatable {
        let why: String
        let fix: String
    }

    init() {}

    init(parsing text: String, colors: [String: RGB]) throws(Mistake) {
        let forms = text.split(separator: "|", omittingEmptySubsequences: false)
        guard forms.count <= 3 else {
            throw Mistake(
                why: "it has \(forms.count) forms between |",
                fix: "write at most three: full colour | 16 colours | attributes")
        }
        full = try Self.form(forms[0], colors: colors)
        if forms.count > 1 { sixteen = try Self.form(forms[1], colors: colors) }
        guard forms.count > 2 else { return }
        let last = try Self.form(forms[2], colors: colors)
        guard last.foreground == nil, last.background == nil else {
            throw Mistake(
                why: "its third form names a colour",
                fix: "write only attributes behind the second |, such as bold or reverse")
        }
        plain = last.attributes
    }

    private static func form(
        _ text: Substring, colors: [String: RGB]
    ) throws(Mistake) -> Form {
        var form = Form()
        var isGround = false
        for word in text.split(separator: " ") {
            if word == "on" {
                isGround = true
            } else if let attribute = attributes[String(word)] {
                form.attributes.formUnion(attribute)
            } else {
                let color = try color(String(word), colors: colors)
                if isGround { form.background = color } else { form.foreground = color }
            }
        }
        return form
    }

    /// Reads one colour.
    static func color(_ word: String, colors: [String: RGB]) throws(Mistake) -> Color {
        if word == "default" { return .terminal }
        if word.hasPrefix("$") {
            guard let known = colors[String(word.dropFirst())] else {
                throw Mistake(
                    why: "\(word) is not in [palette]",
                    fix: "add \(word.dropFirst()) = \"#rrggbb\" to [palette]")
            }
            return .rgb(known.red, known.green, known.blue)
        }
        if let known = RGB(hexadecimal: word) {
            return .rgb(known.red, known.green, known.blue)
        }
        let isBright = word.hasPrefix("bright-")
        if let number = names.firstIndex(of: isBright ? String(word.dropFirst(7)) : word) {
            return .indexed(UInt8(number + (isBright ? 8 : 0)))
        }
        throw Mistake(
            why: "\(word) is neither a colour nor an attribute",
            fix: "write $name, #rrggbb, default, a name such as cyan or bright-cyan, or one of "
                + "normal, bold, dim, italic, underline, reverse")
    }

    private static let names = [
        "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
    ]

    private static let attributes: [String: Style.Attributes] = [
        "normal": [], "bold": .bold, "dim": .dim, "italic": .italic, "underline": .underline,
        "reverse": .reverse,
    ]
}
