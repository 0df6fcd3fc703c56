import Foundation
import Testing
import Wire

@Suite struct FieldContentTests {
    @Test(arguments: [
        (#""""#, FieldContent.text("")),
        (#""12""#, .text("12")),
        ("12", .number(12)),
        ("-0.5e-3", .number(-0.0005)),
        (#"{"pixels":""}"#, .pixels([])),
        (#"{"pixels":"AQID"}"#, .pixels([1, 2, 3])),
    ])
    func jsonTellsTheKind(json: String, content: FieldContent) throws {
        #expect(try JSONDecoder().decode(FieldContent.self, from: Data(json.utf8)) == content)
    }

    @Test(arguments: ["true", "null", "[1]", #"{"pixels":"?"}"#, "{}"])
    func otherJSONIsRefused(json: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(FieldContent.self, from: Data(json.utf8))
        }
    }
}
