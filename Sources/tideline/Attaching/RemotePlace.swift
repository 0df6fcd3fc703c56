import Foundation
import Wire

/// A node on the network, and what lets one in.
struct RemotePlace: Codable, Equatable, Sendable {
    /// `https://box-7.example:7654`.
    var url: String
    var token: String?
    /// The node's own certificate in PEM, which alone is trusted; nil trusts what the system does.
    var certificate: String?
}

extension RemotePlace {
    /// Finds the node that a person means.
    ///
    /// The token comes from the file, else from the variable, else from the profile that joining
    /// left. Throws `.invalid` for a word that is neither a URL nor joined.
    static func find(
        _ word: String, profiles: RemoteProfiles, tokenFile: String?, tokenVariable: String?
    ) throws(NodeError) -> RemotePlace {
        let known = try profiles.profile(word)?.place
        guard var place = known ?? url(word).map({ RemotePlace(url: $0) }) else {
            throw NodeError(
                .invalid,
                "\"\(word)\" is neither a URL such as https://box-7:7654 nor a node that was "
                    + "joined; join it with: tideline join LINK")
        }
        if let tokenFile {
            place.token = try token(in: tokenFile)
        } else if let tokenVariable, !tokenVariable.isEmpty {
            place.token = tokenVariable
        }
        return place
    }

    private static func url(_ word: String) -> String? {
        guard word.hasPrefix("http://") || word.hasPrefix("https://"),
            URL(string: word)?.host != nil
        else { return nil }
        return word.hasSuffix("/") ? String(word.dropLast()) : word
    }

    private static func token(in file: String) throws(NodeError) -> String {
        let text: String
        do {
            text = try String(contentsOfFile: file, encoding: .utf8)
        } catch {
            throw NodeError(.invalid, "cannot read the token file \(file); check the path")
        }
        let token = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !token.isEmpty, !token.contains(where: \.isWhitespace) else {
            throw NodeError(.invalid, "the token file \(file) does not hold one token")
        }
        return token
    }
}
