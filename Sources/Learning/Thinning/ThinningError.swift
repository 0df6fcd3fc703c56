/// Why a model cannot be made small enough.
package enum ThinningError: Error, Equatable, CustomStringConvertible {
    case doesNotFit(least: Int, budget: Int)

    /// The one that needs less.
    static func min(_ first: ThinningError, _ second: ThinningError) -> ThinningError {
        guard case .doesNotFit(let least, _) = first, case .doesNotFit(let other, _) = second
        else { return first }
        return least <= other ? first : second
    }

    package var description: String {
        switch self {
        case .doesNotFit(let least, let budget):
            "the model has \(least) bytes at the least, the budget is \(budget): "
                + "raise the budget to \(least) or more, or hand down no version of this task"
        }
    }
}
