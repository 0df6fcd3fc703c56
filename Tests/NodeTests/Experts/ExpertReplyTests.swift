import Node
import Testing

struct ExpertReplyTests {
    private static let classes = ["vpn", "wifi"]

    @Test(
        arguments: [
            (
                #"{"id":"q","class":"wifi","confidence":0.5}"#,
                .known(classIndex: 1, confidence: 0.5)
            ),
            (
                #"{"id":"q","class":"vpn","confidence":1,"note":"sure","more":[1]}"#,
                .known(classIndex: 0, confidence: 1)
            ),
            (#"{"id":"q","class":null}"#, .doesNotKnow),
            (#"{"id":"q","class":null,"unanswerable":false}"#, .doesNotKnow),
            (#"{"id":"q","unanswerable":true}"#, .unanswerable),
            (#"{"id":"q","unanswerable":true,"class":null}"#, .unanswerable),
        ] as [(String, ExpertReply.Verdict)])
    func `a well-formed line is understood`(line: String, verdict: ExpertReply.Verdict) {
        #expect(
            ExpertReply(line: line, classes: Self.classes) == ExpertReply(id: "q", verdict: verdict)
        )
    }

    @Test(arguments: [
        (#"{"id":"q","class":"fax","confidence":1}"#, "the task has no class fax"),
        (#"{"id":"q","class":"vpn"}"#, "its confidence is no number from 0 to 1"),
        (#"{"id":"q","class":"vpn","confidence":2}"#, "its confidence is no number from 0 to 1"),
        (#"{"id":"q","class":"vpn","confidence":"1"}"#, "its confidence is no number from 0 to 1"),
        (#"{"id":"q","class":7,"confidence":1}"#, "its class is no text"),
        (#"{"id":"q"}"#, "it has neither class nor unanswerable"),
        (#"{"id":"q","unanswerable":"yes"}"#, "unanswerable is neither true nor false"),
        (
            #"{"id":"q","class":"vpn","confidence":1,"unanswerable":true}"#,
            "it gives a class and says unanswerable"
        ),
    ])
    func `an answer that cannot be used counts as none`(line: String, why: String) {
        #expect(
            ExpertReply(line: line, classes: Self.classes)
                == ExpertReply(id: "q", verdict: .malformed(why)))
    }

    @Test(arguments: ["", "hello", "[]", "{}", #"{"id":7}"#, #"{"id":"q""#, "null", "\u{0}"])
    func `a line without an id belongs to no question`(line: String) {
        #expect(
            ExpertReply(line: line, classes: Self.classes)
                == ExpertReply(
                    id: nil, verdict: .malformed("a line is no JSON object with an id")))
    }
}
