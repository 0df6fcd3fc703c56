/// Why a model cannot be made small enough.
package enum ThinningError: Error, Equatable, CustomStringConvertible {
    case doesNotFit(least: Int, budget: Int)

    package var description: String {
        switch self {
        case .doesNotFit(let least, let budget):
            "the model has \(least) bytes at the least, the budget is \(budget): "
                + "raise the budget to \(least) or more, or hand down no version of this task"
        }
    }
}
