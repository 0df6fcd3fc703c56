import Foundation

/// Why the system refused something, in its own few words, such as "Not a directory".
///
/// Foundation's errors carry them beneath a number and a sentence of its own; those without them
/// speak for themselves.
struct SystemReason: CustomStringConvertible {
    let description: String

    init(_ error: any Error) {
        let beneath = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
        let cause = (beneath ?? error) as NSError
        description =
            cause.domain == NSPOSIXErrorDomain
            ? String(cString: strerror(Int32(cause.code))) : error.localizedDescription
    }
}
