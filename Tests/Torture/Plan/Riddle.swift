import Learning

/// The numbered questions: what each asks, who knows it, and what is right.
package struct Riddle: Equatable, Sendable {
    package static let classes = ["amber", "birch", "cedar", "dune", "ember", "fjord"]

    package let number: Int
    package let kind: Kind
    package let text: String
    package let answer: String

    package enum Kind: Equatable, Sendable {
        /// Nobody but the expert can know it.
        case expert
        /// The expert does not know it; a human has to say.
        case human
        /// Says its own class: a model learns it.
        case easy
    }

    /// Draws the question of a number.
    ///
    /// Its words are its own, so that it resembles no question of another class. The expert knows
    /// the answer by the number, as `oracle` computes it.
    package init(_ number: Int, seed: UInt64) {
        self.number = number
        var generator = SeededGenerator(seed: seed &* 0x9e37_79b9 &+ UInt64(number))
        answer = Self.classes[(number * 7919 + 13) % Self.classes.count]
        kind = [.expert, .expert, .expert, .human, .easy][number % 5]
        let words = (0..<5).map { _ in Self.word(&generator) }.joined(separator: " ")
        switch kind {
        case .expert: text = "riddle \(number) \(words)"
        case .human: text = "mystery \(number) \(words)"
        case .easy: text = "\(answer) \(answer)y \(answer) case \(number) \(words)"
        }
    }

    /// The question's id: `t-0000123`.
    package var id: String {
        let digits = String(number)
        return "t-" + String(repeating: "0", count: max(0, 7 - digits.count)) + digits
    }

    private static func word(_ generator: inout SeededGenerator) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        return String((0..<8).map { _ in letters[generator.next(below: letters.count)] })
    }

    /// The declaration of the task that the riddles are of; the top has the expert.
    package static func declaration(isTop: Bool) -> String {
        let expert = """
            [expert oracle]
            command = ["./oracle"]
            timeout_seconds = 20
            questions_per_minute = 600000
            """
        return """
            format = 1
            [task]
            name = "riddles"
            classes = [\(classes.map { "\"\($0)\"" }.joined(separator: ", "))]
            [field text]
            kind = "text"
            [target]
            accuracy = 0.95
            [retrain]
            new_examples = 0
            every_hours = 0
            accuracy_fall = 0
            \(isTop ? expert : "")

            """
    }

    /// The expert: answers `riddle NUMBER …` and `CLASS CLASSy CLASS case …`, and breaks down now
    /// and then, as programs do.
    package static let oracle = #"""
        #!/usr/bin/perl
        use strict; use warnings;
        $| = 1;
        my @names = qw(amber birch cedar dune ember fjord);
        my $count = 0;
        while (my $line = <STDIN>) {
            my ($id) = $line =~ /"id":"([^"]*)"/;
            my ($text) = $line =~ /"text":"([^"]*)"/;
            my @words = split / /, $text;
            my $class = $words[0] eq "riddle" ? $names[($words[1] * 7919 + 13) % 6]
                : $words[3] eq "case" ? $words[0] : undef;
            my $said = defined $class ? "\"$class\",\"confidence\":1" : "null";
            print "{\"id\":\"$id\",\"class\":$said}\n";
            exit 1 if ++$count % 300 == 0;
        }

        """#
}
