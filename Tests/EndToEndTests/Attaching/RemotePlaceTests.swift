import Foundation
import Testing
import Wire

@testable import tideline

/// How a node elsewhere is found, and what lets one in.
@Suite struct RemotePlaceTests {
    private let base: String
    private let profiles: RemoteProfiles

    init() throws {
        base = try TemporaryFolder.make()
        profiles = RemoteProfiles(folder: "\(base)/nodes")
        _ = try profiles.save(
            RemoteProfile(
                name: "cloud",
                place: RemotePlace(url: "https://cloud.example:7654", token: "t1"),
                role: .operator))
    }

    @Test(arguments: ["cloud", "https://cloud.example:7654"])
    func `a node that was joined is found by its word and by its address`(word: String) throws {
        let place = try find(word)

        #expect(place == RemotePlace(url: "https://cloud.example:7654", token: "t1"))
        TemporaryFolder.remove(base)
    }

    @Test func `a token that is given goes before the one that was noted`() throws {
        let file = "\(base)/token"
        try "t3\n".write(toFile: file, atomically: false, encoding: .utf8)

        #expect(try find("cloud", variable: "t2").token == "t2")
        #expect(try find("cloud", file: file, variable: "t2").token == "t3")
        #expect(try find("http://127.0.0.1:7654/").url == "http://127.0.0.1:7654")
        TemporaryFolder.remove(base)
    }

    @Test func `what is wrong is said`() throws {
        let empty = "\(base)/empty"
        try "".write(toFile: empty, atomically: false, encoding: .utf8)

        #expect(
            message { try find("clod") }
                == "\"clod\" is neither a URL such as https://box-7:7654 nor a node that was "
                + "joined; join it with: tideline join LINK")
        #expect(
            message { try find("cloud", file: "/no/such") }
                == "cannot read the token file /no/such; check the path")
        #expect(
            message { try find("cloud", file: empty) }
                == "the token file \(empty) does not hold one token")
        TemporaryFolder.remove(base)
    }

    @Test func `only the user may read what lets one in, and it can be forgotten`() throws {
        let path = "\(base)/nodes/cloud.json"
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]

        #expect((mode as? NSNumber)?.intValue == 0o600)
        #expect(try profiles.remove("cloud"))
        #expect(try !profiles.remove("cloud"))
        TemporaryFolder.remove(base)
    }

    private func find(
        _ word: String, file: String? = nil, variable: String? = nil
    ) throws -> RemotePlace {
        try RemotePlace.find(
            word, profiles: profiles, tokenFile: file, tokenVariable: variable)
    }

    private func message(_ body: () throws -> RemotePlace) -> String? {
        #expect(throws: NodeError.self) { try body() }?.message
    }
}
