package import Wire

extension ListenAddress {
    /// Throws unless it is safe to listen here: off loopback only with TLS.
    ///
    /// Credentials need no word: off loopback a server answers nobody without one.
    package func checkExposure(hasTLS: Bool) throws(NodeError) {
        guard isLoopback || hasTLS else {
            throw NodeError(
                .invalid,
                "will not listen on \(self) without TLS: others on the network could read every "
                    + "question and steal every credential; leave out --no-tls, or listen on "
                    + "127.0.0.1")
        }
    }
}
