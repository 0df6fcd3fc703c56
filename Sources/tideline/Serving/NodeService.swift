import Foundation
import Link
import Node
import Wire

/// What makes the node of this process one that others can speak to: its socket, its addresses on
/// the network, and its connection to the parent.
actor NodeService {
    /// Where it listens on the network, and how.
    struct Listening: Equatable, Sendable {
        var addresses: [ListenAddress] = []
        /// Nil decides by the addresses: off loopback with TLS, else without.
        var usesTLS: Bool?
        /// The files of a certificate that an authority vouches for; nil for the node's own.
        var certificate: (file: String, key: String)?

        static func == (left: Listening, right: Listening) -> Bool {
            left.addresses == right.addresses && left.usesTLS == right.usesTLS
                && left.certificate?.file == right.certificate?.file
                && left.certificate?.key == right.certificate?.key
        }

        /// Whether all addresses are served with TLS.
        var hasTLS: Bool {
            usesTLS ?? (certificate != nil || addresses.contains { !$0.isLoopback })
        }
    }

    private let node: Node
    private let folder: String
    private let socket: SocketPlace
    private let listening: Listening
    private var run: ServerRun?

    init(node: Node, folder: String, listening: Listening = Listening()) {
        self.node = node
        self.folder = folder
        self.listening = listening
        socket = SocketPlace(folder: folder)
    }

    /// Starts to serve, and to speak with the parent where there is one; returns the places where
    /// it serves.
    func start() async throws -> [String] {
        try socket.clear()
        let certificate = try listening.hasTLS ? makeCertificate() : nil
        let run = try await ServerRun.start(
            node, addresses: listening.addresses, socket: socket.path, certificate: certificate,
            drainSeconds: ServeLife.drainSeconds)
        self.run = run
        let served = run.addresses.map {
            ServedAddress(address: $0, trust: certificate?.trust ?? .plain)
        }
        try node.announce(socket: socket.path, addresses: served.map(\.description))
        node.setRelayHandler { await run.router.relayed($0) }
        try await connect()
        return [socket.path] + served.map(\.url)
    }

    /// Starts to serve where that is possible, and has the node tell why where it is not.
    func tryToStart() async {
        do {
            _ = try await start()
        } catch {
            let reason = (error as? NodeError)?.message ?? "\(error)"
            node.note(warning: "commands beside this console will not find the node: \(reason)")
        }
    }

    /// Takes no more requests, and ends those under way.
    func stop() async {
        await run?.stop()
        run = nil
        socket.remove()
    }

    /// A parent whose kept certificate is damaged is no reason not to serve: the questions wait
    /// here until it is joined anew.
    private func connect() async throws {
        guard let parent = try node.parentPlace() else { return }
        do {
            let address = try NodeAddress(url: parent.address, certificate: parent.certificate)
            try await node.connect(to: try RemoteUplink(address: address, token: parent.token))
        } catch let error as NodeError {
            node.note(warning: "no link to \(parent.name): \(error.message)")
        }
    }

    private func makeCertificate() throws(NodeError) -> ServerCertificate {
        if let files = listening.certificate {
            return try ServerCertificate(certificateFile: files.file, keyFile: files.key)
        }
        return try ServerCertificate.own(
            folder: folder, name: node.name, now: NodeClock.system.now())
    }
}
