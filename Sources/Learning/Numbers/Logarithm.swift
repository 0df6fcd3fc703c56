/// The natural logarithm of a positive, finite, normal number, to about 1e-15.
///
/// Own, because the C library's gives other last bits on other machines, and the same data must
/// give the same bytes. With x = 2^e m and s = (m - 1) / (m + 1), ln x = e ln 2 + 2 atanh s, by
/// the series of atanh for |s| <= 0.172.
package func logarithm(_ value: Double) -> Double {
    var exponent = Double(value.exponent)
    var fraction = value.significand
    if fraction > 1.414213562373095 {
        fraction /= 2
        exponent += 1
    }
    let ratio = (fraction - 1) / (fraction + 1)
    let square = ratio * ratio
    var sum = 0.0
    for power in stride(from: 19, through: 1, by: -2) {
        sum = sum * square + 1 / Double(power)
    }
    return exponent * 0.6931471805599453 + 2 * ratio * sum
}
