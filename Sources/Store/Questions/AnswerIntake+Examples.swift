internal import Foundation
internal import GRDB

extension AnswerIntake {
    /// Makes the question an example of the answer that stands, unless one carries its class
    /// already; nil when the answer teaches nothing.
    mutating func teach(
        _ id: Int64, _ answer: NewAnswer, weight: Double?, _ question: QuestionRecord,
        overEquals: Bool = true
    ) throws -> ExampleIntake.Outcome? {
        guard let weight, let classIndex = answer.classIndex,
            let input = try question.teachable(database)
        else { return nil }
        let preview = try database.row(
            "SELECT preview FROM question WHERE number = ?", [question.number])
        let example = NewExample(
            payload: input.payload, fingerprint: input.fingerprint, classIndex: classIndex,
            source: answer.via == .human ? .human : .above, weight: weight,
            questionID: question.id, preview: preview?[0] ?? "")
        let outcome = try change(task: question.taskID) {
            try $0.add(example, overEquals: overEquals)
        }
        // An example that says otherwise does not carry this word.
        if case .contradicting = outcome { return outcome }
        // One that came back with this answer is its own still.
        try database.run(
            """
            UPDATE answer SET example = ?1,
                created_example = max(?2, created_example AND example IS ?1) WHERE id = ?3
            """,
            [outcome.id, outcome.isNew, id])
        return outcome
    }

    /// Teaches what an answer that stands again says, in place of what others that do not stand
    /// had taught.
    mutating func teachAgain(_ id: Int64, _ question: QuestionRecord) throws {
        let answers = try AnswerRecord.all(question: question.number, database)
        guard let stored = answers.first(where: { $0.id == id }),
            let row = try database.row("SELECT weight FROM answer WHERE id = ?", [id])
        else { return }
        try withdraw(question)
        _ = try teach(id, stored.answer, weight: row[0], question, overEquals: false)
    }

    /// Takes away what answers to the question taught that do not stand; what was there before
    /// them comes back.
    mutating func withdraw(_ question: QuestionRecord) throws {
        while let example = try question.ownExample(database) {
            try change(task: question.taskID) { intake in
                try intake.retire(example)
                try intake.restore(replacedBy: example)
            }
        }
    }

    /// Takes away what an answer that was undone taught, unless another carries the same word;
    /// returns the example that is gone.
    mutating func unteach(_ id: Int64, _ question: QuestionRecord) throws -> Int64? {
        guard
            let example: Int64 = try database.row(
                "SELECT example FROM answer WHERE id = ?", [id])?[0]
        else { return nil }
        let carriers = try database.rows(
            "SELECT is_undone, created_example FROM answer WHERE example = ?", [example])
        // An example that the answer merely repeated was there without it.
        guard carriers.allSatisfy({ $0[0] }), carriers.contains(where: { $0[1] }) else {
            return nil
        }
        guard try database.row("SELECT 1 FROM example WHERE id = ?", [example]) != nil else {
            try ExampleIntake.forget(retired: example, database)
            return nil
        }
        try change(task: question.taskID) { intake in
            try intake.retire(example)
            try intake.restore(replacedBy: example)
        }
        return example
    }
}

extension QuestionRecord {
    /// What an example is made of; nil when what the question held was given up for space and no
    /// example of it is there.
    fileprivate func teachable(_ database: Database) throws -> QuestionInput? {
        let input = try input(database)
        guard input.payload.isEmpty else { return input }
        let row = try database.row(
            "SELECT payload FROM example WHERE task_id = ? AND fingerprint = ?",
            [taskID, Data(input.fingerprint)])
        return try row.map {
            QuestionInput(payload: try $0.bytes(0), fingerprint: input.fingerprint)
        }
    }

    /// The example that is there by former answers to this question alone.
    fileprivate func ownExample(_ database: Database) throws -> Int64? {
        try database.row(
            """
            SELECT DISTINCT answer.example FROM answer JOIN example ON example.id = answer.example
                WHERE answer.question = ? AND EXISTS (SELECT 1 FROM answer AS maker
                    WHERE maker.example = answer.example AND maker.created_example = 1)
                AND NOT EXISTS (SELECT 1 FROM answer AS other
                    WHERE other.example = answer.example AND other.is_final = 1)
            """,
            [number]
        ).map { $0[0] }
    }
}
