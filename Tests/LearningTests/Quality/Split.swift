import Learning

/// Holds examples out as a node does.
func split(
    _ examples: [TrainingExample], of task: LearningTask
) -> (trained: [TrainingExample], heldOut: [TrainingExample]) {
    var (trained, heldOut) = ([TrainingExample](), [TrainingExample]())
    var counts = [Int: (total: Int, heldOut: Int)]()
    for example in examples {
        var count = counts[example.label] ?? (0, 0)
        let isHeldOut = HeldOutSplit.isHeldOut(
            example.input.fingerprint(task: task.name), classTotal: count.total,
            classHeldOut: count.heldOut)
        if isHeldOut { heldOut.append(example) } else { trained.append(example) }
        count = (count.total + 1, count.heldOut + (isHeldOut ? 1 : 0))
        counts[example.label] = count
    }
    return (trained, heldOut)
}
