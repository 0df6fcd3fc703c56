import Testing

@testable import Console

struct QuantiserTests {
    @Test func `a colour of the palette stays itself`() {
        for (index, color) in Quantiser.palette.enumerated().dropFirst(16) {
            let found = Quantiser.indexed(color.red, color.green, color.blue)
            #expect(found.components == color, "\(index)")
        }
    }

    @Test(
        arguments: [
            (RGB(0x28, 0x2A, 0x36), 235), (RGB(0xFF, 0x55, 0x55), 203), (RGB(0x50, 0xFA, 0x7B), 48),
            (RGB(0xBD, 0x93, 0xF9), 141),
        ] as [(RGB, UInt8)])
    func `the nearest by eye is taken`(color: RGB, index: UInt8) {
        #expect(Quantiser.indexed(color.red, color.green, color.blue) == .indexed(index))
    }

    @Test(
        arguments: [
            (RGB(0, 0, 0), 0), (RGB(255, 255, 255), 15), (RGB(250, 10, 10), 9), (RGB(0, 0, 230), 4),
            (RGB(120, 120, 130), 8),
        ] as [(RGB, UInt8)])
    func `of sixteen the nearest is taken`(color: RGB, index: UInt8) {
        #expect(Quantiser.sixteen(color.red, color.green, color.blue) == .indexed(index))
    }

    @Test func `for pictures the search among neighbours is nearly as good`() throws {
        var extra = 0.0
        var count = 0.0
        for red in stride(from: 0, through: 255, by: 17) {
            for green in stride(from: 0, through: 255, by: 17) {
                for blue in stride(from: 0, through: 255, by: 17) {
                    let wanted = RGB(UInt8(red), UInt8(green), UInt8(blue))
                    let best = Quantiser.indexed(wanted.red, wanted.green, wanted.blue)
                    let found = Quantiser.around(wanted.red, wanted.green, wanted.blue)
                    let worse = try distance(found, wanted) - distance(best, wanted)
                    #expect(worse >= 0)
                    extra += worse
                    count += 1
                }
            }
        }
        // In OKLab two neighbours of the cube are some 0.05 apart.
        #expect(extra / count < 0.005)
    }

    private func distance(_ color: Color, _ wanted: RGB) throws -> Double {
        let difference =
            Quantiser.laboratory(try #require(color.components)) - Quantiser.laboratory(wanted)
        return (difference * difference).sum().squareRoot()
    }

    /// Reference values of the author of OKLab for white, red and blue.
    @Test(arguments: [
        (RGB(255, 255, 255), SIMD3(1.0, 0, 0)), (RGB(255, 0, 0), SIMD3(0.628, 0.225, 0.126)),
        (RGB(0, 0, 255), SIMD3(0.452, -0.032, -0.312)),
    ])
    func `OKLab is computed as published`(color: RGB, expected: SIMD3<Double>) {
        let difference = Quantiser.laboratory(color) - expected
        #expect((difference * difference).sum() < 1e-5)
    }

    @Test func `contrast is that of WCAG`() throws {
        let black = Color.rgb(0, 0, 0)
        #expect(Contrast.ratio(black, .rgb(255, 255, 255)) == 21)
        #expect(Contrast.ratio(black, black) == 1)
        let grey = try #require(Contrast.ratio(.rgb(0x76, 0x76, 0x76), .rgb(255, 255, 255)))
        #expect(abs(grey - 4.54) < 0.01)
        #expect(Contrast.ratio(.terminal, black) == nil)
    }

    @Test(arguments: ["#12345", "123456", "#12345g", "#+12345", ""])
    func `what is no colour is none`(text: String) {
        #expect(RGB(hexadecimal: text) == nil)
    }
}
