/// How much a server takes from its callers, so that one of them costs the others nothing.
package struct ServerLimits: Sendable {
    package var api = APILimits()
    /// Bytes of all header fields together.
    package var headerBytes = 32 * 1024
    package var connections = 1024
    /// Connections from one address of the network.
    package var connectionsPerAddress = 256
    /// Streams of events at once.
    package var streams = 256
    /// What one credential may ask for; the machine's own callers are not limited.
    package var rate = TokenBucket.Rate(perSecond: 2000, burst: 4000)
    /// What one address may try without a credential that is known.
    package var strangerRate = TokenBucket.Rate(perSecond: 20, burst: 60)
    /// How long a connection may be silent between requests, and a head may take.
    package var idle: Duration = .seconds(30)
    /// How long a body that is read as a whole may take.
    package var body: Duration = .seconds(10)
    /// A stream of examples sends `streamBytes` at least in each such stretch.
    package var streamPause: Duration = .seconds(60)
    package var streamBytes = 1

    package init() {}
}
