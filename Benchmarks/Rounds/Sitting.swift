import Learning
import Node
import Wire

/// How nodes do on test rows: nothing that is asked here is kept anywhere.
struct Sitting {
    var asked = 0
    var answered = 0
    /// Right among the answered.
    var right = 0
    /// Right when the guess counts, too.
    var rightAnyway = 0

    mutating func add(_ node: Node, task: String, on rows: [StreamedRow]) throws {
        for row in rows {
            guard let truth = row.truth else { continue }
            asked += 1
            switch try node.tried(AskRequest(task: task, fields: row.fields)).outcome {
            case .answered(let answer):
                answered += 1
                if answer.name == truth {
                    right += 1
                    rightAnyway += 1
                }
            case .waiting(_, let guess):
                if guess?.name == truth { rightAnyway += 1 }
            }
        }
    }
}

extension Sitting {
    static func + (left: Sitting, right: Sitting) -> Sitting {
        Sitting(
            asked: left.asked + right.asked, answered: left.answered + right.answered,
            right: left.right + right.right, rightAnyway: left.rightAnyway + right.rightAnyway)
    }
}
