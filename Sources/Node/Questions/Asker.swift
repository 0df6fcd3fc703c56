internal import Store
internal import Wire

/// Who asks a question or collects its answer: whose questions it may hear of.
struct Asker: Equatable, Sendable {
    /// The number of the credential; nil for this machine's own callers.
    var credential: Int64?
    /// Whether what others asked is for it too.
    var knowsAll: Bool

    static let here = Asker(credential: nil, knowsAll: true)

    /// Whether it may hear what became of the question.
    func mayKnow(_ question: StoredQuestion) -> Bool {
        knowsAll || (credential != nil && question.credential == credential)
    }
}

extension Asker {
    init(_ caller: Caller) {
        // Number 0 stands for those who need no credential.
        let number = caller.credential.number
        self.init(
            credential: number > 0 ? number : nil,
            knowsAll: caller.role == .operator || caller.role == .viewer)
    }
}
