// swift-tools-version: 6.2
import PackageDescription

/// One strict dialect for every Swift target: language mode 6, warnings are errors, and the
/// features that make imports and isolation explicit.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .treatAllWarnings(as: .error),
]

/// A target with the strict dialect; the test target of the same name mirrors it.
func house(
    _ name: String, _ dependencies: [Target.Dependency] = [],
    forTests: [Target.Dependency] = [], testFiles: [String] = []
) -> [Target] {
    [
        .target(name: name, dependencies: dependencies, swiftSettings: strict),
        .testTarget(
            name: "\(name)Tests",
            dependencies: [.byName(name: name)] + dependencies + forTests,
            exclude: testFiles, swiftSettings: strict),
    ]
}

let package = Package(
    name: "tideline",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "tideline", targets: ["tideline"])],
    dependencies: [
        // SQLite with migrations, pools and observation; the store stands on it.
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        // Subcommands, help and shell completions from one declaration each.
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        // The HTTP server, without its configuration reader.
        .package(
            url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
        // The HTTP client of the uplink and of remote consoles.
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        // TLS for both; events, buffers and channels beneath them; shutdown in order.
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        // Signatures of versions, and each node's own certificate.
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-certificates", exact: "1.21.1"),
        // The bytes of a certificate: what swift-certificates writes itself with.
        .package(url: "https://github.com/apple/swift-asn1", exact: "1.7.4"),
    ],
    targets: [
        // Debian's wide-character ncurses, with the macros that Swift cannot import.
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
        // Debian's libpng, through its simplified read API.
        .systemLibrary(name: "CPNG", providers: [.apt(["libpng-dev"])]),
        // Signal handlers that give the terminal back after a crash: Swift code is not safe there.
        .target(name: "CTerminal", cSettings: [.define("_GNU_SOURCE")]),
        // Starts programs on a terminal of their own, for tests: forkpty is not for Swift.
        .target(
            name: "CPseudoTerminal", path: "Tests/CPseudoTerminal",
            cSettings: [.define("_GNU_SOURCE")]),
        // What a person at a terminal does and sees, for tests: types, waits, looks at the screen.
        .target(
            name: "PseudoTerminal", dependencies: ["CPseudoTerminal"],
            path: "Tests/PseudoTerminal", swiftSettings: strict),
        .testTarget(
            name: "PseudoTerminalTests", dependencies: ["PseudoTerminal"], swiftSettings: strict),
        // A small program that draws through Terminal, for tests to end in every way.
        .executableTarget(
            name: "terminal-probe", dependencies: ["Terminal", "Console"],
            path: "Tests/TerminalProbe", swiftSettings: strict),
        // Starts experts: what that takes, Swift's view of the C library lacks.
        .target(name: "CSpawn", cSettings: [.define("_GNU_SOURCE")]),
        // A tree of real processes to which everything goes wrong, and the count of what came of
        // it, for tests and for `make torture`.
        .target(
            name: "Torture",
            dependencies: [
                "CSpawn", "Learning", "Node", "Wire",
                .product(name: "GRDB", package: "GRDB.swift"),
            ], path: "Tests/Torture", swiftSettings: strict),
        .executableTarget(
            name: "tideline-torture", dependencies: ["Torture"], path: "Tests/TortureProgram",
            swiftSettings: strict),
        .testTarget(
            name: "TortureTests", dependencies: ["Torture", "Node"], swiftSettings: strict),
        // The inner loops that measurement says pay.
        .target(name: "CKernels", cSettings: [.define("_GNU_SOURCE")]),
        .executableTarget(
            name: "tideline",
            dependencies: [
                "Node", "Link", "Terminal", "Console", "Wire", "Store", "Learning", "Declaration",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["tideline", "PseudoTerminal", "Torture", "Wire", "CPNG"],
            swiftSettings: strict),
        .executableTarget(
            name: "tideline-bench",
            dependencies: [
                "Node", "Link", "Console", "Wire", "Store", "Learning", "CPseudoTerminal",
                .product(name: "GRDB", package: "GRDB.swift"),
                // A bare duplex stream, to compare the uplink with.
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            path: "Benchmarks",
            exclude: ["Peers"],
            swiftSettings: strict),
    ]
        + house("Declaration")
        + house("Learning", ["CKernels"])
        + house("Wire")
        + house(
            "Store",
            [
                "Learning", .product(name: "GRDB", package: "GRDB.swift"),
                // SQLite's own functions, where many rows are written.
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ], testFiles: ["Schemas"])
        + house(
            "Node",
            [
                "Store", "Learning", "Wire", "Declaration", "CPNG", "CSpawn",
                .product(name: "Crypto", package: "swift-crypto"),
            ])
        + house(
            "Link",
            [
                "Wire",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOFoundationCompat", package: "swift-nio"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "X509", package: "swift-certificates"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
            ], forTests: ["Node", "Learning", "Store"])
        + house("Console", ["Wire", "Declaration"], testFiles: ["Screens"])
        + house(
            "Terminal", ["Console", "CNcurses", "CTerminal"],
            forTests: ["PseudoTerminal", "terminal-probe"])
)
