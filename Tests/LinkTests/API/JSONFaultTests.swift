import Foundation
import Testing

@testable import Link

@Suite struct JSONFaultTests {
    @Test(arguments: [
        "{}", "[]", " [1, -0.5e+3, \"a\\\"b\\u00e4\", true, false, null, {\"a\": {}}] ", "\"ä\"",
        "0",
    ])
    func findsNothingInJSON(text: String) {
        #expect(JSONFault(in: Data(text.utf8)) == nil)
    }

    @Test(arguments: [
        ("", "line 1, column 1: the text ends where a value should be"),
        ("{\"a\": ", "line 1, column 7: the text ends where a value should be"),
        ("[1,\n 2", "line 2, column 3: the text ends before everything is closed"),
        ("[1 2]", "line 1, column 4: a comma or a closing bracket should be here"),
        ("{a: 1}", "line 1, column 2: a key in quotes should be here"),
        ("{\"a\" 1}", "line 1, column 6: a colon should be here"),
        ("[1,]", "line 1, column 4: no value begins like this"),
        ("\"abc", "line 1, column 5: the text ends within quotes"),
        ("\"a\u{1}\"", "line 1, column 3: there is a control character in a text"),
        ("nul", "line 1, column 1: null is misspelt"),
        ("-", "line 1, column 1: - is no number"),
        ("{} x", "line 1, column 4: there is more behind the end"),
    ])
    func saysWhereAndWhy(text: String, fault: String) {
        #expect(JSONFault(in: Data(text.utf8))?.description == fault)
    }
}
