/// Why a node refused or could not do what was asked: what, on what, why, and what to do.
package struct NodeError: Error, Codable, Equatable, Sendable, CustomStringConvertible {
    package var code: Code
    /// A whole sentence for a person.
    package var message: String

    package enum Code: String, Codable, CaseIterable, Sendable {
        /// No such task, question, version or job.
        case notFound
        /// The request does not fit the task.
        case invalid
        /// It was decided or changed otherwise meanwhile, or is not possible now.
        case conflict
        /// The disk is full, the store is broken, or the node is stopping.
        case unavailable
        /// Another process has the data folder.
        case held
        /// Who asks is not known here, or may not do this.
        case forbidden
        /// Too much at once; trying again later helps.
        case busy
    }

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
