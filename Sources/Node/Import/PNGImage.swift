internal import CPNG
internal import Learning

/// Decodes PNG into a field's pixels with libpng's simplified API, which reports every fault of a
/// hostile file as a return value.
enum PNGImage {
    /// The pixels in the field's colours and range, anything transparent over white.
    ///
    /// A file's 0...255 is scaled to the field's 0...maximum. Throws when the bytes are no PNG or
    /// the image has another size than the field.
    static func decode(_ bytes: [UInt8], shape: ImageShape) throws(BadValue) -> [UInt8] {
        var image = png_image()
        image.version = png_uint_32(PNG_IMAGE_VERSION)
        // Frees what a failed or abandoned reading has left; harmless after a finished one.
        defer { png_image_free(&image) }
        let read = bytes.withUnsafeBytes { raw in
            decode(raw, into: &image, shape: shape)
        }
        switch read {
        case .success(let pixels): return scale(pixels, to: shape.maximum)
        case .failure(let problem): throw problem
        }
    }

    private static func decode(
        _ raw: UnsafeRawBufferPointer, into image: inout png_image, shape: ImageShape
    ) -> Result<[UInt8], BadValue> {
        // libpng keeps the pointer between the two calls, so both are made while it is valid.
        guard png_image_begin_read_from_memory(&image, raw.baseAddress, raw.count) != 0 else {
            return .failure(BadValue("this is no PNG image: \(message(from: image))"))
        }
        guard image.width == shape.width, image.height == shape.height else {
            return .failure(
                BadValue(
                    "the image is \(image.width)×\(image.height), but the field is "
                        + "\(shape.width)×\(shape.height)"))
        }
        image.format =
            shape.channels == 1 ? png_uint_32(PNG_FORMAT_GRAY) : png_uint_32(PNG_FORMAT_RGB)
        var pixels = [UInt8](repeating: 255, count: shape.byteCount)
        var white = png_color(red: 255, green: 255, blue: 255)
        guard png_image_finish_read(&image, &white, &pixels, 0, nil) != 0 else {
            return .failure(BadValue("the PNG image is damaged: \(message(from: image))"))
        }
        return .success(pixels)
    }

    private static func scale(_ pixels: [UInt8], to maximum: Int) -> [UInt8] {
        guard maximum != 255 else { return pixels }
        return pixels.map { UInt8((Int($0) * maximum + 127) / 255) }
    }

    private static func message(from image: png_image) -> String {
        withUnsafeBytes(of: image.message) { raw in
            String(decoding: raw.prefix(while: { $0 != 0 }), as: UTF8.self)
        }
    }
}
