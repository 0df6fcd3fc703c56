/// What the command line asks for.
struct Options {
    var isJSON = false
    /// Sections to run; all without any named.
    var sections = Section.allCases

    static let usage = """
        usage: tideline-bench [--json] [section …]
        sections: \(Section.allCases.map(\.rawValue).joined(separator: ", "))
        """

    /// Reads the arguments behind the program's name; nil when they make no sense.
    init?(_ arguments: some Sequence<String>) {
        var named: [Section] = []
        for argument in arguments {
            if argument == "--json" {
                isJSON = true
            } else if let section = Section(rawValue: argument) {
                named.append(section)
            } else {
                return nil
            }
        }
        if !named.isEmpty { sections = Section.allCases.filter(named.contains) }
    }
}
