/// Any key of an object, to see what else is in it.
struct AnyKey: CodingKey {
    let stringValue: String
    let intValue: Int? = nil

    init(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) {
        nil
    }
}

extension Decoder {
    /// The only key of an object; nil when it has none, or several.
    var onlyKey: String? {
        get throws {
            let keys = try container(keyedBy: AnyKey.self).allKeys
            return keys.count == 1 ? keys[0].stringValue : nil
        }
    }
}
