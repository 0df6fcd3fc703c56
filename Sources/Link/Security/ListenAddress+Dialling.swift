extension ListenAddress {
    /// Reads where somebody else listens: host and port, both, and nothing but these.
    init?(dialled text: String) {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"):
                true
            default: false
            }
        }
        guard isPlain, let address = ListenAddress(text), address.port > 0,
            address.description == text
        else { return nil }
        self = address
    }

    /// Whether the host is an address of numbers, not a name.
    var isNumeric: Bool {
        host.contains(":") || host.allSatisfy { $0 == "." || ("0"..."9").contains($0) }
    }
}
