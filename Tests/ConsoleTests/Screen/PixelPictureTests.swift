import Testing

@testable import Console

struct PixelPictureTests {
    @Test func `two pixels share a cell, the upper in front`() {
        let picture = PixelPicture(
            width: 1, height: 2, channels: 3, maximum: 255, bytes: [255, 0, 0, 0, 0, 255])

        let grid = picture.grid(fitting: Size(columns: 1, rows: 1), palette: colored)

        #expect(grid.size == Size(columns: 1, rows: 1))
        #expect(grid[0, 0].glyph == "▀")
        #expect(grid[0, 0].style.foreground == .rgb(255, 0, 0))
        #expect(grid[0, 0].style.background == .rgb(0, 0, 255))
    }

    @Test func `greys of any maximum go through the palette`() {
        let picture = PixelPicture(width: 1, height: 2, channels: 1, maximum: 16, bytes: [16, 0])

        let grid = picture.grid(fitting: Size(columns: 1, rows: 1), palette: colored)

        #expect(grid[0, 0].style.foreground == .rgb(255, 255, 255))
        #expect(grid[0, 0].style.background == .rgb(0, 0, 0))
    }

    @Test func `without colours shades stand for the mean`() {
        let picture = PixelPicture(
            width: 3, height: 2, channels: 1, maximum: 4, bytes: [0, 2, 4, 0, 2, 4])
        let size = Size(columns: 3, rows: 1)

        #expect(picture.grid(fitting: size, palette: .plain).lines == [" ▒█"])
        #expect(
            picture.grid(fitting: size, palette: .plain(glyphs: .ascii, isUnicode: false)).lines
                == [" =@"])
    }

    @Test func `inverted dark is light`() {
        var picture = PixelPicture(
            width: 2, height: 2, channels: 1, maximum: 1, bytes: [0, 1, 0, 1])
        picture.isInverted = true

        #expect(
            picture.grid(fitting: Size(columns: 2, rows: 1), palette: .plain).lines == ["█ "])
    }

    @Test(
        arguments: [
            (Size(columns: 8, rows: 4), nil, Size(columns: 8, rows: 4)),
            (Size(columns: 40, rows: 9), nil, Size(columns: 16, rows: 8)),
            (Size(columns: 40, rows: 20), 3, Size(columns: 24, rows: 12)),
            (Size(columns: 40, rows: 4), 3, Size(columns: 8, rows: 4)),
            (Size(columns: 5, rows: 9), nil, Size(columns: 4, rows: 2)),
            (Size(columns: 1, rows: 1), nil, Size(columns: 1, rows: 1)),
            (Size(columns: 0, rows: 3), nil, Size(columns: 0, rows: 0)),
        ] as [(Size, Int?, Size)])
    func `a picture fills what it may by whole pixels`(room: Size, zoom: Int?, size: Size) {
        let picture = PixelPicture(
            width: 8, height: 8, channels: 1, maximum: 16, bytes: Array(repeating: 9, count: 64))

        #expect(picture.grid(fitting: room, zoom: zoom, palette: .plain).size == size)
    }

    @Test func `missing bytes are dark`() {
        let picture = PixelPicture(width: 2, height: 2, channels: 3, maximum: 255, bytes: [255])

        #expect(
            picture.grid(fitting: Size(columns: 2, rows: 1), palette: .plain).lines.count == 1)
    }

    private var colored: Palette {
        Palette(
            depth: .direct, glyphs: .block, borders: .round, isUnicode: true, styles: [:],
            gradients: [
                .image: (0..<32).map {
                    let grey = UInt8($0 * 255 / 31)
                    return .rgb(grey, grey, grey)
                }
            ], series: [])
    }
}
