internal import Synchronization

/// Counts connections by the address they come from; the machine's own callers have none.
final class ConnectionCount: Sendable {
    private let most: Int
    private let byAddress = Mutex<[String: Int]>([:])

    init(mostPerAddress: Int) {
        most = mostPerAddress
    }

    /// Returns whether one more is welcome; it is to be ended all the same.
    func begin(from address: String?) -> Bool {
        byAddress.withLock { counts in
            counts[address ?? "", default: 0] += 1
            return address == nil || counts[address ?? "", default: 0] <= most
        }
    }

    func end(from address: String?) {
        byAddress.withLock { counts in
            let left = counts[address ?? "", default: 1] - 1
            counts[address ?? ""] = left == 0 ? nil : left
        }
    }

    /// How many there are.
    var count: Int { byAddress.withLock { $0.values.reduce(0, +) } }
}
