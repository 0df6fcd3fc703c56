/// e to a power, to about 1e-14; 0 below −700, infinity above 700.
///
/// Own for the same reason as `logarithm`. With power = n ln 2 + r, |r| <= ln 2 / 2, it is 2^n
/// times the series of e^r.
package func exponential(_ power: Double) -> Double {
    guard power > -700 else { return 0 }
    guard power < 700 else { return .infinity }
    let whole = (power / 0.6931471805599453).rounded()
    let rest = power - whole * 0.6931471803691238 - whole * 1.9082149292705877e-10
    var sum = 1.0
    for term in stride(from: 14, through: 1, by: -1) {
        sum = 1 + sum * rest / Double(term)
    }
    return Double(sign: .plus, exponent: Int(whole), significand: sum)
}
