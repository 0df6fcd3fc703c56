internal import Foundation
internal import NIOCore
internal import NIOFoundationCompat
internal import Wire

/// Frames as lines of JSON, and back.
struct FrameCoding: Sendable {
    // Both are safe to share once nobody changes their strategies any more.
    private let encoder = JSONEncoder()
    private let decoder = JSONDecoder()

    /// One line, its end included: JSON itself writes no line's end unless told to be pretty.
    func line(_ frame: some Encodable) throws(NodeError) -> ByteBuffer {
        do {
            var line = try encoder.encodeAsByteBuffer(frame, allocator: ByteBufferAllocator())
            line.writeInteger(UInt8(ascii: "\n"))
            guard line.readableBytes <= FrameLines.longest else {
                throw NodeError(
                    .invalid,
                    "a frame of \(line.readableBytes) bytes is too long to send; the longest has "
                        + "\(FrameLines.longest)")
            }
            return line
        } catch {
            throw error as? NodeError
                ?? NodeError(.invalid, "a frame cannot be written as JSON: \(error)")
        }
    }

    func frame<Frame: Decodable>(_ type: Frame.Type, from line: ByteBuffer) throws(NodeError)
        -> Frame
    {
        do {
            return try decoder.decode(type, from: line)
        } catch {
            throw NodeError(
                .invalid, "a line of the conversation is no frame: \(Self.reason(error))")
        }
    }

    /// What was wrong where, without what was said.
    private static func reason(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "it cannot be read" }
        switch error {
        case .keyNotFound(let key, let context):
            return "\(place(context)) lacks \(key.stringValue)"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return "\(place(context)) is of another kind"
        case .dataCorrupted(let context):
            return context.codingPath.isEmpty
                ? "it is not JSON, or of no known kind" : "\(place(context)) cannot be read"
        @unknown default: return "it cannot be read"
        }
    }

    private static func place(_ context: DecodingError.Context) -> String {
        let path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
        return path.isEmpty ? "it" : path.joined(separator: ".")
    }
}
