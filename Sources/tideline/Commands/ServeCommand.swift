import ArgumentParser
import Foundation
import Link
import Node
import Wire

/// Runs the node without a screen.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the node without a screen, for others to ask, watch and steer.",
        discussion: """
            The console and every subcommand find a node that serves through its data folder. On \
            the network it listens on 127.0.0.1:7654 unless told otherwise; elsewhere than on \
            loopback only with TLS, and only to those whom tideline invite let in.

            SIGTERM and SIGINT end it: requests under way are answered within 10 s, then the node \
            is closed, all within 30 s; a second signal ends it at once. What was acknowledged is \
            on the disk before that. Exit codes: 0 ended by a signal, 1 could not serve, 75 \
            another process has the data folder.

            Examples:
              tideline serve
              tideline serve --listen 0.0.0.0:7654 --data /var/lib/tideline
              tideline serve --no-listen
            """)

    @OptionGroup var node: NodeOptions

    @Option(
        help: ArgumentHelp(
            "Where to listen, 127.0.0.1:7654 without; may be given more than once.",
            valueName: "host:port"))
    var listen: [ListenAddress] = []

    @Flag(help: "Listen at the socket in the data folder alone.")
    var noListen = false

    @Flag(
        inversion: .prefixedNo,
        help: "TLS at all addresses, or none; without this it is on when one is off loopback.")
    var tls: Bool?

    @Option(
        help: ArgumentHelp(
            "A certificate chain (PEM) to serve by; the node's own without.", valueName: "file"),
        completion: .file())
    var tlsCertificate: String?

    @Option(
        help: ArgumentHelp("The certificate's key (PEM).", valueName: "file"), completion: .file())
    var tlsKey: String?

    @Option(
        help: ArgumentHelp(
            "The largest version that it takes from its parent, such as 64kB, or none; kept for "
                + "later runs.", valueName: "bytes"))
    var budget: Limit<ByteCount>?

    @Option(
        help: ArgumentHelp(
            "The most microseconds that an answer may take here, or none; kept for later runs.",
            valueName: "micros"))
    var budgetMicros: Limit<Double>?

    @Option(
        help: ArgumentHelp(
            "What all questions together may take of the disk, such as 4GB; kept for later runs.",
            valueName: "bytes"))
    var keep: ByteCount?

    @Flag(help: "Log everything, each question too.")
    var verbose = false

    @Flag(help: .hidden)
    var untilInputEnds = false

    func validate() throws {
        guard !noListen || listen.isEmpty else {
            throw ValidationError("--listen or --no-listen, not both")
        }
        guard (tlsCertificate == nil) == (tlsKey == nil) else {
            throw ValidationError("--tls-certificate and --tls-key go together")
        }
        guard tls != false || tlsCertificate == nil else {
            throw ValidationError("--no-tls needs no certificate")
        }
        guard node.remote == nil else {
            throw ValidationError("serve runs the node in a data folder, not one elsewhere")
        }
    }

    func run() async throws {
        let opened: Node
        do {
            opened = try Node.open(
                folder: node.folder,
                options: Node.Options(
                    worksByItself: true,
                    passes: StopAt.listener(
                        ProcessInfo.processInfo.environment[StopAt.variable])))
        } catch {
            throw Failure.of(error)
        }
        try await keepSettings(opened)
        let service = NodeService(node: opened, folder: node.folder, listening: listening)
        let loop = ServeLoop(
            node: opened, service: service, log: LogWriter(), supervisor: Supervisor(),
            hasOwner: untilInputEnds, isVerbose: verbose)
        let code = await loop.run()
        if code != 0 { throw ExitCode(code) }
    }

    private func keepSettings(_ opened: Node) async throws {
        guard budget != nil || budgetMicros != nil || keep != nil else { return }
        do {
            var settings = try await opened.settings()
            if let budget { settings.budget.bytes = budget.value?.bytes }
            if let budgetMicros { settings.budget.answerMicros = budgetMicros.value }
            if let keep { settings.questionBytes = keep.bytes }
            try await opened.keep(settings)
        } catch let error as NodeError {
            await opened.stop()
            throw Failure.of(error)
        }
    }

    private var listening: NodeService.Listening {
        let usual = ListenAddress(host: "127.0.0.1", port: ListenAddress.usualPort)
        let files = tlsCertificate.flatMap { file in tlsKey.map { (file: file, key: $0) } }
        return NodeService.Listening(
            addresses: noListen ? [] : listen.isEmpty ? [usual] : listen,
            usesTLS: tls, certificate: files)
    }
}

extension ListenAddress: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(argument)
    }
}
