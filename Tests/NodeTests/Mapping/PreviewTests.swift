import Learning
import Testing

@testable import Node

@Suite struct PreviewTests {
    private let task = LearningTask(
        name: "desk", fields: [Field(name: "text", kind: .text)], classes: [],
        target: .accuracy(0.9))

    @Test(arguments: [
        ("", ""), ("  a \t b\r\n", "a b"), ("naïve\u{2003}café", "naïve café"), ("a\u{B}b", "a b"),
        (String(repeating: "x", count: 300), String(repeating: "x", count: 120)),
        (String(repeating: "ä ", count: 300), String(repeating: "ä ", count: 60)),
    ])
    func isOneLineOfAtMost120Characters(text: String, preview: String) {
        #expect(Preview.text(of: Input(values: [.text(text)]), task: task) == preview)
    }
}
