package import Learning

/// Reads images and their labels from IDX files, the format of MNIST.
///
/// Big-endian throughout: 32-bit magic 0x0000 08 DD (unsigned bytes, DD dimensions), then a 32-bit
/// size per dimension, then the bytes. Images have 3 dimensions (count, height, width), RGB ones a
/// fourth of 3; labels have one. The class of label n is line n of `labels.txt` (from 0), or n.
package struct IDXReader: RowReader {
    private var images: IDXFile
    private var labels: IDXFile?
    private let classNames: [String]?
    private let fields: RowFields
    private let field: Int
    private let shape: ImageShape
    private var rowsRead = 0

    /// Checks both headers; throws when they do not fit each other or the task's image field.
    package init(
        images: ByteSource, labels: ByteSource?, classNames: [String]?, task: LearningTask
    ) throws(ImportError) {
        fields = RowFields(task)
        (field, shape) = try fields.imageField(for: "IDX", file: images.name)
        self.images = try IDXFile(images, holds: "images", dimensions: 3...4)
        try self.labels = labels.map { source throws(ImportError) in
            try IDXFile(source, holds: "labels", dimensions: 1...1)
        }
        self.classNames = classNames
        try checkShape()
        try checkCounts()
    }

    package var bytesRead: Int { images.window.source.bytesRead }

    package var byteCount: Int? { images.window.source.byteCount }

    package mutating func next() throws(ImportError) -> Result<Row, BadRow>? {
        guard rowsRead < images.count else { return nil }
        let pixels = try images.next()
        let label = try labels?.next().first
        rowsRead += 1
        do throws(BadValue) {
            let image = FieldValue.image(try FieldText.image(pixels, shape: shape))
            return .success(
                Row(
                    line: rowsRead, input: fields.input(image, at: field),
                    className: try label.map(className)))
        } catch {
            return .failure(BadRow(line: rowsRead, reason: error.reason))
        }
    }

    private func className(_ label: UInt8) throws(BadValue) -> String {
        guard let classNames else { return String(label) }
        guard Int(label) < classNames.count else {
            throw BadValue(
                "label \(label), but labels.txt names only \(classNames.count) classes from 0")
        }
        return classNames[Int(label)]
    }

    private func checkShape() throws(ImportError) {
        let sizes = images.sizes
        let channels = sizes.count == 2 ? 1 : sizes[2]
        guard sizes[0] == shape.height, sizes[1] == shape.width, channels == shape.channels else {
            throw ImportError(
                file: images.window.source.name, position: .byte(8),
                what: "the images are \(sizes[1])×\(sizes[0]) with \(channels) channels, but the "
                    + "field \(fields.fields[field].name) is \(shape.inWords)",
                fix: "change the field in the task's file, or scale the images")
        }
    }

    private func checkCounts() throws(ImportError) {
        guard let labels, labels.count != images.count else { return }
        throw ImportError(
            file: labels.window.source.name, position: .byte(4),
            what: "there are \(labels.count) labels for \(images.count) images",
            fix: "take the labels that belong to \(images.window.source.name)")
    }
}

/// One IDX file: its header, then its items one by one.
struct IDXFile {
    private(set) var window: ByteWindow
    /// Items in the file.
    let count: Int
    /// The sizes of one item; empty for labels.
    let sizes: [Int]
    /// Bytes of one item; too many to be any where the sizes are absurd.
    let itemBytes: Int
    private let headerBytes: Int

    init(
        _ source: ByteSource, holds content: String, dimensions: ClosedRange<Int>
    ) throws(ImportError) {
        // Items have the size of a field, so no row is too long here.
        window = ByteWindow(source, longestRow: .max)
        let wanted = try IDXFile.dimensions(&window, holds: content, allowed: dimensions)
        var header: [Int] = []
        for dimension in 0..<wanted {
            header.append(try IDXFile.integer(&window, at: 4 + 4 * dimension))
        }
        count = header.removeFirst()
        sizes = header
        headerBytes = 4 + 4 * wanted
        window.consume(headerBytes)
        // A hostile header must not overflow; nothing that fits a field comes near the limit.
        itemBytes = header.reduce(1) { $0 > 1 << 24 || $1 > 1 << 24 ? 1 << 48 : $0 * $1 }
        try checkLength()
    }

    /// The bytes of the next item.
    mutating func next() throws(ImportError) -> [UInt8] {
        while window.count < itemBytes {
            guard try window.readMore() else { throw truncated(window.source.bytesRead) }
        }
        defer { window.consume(itemBytes) }
        return Array(window.bytes[window.start..<(window.start + itemBytes)])
    }

    private func checkLength() throws(ImportError) {
        guard let length = window.source.byteCount else { return }
        let (items, overflow) = itemBytes.multipliedReportingOverflow(by: count)
        let expected = overflow ? Int.max : items.addingReportingOverflow(headerBytes).partialValue
        if overflow || expected > length { throw truncated(length) }
        guard expected == length else {
            throw ImportError(
                file: window.source.name, position: .byte(expected),
                what: "\(length - expected) bytes follow the last of \(count) items",
                fix: "take the whole file again from where it came from")
        }
    }

    private func truncated(_ length: Int) -> ImportError {
        ImportError(
            file: window.source.name, position: .byte(length),
            what: "the file ends after \(length) bytes, before the last of its \(count) items",
            fix: "take the whole file again from where it came from")
    }

    /// The number of dimensions that the magic number tells.
    private static func dimensions(
        _ window: inout ByteWindow, holds content: String, allowed: ClosedRange<Int>
    ) throws(ImportError) -> Int {
        let magic = try integer(&window, at: 0)
        let dimensions = magic - 0x800
        if allowed.contains(dimensions) { return dimensions }
        let isCompressed = magic >> 16 == 0x1F8B
        throw ImportError(
            file: window.source.name, position: .byte(0),
            what: isCompressed
                ? "the file is compressed"
                : "this is no IDX file of \(content): it begins with \(hexadecimal(magic)), not "
                    + hexadecimal(0x800 + allowed.lowerBound),
            fix: isCompressed ? "unpack it with gunzip" : "name the file with the \(content)")
    }

    private static func hexadecimal(_ magic: Int) -> String {
        "0x" + String(magic, radix: 16)
    }

    private static func integer(
        _ window: inout ByteWindow, at offset: Int
    ) throws(ImportError) -> Int {
        var value = 0
        for place in 0..<4 {
            guard let byte = try window.byte(at: offset + place) else {
                throw ImportError(
                    file: window.source.name, position: .byte(offset + place),
                    what: "the file ends in its header",
                    fix: "take the whole file again from where it came from")
            }
            value = value << 8 | Int(byte)
        }
        return value
    }
}
