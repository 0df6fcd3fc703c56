// An input as bytes, for the store and for fingerprints:
//
//     version   1 byte, now 1
//     count     length of the list of values
//     values    each a kind, 1 byte, and what follows from it
//       0       missing: nothing
//       1       text: length in bytes, UTF-8
//       2       number: IEEE 754 double, 8 bytes, little-endian
//       3       category: length in bytes, UTF-8
//       4       image: length, then a byte per pixel and channel
//
// A length is written seven bits a byte, lowest first, the high bit set on all but the last byte.
// One input has one encoding, so equal bytes mean equal inputs and the other way round.

/// Why bytes are no input.
package enum InputCodingError: Error, Equatable, CustomStringConvertible {
    case unknownVersion(UInt8)
    case unknownKind(UInt8, value: Int)
    case truncated
    case notText
    case trailingBytes(Int)

    package var description: String {
        switch self {
        case .unknownVersion(let version):
            "the stored input has format version \(version), this program reads 1: "
                + "use the version of tideline that wrote it or a newer one"
        case .unknownKind(let kind, let value):
            "value \(value) of the stored input has the unknown kind \(kind): the bytes are damaged"
        case .truncated:
            "the stored input ends too early: the bytes are damaged"
        case .notText:
            "a text of the stored input is not UTF-8: the bytes are damaged"
        case .trailingBytes(let count):
            "\(count) bytes follow the end of the stored input: the bytes are damaged"
        }
    }
}

extension Input {
    /// Returns the input as bytes, in the format explained at the top of this file.
    package func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.write(UInt8(1))
        writer.write(length: values.count)
        for value in values { writer.write(value) }
        return writer.bytes
    }

    /// Reads what `encoded()` wrote.
    package init(decoding bytes: [UInt8]) throws(InputCodingError) {
        var reader = ByteReader(bytes)
        do {
            values = try Self.readValues(&reader)
        } catch let error as InputCodingError {
            throw error
        } catch let failure as ByteReader.Failure {
            throw failure == .notText ? .notText : .truncated
        } catch {
            // Nothing else is thrown; the compiler cannot know.
            throw .truncated
        }
        guard reader.left == 0 else { throw .trailingBytes(reader.left) }
    }

    private static func readValues(_ reader: inout ByteReader) throws -> [FieldValue?] {
        let version = try reader.byte()
        guard version == 1 else { throw InputCodingError.unknownVersion(version) }
        let count = try reader.length(atMost: reader.left)
        return try (0..<count).map { index in
            switch try reader.byte() {
            case 0: nil
            case 1: .text(try reader.text())
            case 2: .number(try reader.double())
            case 3: .category(try reader.text())
            case 4: .image(try reader.raw(try reader.length(atMost: reader.left)))
            case let kind: throw InputCodingError.unknownKind(kind, value: index)
            }
        }
    }
}

extension ByteWriter {
    fileprivate mutating func write(_ value: FieldValue?) {
        switch value {
        case nil:
            write(UInt8(0))
        case .text(let text):
            write(UInt8(1))
            write(text)
        case .number(let number):
            write(UInt8(2))
            write(number)
        case .category(let name):
            write(UInt8(3))
            write(name)
        case .image(let pixels):
            write(UInt8(4))
            write(length: pixels.count)
            write(pixels)
        }
    }
}
