internal import Wire

/// Who may use a route.
package enum Clearance: String, CaseIterable, Sendable {
    /// Everybody, without credentials too.
    case everybody
    /// Those who ask.
    case asking
    /// Those who ask, and those who look.
    case knowing
    /// Those who look at everything.
    case viewing
    /// Those who change things.
    case operating
    /// Children.
    case linking

    /// The roles that have it.
    var roles: [Role] {
        switch self {
        case .everybody: Role.allCases
        case .asking: [.client, .operator]
        case .knowing: [.client, .viewer, .operator]
        case .viewing: [.viewer, .operator]
        case .operating: [.operator]
        case .linking: [.node]
        }
    }
}
