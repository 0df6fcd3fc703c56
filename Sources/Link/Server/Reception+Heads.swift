internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Wire

extension RequestHead {
    init(_ request: Request, door: Door) {
        self.init(
            method: request.head.method.rawValue, target: request.head.path ?? "",
            authorization: request.headers[.authorization], host: request.head.authority,
            origin: request.headers[.origin], door: door)
    }

    /// Whose bucket of tokens pays for requests without a known credential.
    var stranger: String {
        switch door {
        case .socket: "socket"
        case .network(let address, _):
            address.lastIndex(of: ":").map { String(address[..<$0]) } ?? address
        }
    }
}

extension Requester {
    /// Somebody without credentials, where none are needed.
    static func stranger(origin: String) -> Requester {
        Requester(
            caller: Caller(credential: CredentialID(0), role: .client, name: "unknown"),
            origin: origin)
    }
}
