import Learning

/// Holds examples out as a node does.
func split(
    _ examples: [TrainingExample], of task: LearningTask
) -> (trained: [TrainingExample], heldOut: [TrainingExample]) {
    var (trained, heldOut) = ([TrainingExample](), [TrainingExample]())
    var counts = [Int: Int]()
    for example in examples {
        let isHeldOut = HeldOutSplit.isHeldOut(
            example.input.fingerprint(task: task.name),
            classTotal: counts[example.label, default: 0])
        if isHeldOut { heldOut.append(example) } else { trained.append(example) }
        counts[example.label, default: 0] += 1
    }
    return (trained, heldOut)
}
