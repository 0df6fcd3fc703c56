/// What an operator can have done by a key, from the help or on the command line.
package enum Command: String, CaseIterable, Hashable, Sendable {
    // Moving about.
    case focusTiers, focusVersions, focusQuestions, focusJobs, focusEvents, overview
    case nextPane, previousPane
    case up, down, pageUp, pageDown, halfUp, halfDown, top, bottom
    case fold, unfold, foldAll
    case open, details, back, previousTab, nextTab, lastView
    case zoomIn, zoomOut

    // Lists.
    case mark, extendUp, extendDown, range, markAll, clearMarks
    case filter, sortLeft, sortRight, invertSort
    case previousTask, nextTask, taskMenu
    case nextMatch, previousMatch

    // Changing the node.
    case retrain, cancelJob, promote, rollBack, setTarget
    case pauseFeeder, slowFeeder, hastenFeeder
    case setLink, invite, revoke

    // Questions.
    case accept, skip, unanswerable
    case typeClass, newClass, nextQuestion, previousQuestion
    case enlargeImage, invertImage, rankingUp, rankingDown, textUp, textDown
    case undo, redo

    // The console itself.
    case level, freeze, refresh, repaint, copy, theme, mouse
    case commandLine, help, suspend, quit
}
