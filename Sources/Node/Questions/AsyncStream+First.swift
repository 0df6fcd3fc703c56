extension AsyncStream where Element: Sendable {
    /// Returns the first element if it comes within `seconds`; nil when it does not, when the
    /// stream ends, or when the task is cancelled.
    func first(within seconds: Double) async -> Element? {
        await withTaskGroup(of: Element?.self) { group in
            group.addTask {
                for await element in self { return element }
                return nil
            }
            group.addTask {
                // Cancelled as soon as the element is there, or the caller is gone.
                try? await Task.sleep(for: .seconds(seconds))
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }
}
