/// Numbers as a table shows them.
enum NumberText {
    /// Returns at least three significant digits, thousands grouped: `0.0123`, `4.56`, `78,901`.
    static func short(_ value: Double) -> String {
        guard value.isFinite else { return "?" }
        guard value != 0 else { return "0" }
        let size = abs(value)
        if size >= 100 { return grouped(Int(value.rounded())) }
        let decimals = size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4
        return fixed(value, decimals)
    }

    private static func fixed(_ value: Double, _ decimals: Int) -> String {
        let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
        let scaled = Int((abs(value) * Double(scale)).rounded())
        let rest = String(scaled % scale)
        let zeros = String(repeating: "0", count: decimals - rest.count)
        return "\(value < 0 ? "-" : "")\(scaled / scale).\(zeros)\(rest)"
    }

    private static func grouped(_ number: Int) -> String {
        var text = ""
        for (place, digit) in String(abs(number)).reversed().enumerated() {
            if place > 0, place % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return (number < 0 ? "-" : "") + String(text.reversed())
    }
}
