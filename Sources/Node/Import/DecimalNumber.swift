/// Reads decimal numbers from bytes, without any locale: `-12`, `3.5`, `.5`, `1e-3`.
enum DecimalNumber {
    /// The number, or nil when the bytes are no decimal number or too large for a `Double`.
    ///
    /// Up to 15 digits with a power of ten up to 22 are exact in one operation (Clinger, "How to
    /// read floating point numbers accurately", 1990); the rest is left to the standard library.
    static func parse(_ bytes: ArraySlice<UInt8>) -> Double? {
        var scan = Scan(bytes: bytes)
        guard scan.run() else { return nil }
        if scan.digits <= 15, abs(scan.exponent) <= 22 {
            let mantissa = Double(scan.mantissa)
            let magnitude =
                scan.exponent < 0
                ? mantissa / powersOfTen[-scan.exponent] : mantissa * powersOfTen[scan.exponent]
            return scan.isNegative ? -magnitude : magnitude
        }
        guard let number = Double(String(decoding: bytes, as: UTF8.self)), number.isFinite else {
            return nil
        }
        return number
    }

    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
        1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]

    private struct Scan {
        let bytes: ArraySlice<UInt8>
        var isNegative = false
        var mantissa: UInt64 = 0
        /// Digits of the mantissa, leading zeros not counted.
        var digits = 0
        var exponent = 0
        private var position: Int

        init(bytes: ArraySlice<UInt8>) {
            self.bytes = bytes
            position = bytes.startIndex
        }

        /// True when all the bytes are one decimal number.
        mutating func run() -> Bool {
            isNegative = takeSign()
            let whole = takeDigits()
            var fraction = 0
            if take(UInt8(ascii: ".")) {
                fraction = takeDigits()
                exponent -= fraction
            }
            guard whole + fraction > 0 else { return false }
            if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
                guard takeExponent() else { return false }
            }
            return position == bytes.endIndex
        }

        private mutating func take(_ wanted: UInt8) -> Bool {
            guard position < bytes.endIndex, bytes[position] == wanted else { return false }
            position += 1
            return true
        }

        private mutating func takeSign() -> Bool {
            if take(UInt8(ascii: "-")) { return true }
            _ = take(UInt8(ascii: "+"))
            return false
        }

        private mutating func takeDigits() -> Int {
            let start = position
            while position < bytes.endIndex, bytes[position] &- UInt8(ascii: "0") <= 9 {
                if digits > 0 || bytes[position] != UInt8(ascii: "0") { digits += 1 }
                // Wraps after 19 digits, when the mantissa is not used any more.
                mantissa = mantissa &* 10 &+ UInt64(bytes[position] &- UInt8(ascii: "0"))
                position += 1
            }
            return position - start
        }

        private mutating func takeExponent() -> Bool {
            let negative = takeSign()
            let start = position
            var value = 0
            while position < bytes.endIndex, bytes[position] &- UInt8(ascii: "0") <= 9 {
                // Beyond any exponent of a Double there is no need to count on.
                value = min(value * 10 + Int(bytes[position] &- UInt8(ascii: "0")), 100_000)
                position += 1
            }
            exponent += negative ? -value : value
            return position > start
        }
    }
}
