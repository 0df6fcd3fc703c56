/// How a job ended.
package struct JobEnd: Equatable, Sendable {
    /// One of those that are over.
    package var state: StoredJob.State
    package var remark: String
    /// The digest of the version it made.
    package var version: String?
    package var gain: Double?
    package var at: Int64

    package init(
        state: StoredJob.State, remark: String, version: String? = nil, gain: Double? = nil,
        at: Int64
    ) {
        self.state = state
        self.remark = remark
        self.version = version
        self.gain = gain
        self.at = at
    }
}
