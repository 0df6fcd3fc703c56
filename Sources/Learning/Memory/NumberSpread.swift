/// How far apart the numbers of a field are that memory holds.
struct NumberSpread: Equatable, Sendable {
    private var numbers = 0.0
    private var sum = 0.0
    private var squares = 0.0

    /// Adds (sign 1) or takes away (sign -1) a number.
    mutating func count(_ number: Float, sign: Double) {
        numbers += sign
        sum += sign * Double(number)
        squares += sign * Double(number) * Double(number)
    }

    /// 1 for equal numbers, a half when they are half a standard deviation apart, 0 far away.
    func similarity(of number: Float, to other: Float) -> Float {
        guard number != other else { return 1 }
        guard numbers > 1 else { return 0 }
        let mean = sum / numbers
        let variance = squares / numbers - mean * mean
        guard variance > 0 else { return 0 }
        let distance = Double(number) - Double(other)
        return Float(1 / (1 + 4 * distance * distance / variance))
    }

    /// How far a number is from the mean, in standard deviations; 0 while there is no telling.
    func deviations(of number: Float) -> Float {
        guard numbers > 1 else { return 0 }
        let mean = sum / numbers
        let variance = squares / numbers - mean * mean
        guard variance > 0 else { return 0 }
        return Float((Double(number) - mean) / variance.squareRoot())
    }
}
