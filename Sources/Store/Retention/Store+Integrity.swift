internal import GRDB

extension Store {
    /// Reads the whole file and returns what is wrong with it, in sentences; empty when it is
    /// sound.
    ///
    /// Takes as long as reading the file does; writers do not wait.
    package func checkIntegrity() throws(StoreError) -> [String] {
        try read { database in
            var problems = try String.fetchAll(database, sql: "PRAGMA integrity_check(20)")
                .filter { $0 != "ok" }.map { "the file is damaged: \($0)" }
            let references = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
            problems += references.prefix(20).map {
                "a row of \($0[0] as String) refers to one of \($0[2] as String) that is missing"
            }
            for rule in IntegrityRule.all {
                let count = try database.number("SELECT count(*) FROM (\(rule.violations))")
                if count > 0 { problems.append("\(rule.sentence) (\(count) times)") }
            }
            return problems
        }
    }
}

/// What always holds but no constraint can say, as a query for what violates it.
private struct IntegrityRule {
    var sentence: String
    var violations: String

    static let all = [
        IntegrityRule(
            sentence: "a waiting question has a final answer, or a settled one has none",
            violations: """
                SELECT 1 FROM question LEFT JOIN answer
                    ON answer.question = question.number AND is_final = 1
                    WHERE (state = 0) <> (answer.id IS NULL)
                    OR (state = 2) <> (answer.id IS NOT NULL AND answer.class IS NULL)
                """),
        IntegrityRule(
            sentence: "a question has lost what it held",
            violations: """
                SELECT 1 FROM question LEFT JOIN question_input
                    ON question_input.question = question.number
                    WHERE question_input.question IS NULL
                """),
        IntegrityRule(
            sentence: "the kept count of questions is not their number",
            violations: """
                SELECT task_id, state, count(*) FROM question GROUP BY 1, 2
                EXCEPT SELECT task_id, state, count FROM question_count
                """),
        IntegrityRule(
            sentence: "the kept number of bytes that questions hold is not theirs",
            violations: """
                SELECT coalesce(sum(length(fingerprint) + length(payload) + length(route_up)
                    + length(route_above)), 0) FROM question_input
                EXCEPT SELECT bytes FROM question_volume
                """),
        IntegrityRule(
            sentence: "the kept count of what the parent is to be told is not its number",
            violations: """
                SELECT count(*) FROM outbox WHERE state = 0 EXCEPT SELECT unsent FROM outbox_state
                """),
        IntegrityRule(
            sentence: "an answered question is to go up",
            violations: """
                SELECT 1 FROM outbox JOIN question ON question.number = outbox.question
                    WHERE outbox.answer IS NULL AND question.state <> 0 AND stays = 0
                    AND is_audit = 0
                """),
        IntegrityRule(
            sentence: "the number of something that goes up is beyond the last one given",
            violations: "SELECT 1 FROM outbox WHERE sequence > (SELECT last FROM outbox_state)"),
        IntegrityRule(
            sentence: "the number of something that goes down is beyond the last one given",
            violations: """
                SELECT 1 FROM feed JOIN child ON child.id = feed.child WHERE sequence > fed
                """),
        IntegrityRule(
            sentence: "the kept count of examples is not their number",
            violations: """
                SELECT task_id, class, source, is_held_out, count(*) FROM example
                    GROUP BY 1, 2, 3, 4
                EXCEPT SELECT task_id, class, source, is_held_out, count FROM example_count
                """),
        IntegrityRule(
            sentence: "an example's number is beyond the last one given",
            violations: """
                SELECT 1 FROM example WHERE id > (SELECT value FROM example_sequence)
                """),
        IntegrityRule(
            sentence: "the live version is not the one last promoted",
            violations: """
                SELECT 1 FROM version WHERE state = 'live' AND id IS NOT (
                    SELECT version_id FROM promotion WHERE promotion.task_id = version.task_id
                    ORDER BY sequence DESC LIMIT 1)
                """),
    ]
}
