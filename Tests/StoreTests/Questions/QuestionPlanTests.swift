import GRDB
import Testing

// The SQL of a listing is seen by nobody else.
@testable import Store

/// A list that sorts or scans a million rows would pass every test but these.
@Suite struct QuestionPlanTests {
    @Test(arguments: QuestionListing.Order.allCases, [nil, 1] as [Int64?])
    func whatWaitsIsReadInTheOrderOfAnIndex(
        order: QuestionListing.Order, taskID: Int64?
    ) throws {
        let temporary = try TemporaryStore()
        try temporary.store.close()
        let queue = try DatabaseQueue(path: temporary.folder.path + "/node.sqlite")

        let steps = try queue.read { database in
            let plan = QuestionPlan(
                QuestionListing(order: order), taskID: taskID,
                search: try QuestionSearch("", database), limit: 200)
            return try Row.fetchAll(
                database, sql: "EXPLAIN QUERY PLAN " + plan.sql, arguments: plan.arguments
            ).map { $0["detail"] as String }
        }

        let readings = steps.filter { $0.contains(" question") }
        #expect(readings.count == (order == .newest ? 2 : 1))
        #expect(readings.filter { !$0.contains("USING INDEX question_") } == [])
        // What is left to sort: the pages of each segment in the end, and the few skipped ones.
        #expect(
            steps.filter { $0 == "USE TEMP B-TREE FOR ORDER BY" }.count
                == (order == .newest ? 3 : 1))
    }
}
