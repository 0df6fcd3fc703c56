package import Wire

/// Everything the console shows: no clocks, no handles, nothing of curses.
///
/// `update` takes an action, changes the state and returns what is to be done; `view` draws it.
package struct ConsoleState: Equatable, Sendable {
    // What the node said.
    package internal(set) var node = NodePicture()
    package internal(set) var tiers = RowList<TreeRow>()
    package internal(set) var versions = RowList<VersionRow>()
    package internal(set) var questions = RowList<QuestionRow>(isStretch: true)
    package internal(set) var jobs = RowList<JobRow>()
    package internal(set) var events = RowList<EventRow>()
    package internal(set) var audit = RowList<AuditRow>()
    /// Questions that were answered, beside those that wait.
    package internal(set) var answered = RowList<AnsweredRow>(isStretch: true)
    package internal(set) var credentials = RowList<CredentialRow>()
    package internal(set) var loads = Loads()

    // What is looked at.
    package internal(set) var size: Size
    package internal(set) var layout: Layout
    package internal(set) var focus: Pane
    package internal(set) var zoom: Zoom
    package internal(set) var detail: Detail?
    package internal(set) var overlay: Overlay?
    package internal(set) var labelling = Labelling()
    /// The one task that is shown; nil shows all.
    package internal(set) var task: String?
    package internal(set) var questionOrder = QuestionQuery.Order.oldest
    package internal(set) var folded: Set<String> = []
    package internal(set) var leastLevel = EventLevel.info
    package internal(set) var isAuditShown = false
    package internal(set) var isAnsweredShown = false
    /// Whether Tiers shows what passes through them, instead of the tree.
    package internal(set) var isFlowShown = false
    package internal(set) var isFollowing = true
    /// What `n` looks for in Events.
    var lastEventFilter: Filter?
    package internal(set) var isFrozen = false
    /// The first line on screen of what has been opened.
    package internal(set) var detailTop = 0
    var lastDetail: Detail?
    /// The answered question that is looked at, or the waiting one whose route is.
    var shownQuestion: QuestionID?

    // Which node it is.
    /// The nodes further down on the way to the one that is looked at, itself last; empty for the
    /// console's own.
    package internal(set) var path: [NodeID] = []
    /// The consoles of the nodes that are not on screen, as they were left; nil for the own one.
    var away: [NodeID?: ConsoleState] = [:]
    /// Where the console was before it came here.
    var lastPath: [NodeID]?
    var leftAt: Timestamp?
    /// What was said of this node where it was opened from.
    var known: Branch?

    // The operator.
    package let operatorName: String
    package internal(set) var isReadOnly: Bool
    package internal(set) var isMouseOn: Bool
    package internal(set) var themes: [String]
    package internal(set) var theme: String?
    package internal(set) var toast: Toast?
    /// News that waits until the operator has read what a key of theirs did.
    var news: Toast?
    package internal(set) var undoable: [Undoable] = []
    /// How many of `undoable` came before the last change of the node, and so are taken back only
    /// where questions are on screen.
    var undoFloor = 0
    var redoable: [LabelRequest] = []
    /// The job that was just asked for, until the node lists it.
    var queuedJob: JobID?
    /// Labels that are being taken back, for giving them again.
    var undoing: [LabelID: LabelRequest] = [:]
    var history: [String] = []
    var interruptedAt: Timestamp?
    var toldOfRecovery = false
    var savedPreferences: Preferences

    // Given from outside.
    package internal(set) var now: Timestamp
    package let clock: Clock
    package let keymap: Keymap
    /// Whether jobs run in this process and so end with it.
    let ownsJobs: Bool

    /// Begins with nothing known of the node.
    ///
    /// - Parameters:
    ///   - size: the terminal's.
    ///   - now: the moment at which the program starts.
    ///   - operatorName: in whose name labels and changes are recorded.
    ///   - preferences: what was saved the last time.
    ///   - themes: the names that can be chosen.
    ///   - isReadOnly: whether nothing may change the node.
    ///   - ownsJobs: whether the node runs in this process.
    ///   - clock: where on Earth the times of day are for.
    ///   - keymap: which keys do what.
    package init(
        size: Size, now: Timestamp, operatorName: String, preferences: Preferences = Preferences(),
        themes: [String] = [], isReadOnly: Bool = false, ownsJobs: Bool = true,
        clock: Clock = Clock(), keymap: Keymap = .standard
    ) {
        self.size = size
        self.now = now
        self.operatorName = operatorName
        self.themes = themes
        self.isReadOnly = isReadOnly
        self.ownsJobs = ownsJobs
        self.clock = clock
        self.keymap = keymap
        theme = preferences.theme
        zoom = preferences.zoom
        focus = preferences.focus
        task = preferences.task
        isMouseOn = preferences.isMouseOn
        savedPreferences = preferences
        layout = Layout(
            size: size, focus: preferences.focus, zoom: preferences.zoom, hasDetail: false)
        restoreSorts(preferences.sorts)
        savedPreferences = self.preferences
    }

    var moment: Moment {
        Moment(now: now, clock: clock, heard: node.heard, nodeNow: node.clock(at: now))
    }

    /// Where keys go when nothing lies over the panes.
    package var context: Context {
        switch detail {
        case nil: Context(focus)
        case .labelling: .labelling
        case .version: .version
        case .job: .job
        case .node: .node
        case .question: .question
        case .credentials: .credentials
        }
    }
}
