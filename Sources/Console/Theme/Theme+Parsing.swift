import Declaration

extension Theme {
    /// The format of theme files that this program reads.
    package static let format = 1

    /// Reads a theme file's text.
    ///
    /// - Parameters:
    ///   - text: the whole file.
    ///   - file: its path as errors show it; its last part without `.theme` is the stem.
    /// - Throws: `ThemeError` for a mistake of the grammar, an unknown format, a value that cannot
    ///   be read or a missing role. Keys that are not known are warnings.
    package init(parsing text: String, file: String) throws(ThemeError) {
        let declaration: Declaration
        do {
            declaration = try Declaration(parsing: text, file: file)
        } catch {
            throw ThemeError(error)
        }
        var reader = ThemeReader(declaration: declaration)
        try reader.checkFormat()
        let name = file.split(separator: "/").last.map(String.init) ?? file
        stem = name.hasSuffix(".theme") ? String(name.dropLast(6)) : name
        self.name = try reader.text("meta", "name") ?? stem
        variant = try reader.choice("meta", "variant") ?? .dark
        pair = try reader.text("meta", "pair")
        let colors = try reader.colors()
        looks = try reader.looks(colors)
        gradients = try reader.gradients(colors)
        series = try reader.series(colors)
        let glyphs: GlyphChoice? = try reader.choice("glyphs", "set")
        self.glyphs = glyphs.flatMap { GlyphSet(rawValue: $0.rawValue) }
        borders = try reader.choice("glyphs", "border")
        warnings = reader.unused()
    }
}

/// What `[glyphs] set` may say.
private enum GlyphChoice: String, CaseIterable {
    case auto, braille, block, ascii
}

/// Picks the parts of a theme out of a declaration.
private struct ThemeReader {
    let declaration: Declaration
    private var used: [String: Set<String>] = [:]

    init(declaration: Declaration) {
        self.declaration = declaration
    }

    /// An unknown format is refused before anything else, since nothing else would be sure.
    mutating func checkFormat() throws(ThemeError) {
        guard let entry = entry("meta", "format") else {
            throw error(1, "format", "[meta] does not say it", "write format = 1 into [meta]")
        }
        guard entry.value.content == .number(Double(Theme.format)) else {
            throw error(
                entry.line, "format",
                "this program reads format \(Theme.format), the file has another",
                "use a theme of format \(Theme.format) or a newer program")
        }
    }

    mutating func text(_ section: String, _ key: String) throws(ThemeError) -> String? {
        guard let entry = entry(section, key) else { return nil }
        return try text(entry)
    }

    mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ section: String, _ key: String
    ) throws(ThemeError) -> Choice? {
        guard let entry = entry(section, key) else { return nil }
        let text = try text(entry)
        if let choice = Choice(rawValue: text) { return choice }
        let known = Choice.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        throw error(entry.line, key, "\"\(text)\" is not known", "write one of \(known)")
    }

    mutating func colors() throws(ThemeError) -> [String: RGB] {
        var colors: [String: RGB] = [:]
        for entry in entries("palette") {
            use("palette", entry.key)
            guard let color = RGB(hexadecimal: try text(entry)) else {
                throw error(
                    entry.line, entry.key, "it is no colour", "write six digits: \"#8be9fd\"")
            }
            colors[entry.key] = color
        }
        return colors
    }

    mutating func looks(_ colors: [String: RGB]) throws(ThemeError) -> [Role: Look] {
        var looks: [Role: Look] = [:]
        for role in Role.allCases {
            if let entry = entry("roles", role.rawValue) {
                looks[role] = try look(entry, colors)
            } else if role.base == nil {
                throw error(
                    section("roles")?.line ?? 1, role.rawValue, "[roles] does not say it",
                    "add \(role.rawValue) = \"#rrggbb\" to [roles]")
            }
        }
        return looks
    }

    mutating func gradients(_ colors: [String: RGB]) throws(ThemeError) -> [Gradient: [RGB]] {
        var gradients: [Gradient: [RGB]] = [:]
        for gradient in Gradient.allCases {
            guard let entry = entry("gradients", gradient.rawValue) else { continue }
            var stops: [RGB] = []
            for word in try text(entry).split(separator: " ") {
                let color = try read(entry) { () throws(Look.Mistake) in
                    try Look.color(String(word), colors: colors)
                }
                if let stop = color.components { stops.append(stop) }
            }
            guard (2...3).contains(stops.count) else {
                throw error(
                    entry.line, entry.key, "it has \(stops.count) stops",
                    "write two or three colours: \"$red $orange $green\"")
            }
            gradients[gradient] = stops
        }
        return gradients
    }

    mutating func series(_ colors: [String: RGB]) throws(ThemeError) -> [Look] {
        var looks: [Look] = []
        while let entry = entry("series", String(looks.count + 1)) {
            looks.append(try look(entry, colors))
        }
        return looks
    }

    /// Returns a warning for every key that nobody asked for.
    func unused() -> [ThemeWarning] {
        ([declaration.top] + declaration.sections).flatMap { section in
            section.entries.filter { used[section.name]?.contains($0.key) != true }
                .filter { section.name != "meta" || !["license", "source"].contains($0.key) }
                .map { entry in
                    ThemeWarning(
                        file: declaration.file, line: entry.line,
                        text: "\(section.name).\(entry.key) is not known and not used")
                }
        }
    }

    private func look(
        _ entry: Declaration.Entry, _ colors: [String: RGB]
    ) throws(ThemeError) -> Look {
        let text = try text(entry)
        return try read(entry) { () throws(Look.Mistake) in
            try Look(parsing: text, colors: colors)
        }
    }

    /// Gives a mistake in a value its place.
    private func read<Value>(
        _ entry: Declaration.Entry, _ body: () throws(Look.Mistake) -> Value
    ) throws(ThemeError) -> Value {
        do {
            return try body()
        } catch {
            throw self.error(entry.line, entry.key, error.why, error.fix)
        }
    }

    private func text(_ entry: Declaration.Entry) throws(ThemeError) -> String {
        if case .string(let text) = entry.value.content { return text }
        throw error(
            entry.line, entry.key, "its value is not text",
            "put it in quotes: \(entry.key) = \"…\"")
    }

    private mutating func entry(_ name: String, _ key: String) -> Declaration.Entry? {
        use(name, key)
        return entries(name).first { $0.key == key }
    }

    private mutating func use(_ name: String, _ key: String) {
        used[name, default: []].insert(key)
    }

    private func entries(_ name: String) -> [Declaration.Entry] {
        section(name)?.entries ?? []
    }

    private func section(_ name: String) -> Declaration.Section? {
        declaration.sections.first { $0.name == name }
    }

    private func error(
        _ line: Int, _ key: String, _ why: String, _ fix: String
    ) -> ThemeError {
        ThemeError(file: declaration.file, line: line, key: key, why: why, fix: fix)
    }
}
