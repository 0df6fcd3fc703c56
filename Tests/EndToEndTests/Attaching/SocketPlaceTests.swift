import Foundation
import Testing
import Wire

@testable import tideline

/// Where a node's socket lies.
@Suite struct SocketPlaceTests {
    private static let long = "/" + String(repeating: "a", count: 95)

    @Test func `usually it lies in the data folder`() {
        let place = SocketPlace(folder: "/data", runtimeFolder: "/run/user/7", user: 7)

        #expect(place == .dataFolder("/data/node.socket"))
    }

    @Test func `a path of 107 bytes is the longest that does`() {
        let fits = String(Self.long.dropLast())

        let short = SocketPlace(folder: fits, runtimeFolder: nil, user: 7)
        let long = SocketPlace(folder: Self.long, runtimeFolder: nil, user: 7)

        #expect(short.path.utf8.count == 107)
        #expect(short == .dataFolder("\(fits)/node.socket"))
        #expect(long.path.hasPrefix("/tmp/tideline-7-"))
        #expect(long.path.hasSuffix("/node.socket"))
    }

    @Test func `a long path's place is the same each time, and another folder's is another`() {
        let one = SocketPlace(folder: Self.long, runtimeFolder: "/run/user/7", user: 7)
        let again = SocketPlace(folder: Self.long, runtimeFolder: "/run/user/7", user: 7)
        let other = SocketPlace(folder: Self.long + "b", runtimeFolder: "/run/user/7", user: 7)

        #expect(one == again)
        #expect(one != other)
        #expect(one.path.hasPrefix("/run/user/7/tideline-"))
    }

    @Test func `a private folder that others may open is refused`() throws {
        let base = try TemporaryFolder.make()
        defer { TemporaryFolder.remove(base) }
        let folder = "\(base)/open"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o755])
        let place = SocketPlace.privateFolder("\(folder)/node.socket", folder: folder)

        let error = #expect(throws: NodeError.self) { try place.clear() }

        #expect(
            error?.message
                == "cannot make the node's socket at \(folder): it is somebody else's; remove it, "
                + "or choose a data folder with a shorter path")
    }

    @Test func `what a killed process left is cleared away`() throws {
        let base = try TemporaryFolder.make()
        defer { TemporaryFolder.remove(base) }
        let place = SocketPlace.privateFolder("\(base)/s/node.socket", folder: "\(base)/s")
        try place.clear()
        try Data().write(to: URL(fileURLWithPath: place.path))

        try place.clear()

        #expect(!FileManager.default.fileExists(atPath: place.path))
        place.remove()
        #expect(!FileManager.default.fileExists(atPath: "\(base)/s"))
    }
}
