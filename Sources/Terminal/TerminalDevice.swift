import CTerminal
import Console
import Glibc

/// The open terminal, and what its line settings were before.
@TerminalActor
final class TerminalDevice {
    let descriptor: Int32
    let saved: termios

    /// Opens the controlling terminal, or standard input when there is none.
    ///
    /// - Throws: `TerminalError.notATerminal`.
    init() throws(TerminalError) {
        var opened = open("/dev/tty", O_RDWR | O_CLOEXEC)
        let reason = "/dev/tty: \(SystemError.text)"
        // In some containers the terminal is only standard input.
        if opened < 0, isatty(0) == 1 { opened = dup(0) }
        guard opened >= 0 else { throw .notATerminal(reason: reason) }
        var settings = termios()
        guard tcgetattr(opened, &settings) == 0 else {
            let reason = SystemError.text
            close(opened)
            throw .notATerminal(reason: reason)
        }
        descriptor = opened
        saved = settings
    }

    /// The window's size; 80×24 when the terminal does not say.
    var size: Size {
        var columns: Int32 = 0
        var rows: Int32 = 0
        guard terminal_size(descriptor, &columns, &rows) == 0 else {
            return Size(columns: 80, rows: 24)
        }
        return Size(columns: Int(columns), rows: Int(rows))
    }

    /// Sends bytes past curses, which has sent all of its own before it returns.
    func write(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            // A terminal that is gone is found by reading.
            if count <= 0 { return }
            bytes = bytes.dropFirst(count)
        }
    }

    /// Returns what was typed; nil when the terminal is gone.
    func read() -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        if count < 0, errno == EINTR || errno == EAGAIN { return [] }
        return count > 0 ? Array(bytes[..<count]) : nil
    }

    /// Makes keys come one by one and without echo.
    func setRaw() {
        var settings = saved
        cfmakeraw(&settings)
        tcsetattr(descriptor, TCSANOW, &settings)
    }

    func restore() {
        var settings = saved
        tcsetattr(descriptor, TCSADRAIN, &settings)
    }

    /// Whether the other side is gone.
    var isGone: Bool {
        var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&polled, 1, 0) > 0 && polled.revents & Int16(POLLHUP | POLLERR) != 0
    }

    deinit {
        close(descriptor)
    }
}

/// The reason of the last failed system call.
enum SystemError {
    static var text: String { String(cString: strerror(errno)) }
}
