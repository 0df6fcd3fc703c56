import Foundation

/// The repository's sample data, read on a way of its own.
enum SampleData {
    static let folder =
        URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path + "/sample-data"
}

/// Images with the digits that they show.
struct Digits {
    let images: [Data]
    let labels: [Int]

    /// Reads a pair of IDX files of the sample data.
    init(_ part: String) throws {
        let folder = SampleData.folder + "/digits"
        let pixels = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(part)-images.idx"))
        let classes = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(part)-labels.idx"))
        // Sixteen and eight bytes say what follows: one image of 64 bytes, or one digit of a byte.
        labels = classes.dropFirst(8).map(Int.init)
        images = labels.indices.map { pixels.dropFirst(16 + $0 * 64).prefix(64) }
    }

    /// The places of the first images that show one of these digits.
    func places(of digits: Set<Int>, count: Int) -> [Int] {
        Array(labels.indices.filter { digits.contains(labels[$0]) }.prefix(count))
    }

    /// The image as a line of JSON that `tideline ask` reads.
    func question(_ place: Int) -> String {
        "{\"image\":\"\(images[place].base64EncodedString())\"}\n"
    }
}
