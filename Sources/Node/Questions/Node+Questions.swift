internal import Learning
internal import Store
package import Wire

extension Node {
    /// How many solved questions a question's detail shows.
    private static let similarCount = 5

    package func questions(_ query: QuestionQuery) async throws -> QuestionPage {
        do {
            if query.states.contains(.answered) { await answerLog.flush() }
            let page = try await reads.run { [store] in
                try store.questionRows(QuestionListing(query))
            }
            let rows = try page.rows.map { row in
                QuestionRow(row, classes: try serving.task(row.task).task.classes)
            }
            return QuestionPage(rows: rows, total: page.total)
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    package func question(_ id: QuestionID) async throws -> QuestionDetail {
        do {
            if answerLog.isPending(id) { await answerLog.flush() }
            return try await reads.run { try self.detail(id) }
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    package func skip(_ id: QuestionID, by operatorName: String) async throws {
        let now = clock.now().milliseconds
        do {
            try await writes.run { [store] in
                let whole = try store.question(id.text).id
                try store.skip(whole, by: operatorName, at: now)
            }
            feed.tell([.questions])
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    private func detail(_ id: QuestionID) throws -> QuestionDetail {
        let stored = try store.question(id.text)
        let served = try serving.task(stored.task)
        let input = try Input(decoding: try store.questionInput(stored.id).payload)
        let classes = served.task.classes
        let prediction = served.live?.model.predict(input)
        let route = try store.route(stored.id)
        return QuestionDetail(
            row: QuestionRow(stored, classes: classes),
            fields: zip(served.task.fields, input.values).map { field, value in
                FieldEntry(
                    name: field.name, kind: Wire.FieldKind(field.kind),
                    content: value.map { FieldContent($0) })
            },
            ranking: (prediction?.ranked(top: classes.count) ?? []).map {
                RankedClass(name: classes.name(at: $0.label), probability: $0.probability)
            },
            similar: similar(to: input, besides: stored.id, served: served),
            answers: try store.answers(stored.id).filter { !$0.isUndone }.map {
                Answer($0, classes: classes)
            },
            note: try store.labels(question: stored.id).last { $0.undoneAt == nil }?.note,
            route: try WireJSON.value([Hop].self, from: route.up)
                + WireJSON.value([Hop].self, from: route.above))
    }

    private func similar(
        to input: Input, besides id: String, served: ServedTask
    ) -> [SimilarQuestion] {
        served.memory.nearest(to: input, count: Self.similarCount + 1)
            .filter { $0.questionID != id }
            .prefix(Self.similarCount)
            .map { neighbour in
                SimilarQuestion(
                    id: neighbour.questionID.map { QuestionID($0) },
                    name: served.task.classes.name(at: neighbour.label),
                    similarity: neighbour.similarity, preview: neighbour.preview)
            }
    }
}
