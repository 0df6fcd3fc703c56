package import Wire

/// Who makes a request, and how it came.
package struct Requester: Equatable, Sendable {
    package var caller: Caller
    /// The address it came from, for the audit log: `127.0.0.1:51202`, `socket`, `relay`.
    package var origin: String
    /// Whether it may say in whose name it acts: the console of this machine may, a token may not.
    package var mayNameOthers: Bool

    package init(caller: Caller, origin: String, mayNameOthers: Bool = false) {
        self.caller = caller
        self.origin = origin
        self.mayNameOthers = mayNameOthers
    }

    /// Whoever uses this machine's own socket, or its loopback without credentials.
    package static func local(origin: String) -> Requester {
        Requester(
            caller: Caller(credential: CredentialID(0), role: .operator, name: "local"),
            origin: origin, mayNameOthers: true)
    }

    /// Returns the name under which a deed is recorded.
    func name(claiming claimed: String?) -> String {
        guard mayNameOthers, let claimed, !claimed.isEmpty else { return caller.name }
        return claimed
    }
}
