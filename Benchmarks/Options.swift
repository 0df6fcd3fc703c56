/// What the command line asks for.
struct Options {
    var isJSON = false
    /// Sections to run; all without any named.
    var sections = Section.allCases
    /// Runs the sections in this very process and prints a line of JSON for each figure.
    var isPart = false
    /// Prints tables of iterative learning instead of figures.
    var rounds: [String]?
    /// A folder in which to make a full store, and nothing else.
    var storeFolder: String?

    static let usage = """
        usage: tideline-bench [--json] [section …]
        sections: \(Section.allCases.map(\.rawValue).joined(separator: ", "))
               tideline-bench rounds [helpdesk] [sightings] [FOLDER with train.jsonl and test.jsonl]
        """

    /// Reads the arguments behind the program's name; nil when they make no sense.
    init?(_ arguments: some Sequence<String>) {
        let arguments = Array(arguments)
        if arguments.first == "rounds" {
            rounds = Array(arguments.dropFirst())
            return
        }
        var named: [Section] = []
        for argument in arguments {
            if argument == "--json" {
                isJSON = true
            } else if argument == "--part" {
                isPart = true
            } else if argument.hasPrefix("--make-store=") {
                storeFolder = String(argument.dropFirst("--make-store=".count))
            } else if let section = Section(rawValue: argument) {
                named.append(section)
            } else {
                return nil
            }
        }
        if !named.isEmpty { sections = Section.allCases.filter(named.contains) }
    }
}
