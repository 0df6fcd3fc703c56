internal import Learning

/// Looks through an IDX file of images for their shape.
enum IDXSurvey {
    private static let mostPixels = 64
    /// What the brightest pixel usually may be: bits, the shades of small scans, bytes.
    private static let scales = [1, 16, 255]

    /// Their shape, with the smallest of the usual scales that holds all pixels; throws when the
    /// images are no field's.
    static func shape(of source: ByteSource) throws(ImportError) -> ImageShape {
        var images = try IDXFile(source, holds: "images", dimensions: 3...4)
        let (height, width) = (images.sizes[0], images.sizes[1])
        let channels = images.sizes.count == 2 ? 1 : images.sizes[2]
        guard (1...mostPixels).contains(height), (1...mostPixels).contains(width),
            channels == 1 || channels == 3
        else {
            throw ImportError(
                file: source.name, position: .byte(8),
                what: "the images are \(width)×\(height) with \(channels) channels",
                fix: "scale them to \(mostPixels)×\(mostPixels) at most, grey or RGB")
        }
        var brightest: UInt8 = 0
        for _ in 0..<images.count { brightest = max(brightest, try images.next().max() ?? 0) }
        return ImageShape(
            width: width, height: height, channels: channels,
            maximum: scales.first { $0 >= Int(brightest) } ?? 255)
    }
}
