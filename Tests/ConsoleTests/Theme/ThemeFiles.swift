import Foundation

@testable import Console

/// The folder `themes` of the repository.
enum ThemeFiles {
    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "themes")

    static let stems: [String] = {
        // A test counts them.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return names.filter { $0.hasSuffix(".theme") }.map { String($0.dropLast(6)) }.sorted()
    }()

    static func text(_ stem: String) throws -> String {
        try String(contentsOf: folder.appending(path: "\(stem).theme"), encoding: .utf8)
    }

    static func theme(_ stem: String) throws -> Theme {
        try Theme(parsing: text(stem), file: "themes/\(stem).theme")
    }
}
