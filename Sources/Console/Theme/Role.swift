/// What a piece of the screen is, so that a theme can say how it looks; the raw value is its key
/// in a theme file.
package enum Role: String, CaseIterable, Sendable {
    // Every theme names these.
    case fg, bg, muted, accent, ok, warn, err, info, select, border, title
    case borderFocus = "border_focus"

    // A theme may name these; what it leaves out is derived.
    case header
    case headerSort = "header_sort"
    case key
    case keyText = "key_text"
    case tab
    case tabActive = "tab_active"
    case crumb, prompt, suggest, badge, mark, tree
    case toastOk = "toast_ok"
    case toastWarn = "toast_warn"
    case toastErr = "toast_err"
    case stateLive = "state_live"
    case stateTraining = "state_training"
    case stateArchived = "state_archived"
    case stateFailed = "state_failed"
    case stateStale = "state_stale"
    case tierFirst = "tier_1"
    case tierSecond = "tier_2"
    case tierThird = "tier_3"
    case logDebug = "log_debug"
    case logInfo = "log_info"
    case logWarn = "log_warn"
    case logErr = "log_err"
    case up, down
    case chartGrid = "chart_grid"
    case chartText = "chart_text"
    case meterBg = "meter_bg"
    case dialog, overlay
    case imageLow = "image_low"
    case imageHigh = "image_high"

    /// The role that gives this one its look when a theme does not name it; nil for the twelve that
    /// every theme names.
    package var base: Role? {
        switch self {
        case .fg, .bg, .muted, .accent, .ok, .warn, .err, .info, .select, .border, .title,
            .borderFocus:
            nil
        case .headerSort, .key, .tierThird, .prompt, .mark: .accent
        case .tabActive, .badge: .select
        case .toastOk, .stateLive, .up: .ok
        case .toastWarn, .stateTraining, .logWarn: .warn
        case .toastErr, .stateFailed, .logErr, .down: .err
        case .logInfo, .tierSecond: .info
        case .header, .tab, .suggest, .tree, .stateArchived, .stateStale, .logDebug, .chartGrid,
            .chartText, .overlay:
            .muted
        case .keyText, .crumb, .tierFirst, .dialog, .imageHigh: .fg
        case .meterBg: .border
        case .imageLow: .bg
        }
    }

    /// How the role stands out when there are no colours.
    package var plainAttributes: Style.Attributes {
        switch self {
        case .muted, .suggest, .stateArchived, .stateStale, .logDebug, .chartGrid, .overlay: .dim
        case .accent, .warn, .borderFocus, .title, .key, .prompt, .mark, .toastWarn, .logWarn:
            .bold
        case .err, .select, .tabActive, .badge, .toastErr: .reverse
        case .header: .underline
        case .headerSort: [.underline, .bold]
        case .down, .stateFailed, .logErr: .bold
        default: []
        }
    }
}

/// A run of colours from low to high.
package enum Gradient: String, CaseIterable, Sendable {
    case confidence, load, loss
    /// The greys of a picture, dark to light.
    case image
}

/// What charts and bars may be drawn with; fonts and terminals differ.
package enum GlyphSet: String, CaseIterable, Sendable {
    /// Two by four dots in a cell.
    case braille
    /// Eighths and quadrants of a cell.
    case block
    case ascii
}
