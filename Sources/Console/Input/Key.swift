/// One key as the terminal reports it.
package enum Key: Hashable, Sendable {
    case character(Character)
    /// Control and a lower-case letter.
    case control(Character)
    case alt(Character)
    case enter, escape, tab, backTab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    case shiftUp, shiftDown
    case function(Int)
}

/// One report of the mouse, in cells from 0.
package struct MouseReport: Hashable, Sendable {
    package var position: Position
    package var kind: Kind

    package enum Kind: Hashable, Sendable {
        case press, release, doubleClick, wheelUp, wheelDown
    }

    package init(position: Position, kind: Kind) {
        self.position = position
        self.kind = kind
    }
}

/// What comes from the terminal.
package enum TerminalInput: Equatable, Sendable {
    case key(Key)
    case mouse(MouseReport)
    /// Text pasted in one piece; never read as keys.
    case paste(String)
    case resized(Size)
    case focusGained, focusLost
    /// The terminal is back after a suspension; repaint all.
    case resumed
    /// The terminal went away; nothing more will come.
    case closed
}

/// How many colours the terminal shows.
package enum ColorDepth: String, CaseIterable, Sendable {
    /// Attributes only.
    case none
    case sixteen
    case indexed
    case direct
}
