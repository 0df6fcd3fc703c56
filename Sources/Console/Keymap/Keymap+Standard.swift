extension Keymap {
    /// The keys that come with the console; the hints of a context appear in this order.
    package static let standard = Keymap(
        opening + labelling + questions + changing + lists + moving + feeder + console)

    private static let opening: [Binding] = [
        Binding(
            .open, .enter, does: "open what is selected; a node below: its own panes",
            hint: "open", in: Context.panes.union([.node])),
        Binding(
            .details, "d", does: "all that is known of what is selected", hint: "details",
            in: Context.panes.subtracting([.events]), hintedIn: [.tiers]),
        Binding(
            .back, .escape, does: "go back one step", hint: "back", in: Context.everywhere),
        Binding(
            .previousTab, "[",
            does: "previous tab; tiers: what passes through; questions: the answered; label: route",
            hint: "tab", in: Context.tabbed),
        Binding(.nextTab, "]", does: "next tab", in: Context.tabbed),
    ]

    private static let labelling: [Binding] = [
        Binding(
            .accept, "a", .alt("a"), does: "accept the model's top guess as the label",
            hint: "accept", in: [.labelling, .questions], changesNode: true),
        Binding(
            .skip, "s", .alt("s"), does: "skip: to the back of the queue", hint: "skip",
            in: [.labelling, .questions], changesNode: true),
        Binding(
            .unanswerable, "x", .alt("x"), does: "no class fits, or nobody could tell",
            hint: "unanswerable", in: [.labelling, .questions], changesNode: true),
        Binding(
            .typeClass, "i", .alt("i"), does: "type to find a class", hint: "type a class",
            in: [.labelling], changesNode: true),
        Binding(
            .newClass, "c", .alt("c"), does: "label with a class that the task gets by it…",
            hint: "new class…", in: [.labelling], changesNode: true),
        Binding(
            .undo, "z", .alt("z"), does: "take the last label, target or link back", hint: "undo",
            in: Context.everywhere, changesNode: true),
        Binding(
            .redo, "Z", .alt("Z"), does: "give the label that was taken back again",
            in: Context.everywhere, changesNode: true),
        Binding(
            .nextQuestion, "n", .right, .alt("n"), does: "next question", hint: "next",
            in: [.labelling]),
        Binding(
            .previousQuestion, "p", .left, .alt("p"), does: "previous question", hint: "previous",
            in: [.labelling]),
    ]

    private static let questions: [Binding] = [
        Binding(.rankingUp, "k", .up, does: "scroll the ranking up", in: [.labelling]),
        Binding(.rankingDown, "j", .down, does: "scroll the ranking down", in: [.labelling]),
        Binding(
            .enlargeImage, "+", does: "what is asked larger or smaller", hint: "zoom",
            in: [.labelling]),
        Binding(.textUp, .pageUp, does: "scroll a long text up", in: [.labelling]),
        Binding(.textDown, .pageDown, does: "scroll a long text down", in: [.labelling]),
        Binding(
            .invertImage, "~", does: "swap light and dark of the image", hint: "invert",
            in: [.labelling]),
    ]

    private static let changing: [Binding] = [
        Binding(
            .retrain, "R", does: "retrain a task…", hint: "retrain…", in: Context.everywhere,
            changesNode: true),
        Binding(
            .promote, "P", does: "make the selected version live…", hint: "promote…",
            in: Context.everywhere, hintedIn: [.versions, .version], changesNode: true),
        Binding(
            .rollBack, "B", does: "back to the version that was live before…",
            hint: "roll back…", in: Context.everywhere, hintedIn: [.versions, .version, .tiers],
            changesNode: true),
        Binding(
            .cancelJob, "C", does: "cancel the job under way, in Jobs the selected one…",
            hint: "cancel…", in: Context.everywhere, hintedIn: [.jobs, .job], changesNode: true),
        Binding(
            .setTarget, "=", does: "set a task's target, and so its threshold…", hint: "target…",
            in: [.tiers, .versions, .version, .node], changesNode: true),
        Binding(
            .setLink, "D", does: "hold or join the link between the selected node and its parent…",
            hint: "hold/join…", in: [.tiers, .node], changesNode: true),
        Binding(
            .invite, "A", does: "invite a child, a client, a viewer or an operator…",
            hint: "invite…", in: [.tiers, .credentials], hintedIn: [.credentials],
            changesNode: true),
        Binding(
            .revoke, "X", does: "make the selected credential worthless…", hint: "revoke…",
            in: [.credentials], changesNode: true),
    ]

    private static let lists: [Binding] = [
        Binding(.mark, " ", does: "mark the row and step down", hint: "mark", in: [.questions]),
        Binding(.extendUp, .shiftUp, does: "extend the marks upwards", in: [.questions]),
        Binding(.extendDown, .shiftDown, does: "extend the marks downwards", in: [.questions]),
        Binding(.range, "v", does: "begin or end a range of marks", in: [.questions]),
        Binding(.markAll, "*", does: "mark all that the filter shows", in: [.questions]),
        Binding(.clearMarks, "U", does: "clear the marks", in: [.questions]),
        Binding(.filter, "/", does: "filter the list", hint: "filter", in: Context.panes),
        Binding(
            .sortLeft, "<", does: "sort by the column to the left", hint: "sort",
            in: Context.panes),
        Binding(.sortRight, ">", does: "sort by the column to the right", in: Context.panes),
        Binding(.invertSort, "I", does: "turn the order of the sort round", in: Context.panes),
        Binding(
            .fold, "h", .left, does: "fold the entry", hint: "fold", in: [.tiers]),
        Binding(.unfold, "l", .right, does: "unfold the entry", in: [.tiers]),
        Binding(.foldAll, "E", does: "fold or unfold everything", in: [.tiers]),
        Binding(
            .level, "!", does: "raise the least level of events shown", hint: "level",
            in: [.events]),
        Binding(
            .nextMatch, "n", does: "the next event that the last filter fits", in: [.events]),
        Binding(
            .previousMatch, "N", does: "the event before that the last filter fits", in: [.events]),
        Binding(
            .nextTask, "}", does: "show the next task only, then all", hint: "task",
            in: Context.everywhere),
        Binding(.previousTask, "{", does: "show the previous task only", in: Context.everywhere),
        Binding(.taskMenu, "t", does: "choose which task to show", in: Context.browsing),
    ]

    private static let moving: [Binding] = [
        Binding(
            .zoomIn, "+", does: "make the pane larger", hint: "zoom", in: Context.panes),
        Binding(.zoomOut, "_", does: "make the pane smaller", in: Context.panes),
        Binding(.focusTiers, "1", does: "pane 1 Tiers; again: zoom", in: Context.browsing),
        Binding(.focusVersions, "2", does: "pane 2 Versions; again: zoom", in: Context.browsing),
        Binding(.focusQuestions, "3", does: "pane 3 Questions; again: zoom", in: Context.browsing),
        Binding(.focusJobs, "4", does: "pane 4 Jobs; again: zoom", in: Context.browsing),
        Binding(.focusEvents, "5", does: "pane 5 Events; again: zoom", in: Context.browsing),
        Binding(.overview, "0", does: "the overview", in: Context.browsing),
        Binding(.nextPane, .tab, does: "next pane", in: Context.browsing),
        Binding(.previousPane, .backTab, does: "previous pane", in: Context.browsing),
        Binding(.up, "k", .up, does: "one row up", in: Context.browsing),
        Binding(.down, "j", .down, does: "one row down", in: Context.browsing),
        Binding(.pageUp, .pageUp, does: "one page up", in: Context.browsing),
        Binding(.pageDown, .pageDown, does: "one page down", in: Context.browsing),
        Binding(.halfUp, .control("u"), does: "half a page up", in: Context.browsing),
        Binding(.halfDown, .control("d"), does: "half a page down", in: Context.browsing),
        Binding(.top, "g", .home, does: "to the first row", in: Context.browsing),
        Binding(
            .bottom, "G", .end, does: "to the last row; events: follow", in: Context.browsing),
        Binding(
            .lastView, "-", does: "the view or the node before this one", in: Context.everywhere),
    ]

    private static let feeder: [Binding] = [
        Binding(
            .pauseFeeder, "p", does: "pause or resume the feeder", hint: "feeder",
            in: Context.browsing, changesNode: true),
        Binding(
            .slowFeeder, "(", does: "half as many questions per second from the feeder",
            in: Context.browsing, changesNode: true),
        Binding(
            .hastenFeeder, ")", does: "twice as many questions per second from the feeder",
            in: Context.browsing, changesNode: true),
    ]

    private static let console: [Binding] = [
        Binding(.commandLine, ":", does: "command line", hint: "command", in: Context.everywhere),
        Binding(.help, "?", .function(1), does: "this help", hint: "help", in: Context.everywhere),
        Binding(.copy, "y", does: "copy the selected row or id", in: Context.everywhere),
        Binding(.freeze, "f", does: "freeze what is shown", in: Context.browsing),
        Binding(.theme, "T", does: "choose a theme", in: Context.everywhere),
        Binding(
            .mouse, "M", does: "mouse on or off (off: the terminal selects text)",
            in: Context.everywhere),
        Binding(.refresh, .control("r"), does: "read everything again", in: Context.everywhere),
        Binding(.repaint, .control("l"), does: "paint the screen anew", in: Context.everywhere),
        Binding(.suspend, .control("z"), does: "suspend the console", in: Context.everywhere),
        Binding(.quit, "q", does: "quit", hint: "quit", in: Context.everywhere),
    ]
}
