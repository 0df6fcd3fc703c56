import Foundation
import Learning
import Testing

/// What was written before the format changed is read as it was meant.
@Suite struct FormerArtifactTests {
    /// Format version 1: two categories, two classes.
    private static let first = """
        VElERUxJTkUBAAAAyHvhyr8cfowAAIA/AgdwcmludGVyBHdpZmkBAgMDwyhRPwQAAAAAAAAAzRWQRoGtHYlGl7H1\
        xKh1+QQAAAAAAAAAAACAPwAAgD8AAIA/AACAPwIAAAAgAAAAAAAAAAYUB7yUEAc8AAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAQnzjP0d8478AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAhaoy7xGiMOwAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAPUz47/zM+M/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACAAAAAAAAACQZHA772VwuwAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAQAAAAAAAAAP1oEQK6YAEDr+/Y/F3/+Pw==
        """

    private func decoded() throws -> Model {
        let bytes = try #require(Data(base64Encoded: Self.first))
        return try Artifact.decode(Array(bytes))
    }

    @Test func `a model of format version 1 answers as it did`() throws {
        let model = try decoded()

        let prediction = model.predict(Input(values: [.category("day"), .category("two")]))

        guard case .probabilities(let shares) = prediction else {
            Issue.record("\(prediction)")
            return
        }
        #expect(model.classes == ["printer", "wifi"])
        #expect(shares == [0.9719498, 0.02805022])
    }

    @Test func `it is written anew in the present format and stays the same`() throws {
        let model = try decoded()

        let bytes = Artifact.encode(model)

        #expect(bytes[8] == 4)
        #expect(try Artifact.decode(bytes).layers == model.layers)
    }
}
