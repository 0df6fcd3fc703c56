import Declaration
import Learning
import Node
import Testing

struct TaskFileErrorTests {
    /// A correct task file; every mistake below changes one of its lines.
    private let correct = [
        "format = 1",
        "[task]",
        "name = \"t\"",
        "classes = [\"a\", \"b\"]",
        "[field image]",
        "kind = \"image\"",
        "width = 8",
        "height = 8",
        "[field note]",
        "kind = \"text\"",
        "[target]",
        "accuracy = 0.95",
        "[data]",
        "examples = [\"a.csv\"]",
        "[retrain]",
        "new_examples = 5",
    ]

    @Test func theCorrectFileIsRead() throws {
        #expect(
            try TaskFile(parsing: correct.joined(separator: "\n"), file: "t.task").task.name == "t")
    }

    @Test(arguments: [
        (1, "", "t.task:1: the top of the file lacks format; fix: add a line format = 1"),
        (
            1, "format = 2",
            """
            t.task:1: the file has format 2: this Tideline reads format 1; fix: use a newer \
            Tideline
            """
        ),
        (
            1, "format = 0",
            "t.task:1: the file has format 0: this Tideline reads format 1; fix: write format = 1"
        ),
        (
            1, "format = 1\nname = \"t\"",
            "t.task:2: the top of the file has no key name; fix: the keys are format"
        ),
        (2, "[tsak]", "t.task:2: there is no section called [tsak]; fix: did you mean [task]?"),
        (3, "", "t.task:2: [task] lacks name; fix: add a line name = \"…\""),
        (
            3, "name = \"a b\"",
            """
            t.task:3: \"a b\" is no name for a task: it stands on command lines; fix: use \
            letters, digits, _, - and . only, beginning with a letter or digit
            """
        ),
        (
            3, "name = t",
            """
            t.task:3: t is neither a number nor true or false: text stands in quotes; fix: \
            write \"t\"
            """
        ),
        (
            3, "name = \"t\"\ncolour = 1",
            "t.task:4: [task] has no key colour; fix: the keys are name, classes"
        ),
        (
            4, "classes = [\"a\",\n\"b\",\n\"a\"]",
            """
            t.task:6: the class \"a\" stands here a second time: the first is on line 4; fix: \
            remove one of the two
            """
        ),
        (4, "classes = [\"\"]", "t.task:4: a class has no name; fix: name it or remove it"),
        (
            4, "classes = \"a\"",
            "t.task:4: classes is a list: \"a\" is text; fix: write classes = [\"a\"]"
        ),
        (4, "clases = [\"a\"]", "t.task:4: [task] has no key clases; fix: did you mean classes?"),
        (5, "[field]", "t.task:5: the field has no name; fix: write [field name]"),
        (
            5, "[field label]",
            """
            t.task:5: a field is called label: label is the class in every data file; fix: \
            give the field another name
            """
        ),
        (
            5, "[field \"a=b\"]",
            """
            t.task:5: \"a=b\" is no name for a field; fix: leave out = and control \
            characters, and spaces at its ends
            """
        ),
        (
            5, "[field \" a\"]",
            """
            t.task:5: \" a\" is no name for a field; fix: leave out = and control characters, \
            and spaces at its ends
            """
        ),
        (
            6, "kind = \"imgae\"",
            "t.task:6: there is no kind \"imgae\"; fix: did you mean \"image\"?"
        ),
        (7, "width = 65", "t.task:7: width = 65 is out of range; fix: choose from 1 to 64"),
        (
            7, "width = 8.5",
            "t.task:7: width is a whole number: 8.5 is a number; fix: write width = 9"
        ),
        (7, "", "t.task:5: [field image] lacks width; fix: add a line width = 1"),
        (7, "widht = 8", "t.task:7: [field image] has no key widht; fix: did you mean width?"),
        (8, "height = 0", "t.task:8: height = 0 is out of range; fix: choose from 1 to 64"),
        (
            8, "height = 8\nchannels = 2",
            "t.task:9: an image has 2 channels; fix: write 1 for grey or 3 for RGB"
        ),
        (
            8, "height = 8\nmaximum = 256",
            "t.task:9: maximum = 256 is out of range; fix: choose from 1 to 255"
        ),
        (
            9, "[field image]",
            """
            t.task:9: [field image] stands here a second time: the first is on line 5; fix: \
            give it another name or put the entries together
            """
        ),
        (10, "kind = \"txt\"", "t.task:10: there is no kind \"txt\"; fix: did you mean \"text\"?"),
        (
            10, "kind = \"sound\"",
            """
            t.task:10: there is no kind \"sound\"; fix: the kinds are text, number, category, \
            image
            """
        ),
        (10, "", "t.task:9: [field note] lacks kind; fix: add a line kind = \"…\""),
        (
            10, "kind = \"text\"\nmaximum = 3",
            """
            t.task:11: [field note] has a maximum, but is no image; fix: remove the line or \
            write kind = \"image\"
            """
        ),
        (
            12, "accuracy = 95",
            """
            t.task:12: accuracy = 95 is out of range: it is a share from 0 to 1; fix: did you \
            mean 0.95?
            """
        ),
        (
            12, "accuracy = 950",
            """
            t.task:12: accuracy = 950 is out of range: it is a share from 0 to 1; fix: choose \
            from 0 to 1
            """
        ),
        (
            12, "escalation = -0.1",
            """
            t.task:12: escalation = -0.1 is out of range: it is a share from 0 to 1; fix: \
            choose from 0 to 1
            """
        ),
        (
            12, "",
            "t.task:11: the target is empty; fix: add a line accuracy = 0.95 or escalation = 0.1"
        ),
        (
            12, "accuracy = 0.9\nescalation = 0.1",
            """
            t.task:13: there are two targets: one sets the threshold; fix: remove accuracy or \
            escalation
            """
        ),
        (
            12, "acuracy = 0.9",
            "t.task:12: [target] has no key acuracy; fix: did you mean accuracy?"
        ),
        (
            14, "examples = [1]",
            "t.task:14: examples lists 1: its elements are text; fix: write \"1\""
        ),
        (
            14, "examples = [\"\"]",
            "t.task:14: examples lists an empty path; fix: name a file or remove it"
        ),
        (
            14, "example = [\"a\"]",
            "t.task:14: [data] has no key example; fix: did you mean examples?"
        ),
        (
            16, "new_examples = -1",
            "t.task:16: new_examples = -1 is out of range; fix: choose from 0 to 1000000000"
        ),
        (
            16, "accuracy_fall = 5",
            "t.task:16: accuracy_fall = 5 is out of range; fix: choose from 0 to 1"
        ),
        (
            16, "every_hour = 5",
            "t.task:16: [retrain] has no key every_hour; fix: did you mean every_hours?"
        ),
        (
            16, "[train]\nfamily = \"tree\"",
            "t.task:17: there is no family \"tree\"; fix: write one of linear, trees, both"
        ),
        (
            16, "[train]\nfamily = \"trees\"",
            """
            t.task:17: family = "trees" has nothing to grow trees on: trees are for numbers and \
            categories, and t has none; fix: remove the line
            """
        ),
        (
            16, "[train]\nepochs = 0",
            "t.task:17: epochs = 0 is out of range; fix: choose from 1 to 10000"
        ),
    ])
    func aMistakeNamesItsLineAndTheFix(line: Int, text: String, message: String) {
        var lines = correct
        lines[line - 1] = text

        let error = #expect(throws: DeclarationError.self) {
            try TaskFile(parsing: lines.joined(separator: "\n"), file: "t.task")
        }

        #expect(error?.description == message)
    }

    @Test(arguments: [
        (
            "[task]\nname = \"t\"\n[target]\naccuracy = 1",
            "t.task:2: the task has no fields; fix: add a section [field name] with a kind"
        ),
        (
            "[field a]\nkind = \"text\"\n[target]\naccuracy = 1",
            "t.task:1: there is no section [task]; fix: add a line [task] with its entries below it"
        ),
        (
            "[task]\nname = \"t\"\n[field a]\nkind = \"text\"",
            """
            t.task:1: there is no section [target]; fix: add a line [target] with its entries \
            below it
            """
        ),
    ])
    func aMissingSectionIsNamed(text: String, message: String) {
        let error = #expect(throws: DeclarationError.self) {
            try TaskFile(parsing: "format = 1\n" + text, file: "t.task")
        }

        #expect(error?.description == message)
    }
}
