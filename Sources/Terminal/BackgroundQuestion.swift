import Glibc

/// Asks the terminal for its background colour before curses starts.
@TerminalActor
struct BackgroundQuestion {
    /// How long a terminal may take, in milliseconds; most answer within five.
    private static let patience = 80

    private(set) var isLight: Bool?
    /// What was typed meanwhile.
    private(set) var typed: [InputDecoder.Report] = []

    /// Asks and waits; the decoder keeps what is cut off, so that a late answer is not typed.
    init(_ device: TerminalDevice, decoder: inout InputDecoder) {
        device.setRaw()
        defer { device.restore() }
        device.write(TerminalModes.backgroundQuestion)
        let clock = ContinuousClock()
        let end = clock.now.advanced(by: .milliseconds(Self.patience))
        var isAnswered = false
        while !isAnswered, clock.now < end {
            let left = clock.now.duration(to: end).components.attoseconds / 1_000_000_000_000_000
            var polled = pollfd(fd: device.descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&polled, 1, Int32(left)) > 0, let bytes = device.read() else { return }
            for report in decoder.feed(bytes) {
                switch report {
                case .background(let red, let green, let blue):
                    isLight = 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5
                case .attributes: isAnswered = true
                case .input: typed.append(report)
                }
            }
        }
    }
}
