/// One input with its class, as the trainer and the evaluation take it.
package struct TrainingExample: Equatable, Sendable {
    package var input: Input
    /// The index of its class in the task.
    package var label: Int
    /// How much it counts; above 0, usually 1.
    package var weight: Float

    package init(input: Input, label: Int, weight: Float = 1) {
        self.input = input
        self.label = label
        self.weight = weight
    }
}
