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
        return Dictionary(uniqueKeysWithValues: Gradient.allCases.map { ($0, gradient($0)) })
    }

    func series() -> [Style] {
        guard depth != .none else {
            return [Style(), Style(attributes: .bold), Style(attributes: .dim)]
        }
        guard theme.series.isEmpty else {
            return theme.series.map { styled(depth == .sixteen ? $0.sixteen ?? $0.full : $0.full) }
        }
        let roles: [Role] = [.accent, .warn, .ok, .info, .err, .fg]
        return roles.map { Style(foreground: style($0).foreground, background: background) }
    }

    private func styled(_ form: Look.Form) -> Style {
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

    private func gradient(_ name: Gradient) -> [Color] {
        let stops: [Color] =
            if let written = theme.gradients[name] {
                written.map { .rgb($0.red, $0.green, $0.blue) }
            } else {
                switch name {
                case .confidence: foregrounds([.err, .warn, .ok])
                case .load: foregrounds([.ok, .warn, .err])
                case .loss: foregrounds([.info, .accent])
                case .image: imageStops
                }
            }
        let mixable = stops.compactMap { stop -> RGB? in
            guard case .rgb = stop else { return nil }
            return stop.components
        }
        // Colours of the terminal's own choice cannot be mixed; they follow in steps.
        guard mixable.count == stops.count else { return stops.contains(.terminal) ? [] : stops }
        return Self.ramp(mixable).map { shown(.rgb($0.red, $0.green, $0.blue)) }
    }

    private func foregrounds(_ roles: [Role]) -> [Color] {
        roles.map { theme.looks[$0]?.full.foreground ?? .terminal }
    }

    /// From the darker to the lighter of the two, so that a picture is no negative on a light
    /// theme either.
    private var imageStops: [Color] {
        let low = theme.looks[.imageLow] ?? theme.looks[.bg]
        let high = theme.looks[.imageHigh] ?? theme.looks[.fg]
        guard let first = low?.full.foreground?.components,
            let second = high?.full.foreground?.components
        else { return [.rgb(0, 0, 0), .rgb(255, 255, 255)] }
        let ends = [first, second].sorted {
            Quantiser.laboratory($0).x < Quantiser.laboratory($1).x
        }
        return ends.map { .rgb($0.red, $0.green, $0.blue) }
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
