internal import GRDB
internal import Learning

extension Target {
    var kind: String {
        switch self {
        case .accuracy: "accuracy"
        case .escalation: "escalation"
        }
    }

    var share: Double {
        switch self {
        case .accuracy(let share), .escalation(let share): share
        }
    }

    init(kind: String, share: Double) {
        self = kind == "accuracy" ? .accuracy(share) : .escalation(share)
    }
}

extension FieldKind {
    var word: String {
        switch self {
        case .text: "text"
        case .number: "number"
        case .category: "category"
        case .image: "image"
        }
    }

    var shape: ImageShape? {
        guard case .image(let shape) = self else { return nil }
        return shape
    }

    var sentence: String {
        guard let shape else { return word }
        let colours = shape.channels == 1 ? "grey" : "RGB"
        return "\(colours) image \(shape.width)×\(shape.height) of 0 to \(shape.maximum)"
    }

    /// From the columns kind, width, height, channels, maximum, which start at 1.
    init(row: Row) {
        switch row[1] as String {
        case "text": self = .text
        case "number": self = .number
        case "category": self = .category
        default:
            self = .image(
                ImageShape(width: row[2], height: row[3], channels: row[4], maximum: row[5]))
        }
    }
}
