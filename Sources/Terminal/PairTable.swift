import CNcurses
import Console

/// The pairs of foreground and background that curses was told.
///
/// Curses has an allocator of its own, which repaints cells when it runs out and crashes on
/// terminals without colours; this one only adds, and
/// begins anew when it is full.
@TerminalActor
struct PairTable {
    private struct Pair: Hashable {
        let foreground: Int32
        let background: Int32
    }

    private let depth: ColorDepth
    private let colors: Int32
    private let capacity: Int32
    private var pairs: [Pair: Int32] = [:]
    private var looks: [Style: (attributes: attr_t, pair: Int32)] = [:]
    /// Whether a pair was wanted and there was no room, where there is much.
    ///
    /// On terminals with eight colours there never is; those keep the nearest pair instead.
    private(set) var mustRestart = false

    /// Curses must have started colours, unless the depth is none.
    init(depth: ColorDepth) {
        self.depth = depth
        colors = depth == .none ? 0 : tideline_colors()
        capacity = depth == .none ? 0 : min(tideline_pairs(), 65_536) - 1
    }

    /// Returns what curses calls a style.
    mutating func look(_ style: Style) -> (attributes: attr_t, pair: Int32) {
        if let known = looks[style] { return known }
        var attributes = Self.attributes(style.attributes)
        let isBright = colors == 8 && Self.isBright(style.foreground)
        if isBright { attributes |= tideline_bold }
        let look = (attributes, pair(number(style.foreground), number(style.background)))
        // Styles repeat; a stream of new ones (pictures) must not grow without end.
        if looks.count > 20_000 { looks.removeAll(keepingCapacity: true) }
        looks[style] = look
        return look
    }

    /// Forgets all pairs; what is on the screen must be sent anew.
    mutating func restart() {
        reset_color_pairs()
        pairs.removeAll(keepingCapacity: true)
        looks.removeAll(keepingCapacity: true)
        mustRestart = false
    }

    private mutating func pair(_ foreground: Int32, _ background: Int32) -> Int32 {
        guard depth != .none, foreground >= 0 || background >= 0 else { return 0 }
        let wanted = Pair(foreground: foreground, background: background)
        if let known = pairs[wanted] { return known }
        let next = Int32(pairs.count + 1)
        guard next <= capacity, init_extended_pair(next, foreground, background) == OK else {
            mustRestart = capacity > 1000
            return pairs[Pair(foreground: foreground, background: -1)] ?? 0
        }
        pairs[wanted] = next
        return next
    }

    /// Curses' number of a colour; -1 is the terminal's own.
    private func number(_ color: Color) -> Int32 {
        switch color {
        case .terminal: return -1
        case .indexed(let index):
            if depth == .direct, index > 7, let known = color.components {
                return direct(known.red, known.green, known.blue)
            }
            return colors == 8 ? Int32(index) & 7 : Int32(index)
        case .rgb(let red, let green, let blue):
            return depth == .direct ? direct(red, green, blue) : -1
        }
    }

    /// The first eight numbers mean the palette even on direct colour terminals.
    private func direct(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int32 {
        max(8, Int32(red) << 16 | Int32(green) << 8 | Int32(blue))
    }

    private static func isBright(_ color: Color) -> Bool {
        guard case .indexed(let index) = color else { return false }
        return (8...15).contains(index)
    }

    private static func attributes(_ attributes: Style.Attributes) -> attr_t {
        var result: attr_t = 0
        if attributes.contains(.bold) { result |= tideline_bold }
        if attributes.contains(.dim) { result |= tideline_dim }
        if attributes.contains(.italic) { result |= tideline_italic }
        if attributes.contains(.underline) { result |= tideline_underline }
        if attributes.contains(.reverse) { result |= tideline_reverse }
        return result
    }
}
