package import Console
import Glibc

extension Terminal {
    /// Keys, mouse, pastes and changes of the window, until `.closed` or `stop()`.
    ///
    /// To be read by one task; the thread sleeps while it waits for something to come.
    nonisolated package var inputs: AsyncStream<TerminalInput> {
        AsyncStream {
            await self.next()
        } onCancel: {
            TerminalActor.shared.thread.interrupt()
        }
    }

    private func next() async -> TerminalInput? {
        while pending.isEmpty {
            guard case .running = state, !Task.isCancelled else { return nil }
            let milliseconds = decoder.isWaiting ? choice.escapeDelay : nil
            let readiness = await TerminalActor.shared.thread.wait(
                for: [device.descriptor, signals], milliseconds: milliseconds)
            guard case .running = state else { return nil }
            handle(readiness)
        }
        return pending.removeFirst()
    }

    private func handle(_ readiness: TerminalThread.Readiness) {
        if readiness.isTimeout { take(decoder.flush()) }
        if readiness.isReadable(1) { readSignals() }
        if readiness.isReadable(0) {
            guard let bytes = device.read() else { return close(isGone: true) }
            take(decoder.feed(bytes))
        } else if readiness.isGone(0) {
            close(isGone: true)
        }
    }

    func take(_ reports: [InputDecoder.Report]) {
        for report in reports {
            guard case .input(let input) = report else { continue }
            if case .mouse(let mouse) = input {
                let time = started.duration(to: ContinuousClock().now)
                pending.append(.mouse(clicks.counted(mouse, at: time)))
            } else {
                pending.append(input)
            }
        }
    }

    private func readSignals() {
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = read(signals, &bytes, bytes.count)
        let told = Set(bytes.prefix(max(0, count)).map(Int32.init))
        // However often the window changed meanwhile, its size now is all that matters.
        if told.contains(SIGWINCH) { resize() }
        if told.contains(SIGTSTP) { suspend() }
        guard let end = [SIGHUP, SIGTERM, SIGINT, SIGQUIT].first(where: told.contains) else {
            return
        }
        endSignal = end
        close(isGone: device.isGone)
    }

    private func resize() {
        let size = device.size
        screen.resize(to: size)
        pending.append(.resized(size))
    }

    private func close(isGone: Bool) {
        guard case .running = state else { return }
        state = .closed(isGone: isGone)
        pending.append(.closed)
    }
}
