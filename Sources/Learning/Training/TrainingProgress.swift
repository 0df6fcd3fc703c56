/// How far a training has come.
package struct TrainingProgress: Equatable, Sendable {
    /// Epochs done, fractions included.
    package var epoch: Double
    /// Epochs that will be done at most.
    package var epochs: Int
    /// The mean cross-entropy of this epoch's examples so far, in nats.
    package var loss: Double
    /// That of the examples set aside to choose the number of epochs; at the end of an epoch only,
    /// and only where there are enough examples to set some aside.
    package var heldOutLoss: Double?

    package init(epoch: Double, epochs: Int, loss: Double, heldOutLoss: Double?) {
        self.epoch = epoch
        self.epochs = epochs
        self.loss = loss
        self.heldOutLoss = heldOutLoss
    }
}

/// The training was told not to go on.
package struct TrainingCancelled: Error, Equatable, CustomStringConvertible {
    package init() {}

    package var description: String { "the training was cancelled" }
}

/// Why nothing can be trained.
package enum TrainingError: Error, Equatable, CustomStringConvertible {
    case noExamples(task: String)
    case oneClass(task: String, class: String)
    case unknownClass(task: String, label: Int, classes: Int)
    case badWeight(example: Int, weight: Float)
    case malformed(example: Int, InputError)
    case otherFields(task: String)

    package var description: String {
        switch self {
        case .noExamples(let task):
            "the task “\(task)” has no examples to train on: import or label some"
        case .oneClass(let task, let name):
            "all examples of the task “\(task)” are of the class “\(name)”: "
                + "label examples of at least one other"
        case .unknownClass(let task, let label, let classes):
            "an example is of class \(label), the task “\(task)” has \(classes): "
                + "add the class to the task first"
        case .badWeight(let example, let weight):
            "example \(example) weighs \(weight): a weight is a finite number above 0"
        case .malformed(let example, let error):
            "example \(example) does not fit the task: \(error)"
        case .otherFields(let task):
            "the version to go on from has other fields than the task “\(task)”: train anew"
        }
    }
}
