/// Somebody was turned away, once or several times in a row.
package struct StoredRefusal: Equatable, Sendable {
    /// Counts up on its node; 0 until it is stored.
    package var id: Int64
    package var firstAt: Int64
    package var lastAt: Int64
    package var times: Int
    /// The credential's name, or `unknown`.
    package var by: String
    /// The address it came from.
    package var origin: String
    /// What was asked for: `POST /v1/tasks/digits/retrain`.
    package var request: String
    package var status: Int

    package init(
        id: Int64 = 0, firstAt: Int64, lastAt: Int64, times: Int, by: String, origin: String,
        request: String, status: Int
    ) {
        self.id = id
        self.firstAt = firstAt
        self.lastAt = lastAt
        self.times = times
        self.by = by
        self.origin = origin
        self.request = request
        self.status = status
    }
}
