/// Why bytes make no artifact out of another.
package enum ArtifactDifferenceError: Error, Equatable, CustomStringConvertible {
    case notADifference
    case unknownVersion(UInt32)
    case startsElsewhere
    case damaged(String)
    case makesAnother

    package var description: String {
        switch self {
        case .notADifference:
            "the bytes are no difference of two models: they do not begin with “TIDEDIFF”"
        case .unknownVersion(let version):
            "the difference has format version \(version), this program reads 1: "
                + "fetch the whole model"
        case .startsElsewhere:
            "the difference starts from another model than the one here: fetch the whole model"
        case .damaged(let reason):
            "the difference is damaged: \(reason): fetch it again, or the whole model"
        case .makesAnother:
            "the difference makes another model than it says: fetch the whole model"
        }
    }
}
