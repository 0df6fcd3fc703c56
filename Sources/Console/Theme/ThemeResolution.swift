/// Turns a theme's looks into the styles of one terminal.
struct ThemeResolution {
    let theme: Theme
    let depth: ColorDepth

    /// How many colours a gradient has.
    static let steps = 32

    func style(_ role: Role) -> Style {
        guard depth != .none else {
            return Style(attributes: theme.looks[role]?.plain ?? role.plainAttributes)
        }
        let form = form(role)
        let ground = background
        if role == .bg {
            return Style(foreground: form.background ?? normal, background: ground)
        }
        return Style(
            foreground: form.foreground.map(shown) ?? normal,
            background: form.background.map(shown) ?? ground, attributes: form.attributes)
    }

    func gradients() -> [Gradient: [Color]] {
        guard depth != .none else { return [:] }
        return Dictionary(
            uniqueKeysWithValues: Gradient.allCases.map { name in
                (name, Self.ramp(stops(name)).map { shown(.rgb($0.red, $0.green, $0.blue)) })
            })
    }

    func series() -> [Style] {
        guard depth != .none else {
            return [Style(), Style(attributes: .bold), Style(attributes: .dim)]
        }
        guard theme.series.isEmpty else {
            return theme.series.map { style(depth == .sixteen ? $0.sixteen ?? $0.full : $0.full) }
        }
        return [.accent, .warn, .ok, .info, .err, .fg].map { role in
            var style = style(role)
            style.attributes = []
            return style
        }
    }

    private func style(_ form: Look.Form) -> Style {
        Style(
            foreground: form.foreground.map(shown) ?? normal,
            background: form.background.map(shown) ?? background, attributes: form.attributes)
    }

    /// The form for this depth; a role that the theme does not name looks like its base.
    private func form(_ role: Role) -> Look.Form {
        guard let look = theme.looks[role] else { return role.base.map(form) ?? Look.Form() }
        return depth == .sixteen ? look.sixteen ?? look.full : look.full
    }

    private var normal: Color {
        form(.fg).foreground.map(shown) ?? .terminal
    }

    /// Of the role `bg` the first colour is the background.
    ///
    /// On sixteen colours a theme that says nothing stands on the terminal's own background, which
    /// its owner chose to go with the sixteen.
    private var background: Color {
        guard let look = theme.looks[.bg] else { return .terminal }
        if depth == .sixteen { return look.sixteen?.foreground.map(shown) ?? .terminal }
        return look.full.foreground.map(shown) ?? .terminal
    }

    private func shown(_ color: Color) -> Color {
        guard case .rgb(let red, let green, let blue) = color else { return color }
        switch depth {
        case .none: return .terminal
        case .sixteen: return Quantiser.sixteen(red, green, blue)
        case .indexed: return Quantiser.indexed(red, green, blue)
        case .direct: return color
        }
    }

    private func stops(_ name: Gradient) -> [RGB] {
        if let stops = theme.gradients[name] { return stops }
        switch name {
        case .confidence: return components([.err, .warn, .ok])
        case .load: return components([.ok, .warn, .err])
        case .loss: return components([.info, .accent])
        case .image: return imageStops
        }
    }

    /// From the darker to the lighter of the two, so that a picture is no negative on a light
    /// theme either.
    private var imageStops: [RGB] {
        let ends = [
            color(.imageLow) ?? theme.looks[.bg]?.full.foreground?.components,
            color(.imageHigh) ?? theme.looks[.fg]?.full.foreground?.components,
        ]
        guard let first = ends[0], let second = ends[1] else {
            return [RGB(0, 0, 0), RGB(255, 255, 255)]
        }
        let isOrdered = Quantiser.laboratory(first).x <= Quantiser.laboratory(second).x
        return isOrdered ? [first, second] : [second, first]
    }

    private func color(_ role: Role) -> RGB? { theme.looks[role]?.full.foreground?.components }

    private func components(_ roles: [Role]) -> [RGB] {
        roles.map { role in
            theme.looks[role]?.full.foreground?.components ?? RGB(160, 160, 160)
        }
    }

    private static func ramp(_ stops: [RGB]) -> [RGB] {
        guard stops.count > 1 else { return stops }
        return (0..<steps).map { step in
            let place = Double(step) / Double(steps - 1) * Double(stops.count - 1)
            let index = min(Int(place), stops.count - 2)
            return stops[index].mixed(with: stops[index + 1], share: place - Double(index))
        }
    }
}
