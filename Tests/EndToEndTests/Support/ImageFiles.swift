import CPNG
import Foundation
import Testing

/// Image files as other programs write them.
enum ImageFiles {
    /// A grey PNG of one shade.
    static func png(width: Int, height: Int, shade: UInt8) throws -> Data {
        var image = png_image()
        image.version = png_uint_32(PNG_IMAGE_VERSION)
        image.width = png_uint_32(width)
        image.height = png_uint_32(height)
        let pixels = [UInt8](repeating: shade, count: width * height)
        var bytes = [UInt8](repeating: 0, count: 4096)
        var count = bytes.count
        try #require(png_image_write_to_memory(&image, &bytes, &count, 0, pixels, 0, nil) != 0)
        return Data(bytes.prefix(count))
    }

    /// An IDX file of images of one shade each.
    static func idx(width: Int, height: Int, shades: [UInt8]) -> Data {
        let header = [0x0803, shades.count, height, width].flatMap(bigEndian)
        return Data(header + shades.flatMap { [UInt8](repeating: $0, count: width * height) })
    }

    /// An IDX file of labels.
    static func idx(labels: [UInt8]) -> Data {
        Data([0x0801, labels.count].flatMap(bigEndian) + labels)
    }

    private static func bigEndian(_ number: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}

extension TemporaryNode {
    /// Writes a file in a folder beside the data folder and returns the folder's path.
    func file(_ name: String, in folder: String, _ data: Data) throws -> String {
        let path = "\(base)/\(folder)"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
        try data.write(to: URL(fileURLWithPath: "\(path)/\(name)"))
        return path
    }
}
