import ArgumentParser

/// A limit on the command line, or `none` for its end.
enum Limit<Value: ExpressibleByArgument & Sendable>: ExpressibleByArgument, Sendable {
    case none
    case at(Value)

    init?(argument: String) {
        if argument == "none" {
            self = .none
        } else if let value = Value(argument: argument) {
            self = .at(value)
        } else {
            return nil
        }
    }

    /// Nil for no limit.
    var value: Value? {
        if case .at(let value) = self { value } else { nil }
    }
}
