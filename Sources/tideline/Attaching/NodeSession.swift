import Foundation
import Node
import Store
import Wire

/// A node to speak to for as long as a command takes.
///
/// Whether it was opened here, runs in another process of this machine or behind a network makes no
/// difference to whoever uses it.
struct NodeSession: Sendable {
    let node: any NodeAPI
    /// The node itself, where it was opened in this process.
    let opened: Node?
    private let end: @Sendable () async -> Void

    init(opened: Node) {
        node = opened
        self.opened = opened
        end = { await opened.stop() }
    }

    /// The node was opened here and is served while it is used, so that commands beside this one
    /// find it running.
    ///
    /// A socket that cannot be made is no reason to show nothing: it is among the node's events.
    init(serving opened: Node, folder: String) async {
        node = opened
        self.opened = opened
        let service = NodeService(node: opened, folder: folder)
        await service.tryToStart()
        end = {
            await service.stop()
            await opened.stop()
        }
    }

    init(attached: any NodeAPI) {
        node = attached
        opened = nil
        end = {}
    }

    /// Ends it in order: closes the node that was opened here, leaves another one running.
    func close() async {
        await end()
    }

    /// Opens the node in a data folder, or attaches to the one that runs there.
    ///
    /// - Parameters:
    ///   - folder: the data folder.
    ///   - worksByItself: whether a node that is opened here retrains and feeds by itself.
    /// - Returns: the session, which is to be closed.
    /// - Throws: `NodeError`; `.held` when somebody has the folder who does not serve.
    static func start(folder: String, worksByItself: Bool) async throws -> NodeSession {
        var approach = FolderApproach()
        while true {
            switch open(folder: folder, worksByItself: worksByItself) {
            case .success(let opened): return NodeSession(opened: opened)
            case .failure(let refusal):
                guard refusal.code == .held else { throw refusal }
                let socket = LockHolder(folder: folder)?.socket
                switch approach.folderIsHeld(socket: socket, answers: UnixSocket.answers) {
                case .attach(let path): return attach(socket: path)
                case .wait(let milliseconds):
                    try await Task.sleep(for: .milliseconds(milliseconds))
                case .giveUp: throw refusal
                }
            }
        }
    }

    private static func open(folder: String, worksByItself: Bool) -> Result<Node, NodeError> {
        do throws(NodeError) {
            let options = Node.Options(worksByItself: worksByItself)
            return .success(try Node.open(folder: folder, options: options))
        } catch {
            return .failure(error)
        }
    }
}
