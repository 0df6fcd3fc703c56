"""The report of a run: the table with what one has to know to read it."""
import table

# Cores that others may use before times are called provisional.
QUIET = 0.1

READING = """\
A figure of a peer is followed by Tideline's beside it: ×3.0 means that Tideline is three times
better (shorter, smaller, faster), ×0.50 that it is twice as bad, +0.010 that it has so much more.
**{behind} marks where Tideline is behind**, times, sizes and rates by more than 2 %. All learners had
the same files, one after the other, on one thread (Vowpal Wabbit parses on a second one).

- *accuracy*, *macro F1*: of all test rows, by one model that was trained on all training rows.
- *train one*: one model of four fifths of the training rows, asked about the last fifth.
- *train six*: a calibrated model: one of all rows, and five more by cross-fitting, which
  temperature and thresholds come from; Tideline also on two threads. Files were read before, except
  by fastText and Vowpal Wabbit, which read their own.
- *processor*: what *train six* took of a processor, which other programs disturb less. Tideline's
  is of the whole program: reading the files and asking the test rows are in it.
- *model*: as the learner's own library saves it (scikit-learn and LightGBM: joblib).
- *answer*: one question at a time in process, from its text or values to class and confidence,
  features included; the process runs and the model is loaded. Peers are called through Python, as
  their users do.
- *batch*: answers per second, the peers' given all at once, Tideline's one behind the other.
- *coverage*: share of the test rows answered at the threshold that *training rows alone* chose for
  that accuracy, in brackets the accuracy that was really reached, `!` where it is below the target.
  The rule is one for all: five-fold cross-fitting, one temperature on softmax scores, then the
  lowest confidence at which the outcomes show with a confidence of 90 % that the target is kept
  (Clopper and Pearson's bound, expected outcomes of 100 answers counted beside them). A coverage may
  be higher because its target was missed.
- *ECE*: expected calibration error after the temperature, 15 bins. *AURC*: area under the
  risk–coverage curve.
- *memory*: the most that the process had, the files and (peers) Python included; of Tideline over
  all six trainings, of a peer over one and its test rows."""


def text(sets, facts):
    """Returns the report as Markdown.

    facts: date, command, machine, versions, commit, cores (that others used), rows (of the sets).
    """
    found = [
        "# Tideline beside the learners that users would pick instead", "",
        "Written by `make bench-peers`; do not edit.", "",
        f"- {facts['date']}, `{facts['command']}`, at commit {facts['commit']}",
        f"- {facts['machine']}",
        f"- {facts['versions']}",
        f"- rows to train + test: {facts['rows']}",
        "- " + disturbance(facts["cores"]),
        "",
        READING.format(behind=table.BEHIND), "",
        *table.lines(sets),
        "",
        "## Where Tideline is behind",
        "",
        "By set and figure, the best peer:",
        "",
        *(table.where_behind(sets) or ["Nowhere."]),
        "",
    ]
    return "\n".join(found)


def disturbance(cores):
    if cores < QUIET:
        return f"the machine was quiet: other programs used {cores:.2f} cores"
    return (
        f"**the machine was not quiet: other programs used {cores:.1f} cores meanwhile. Times, rates "
        "and their ratios are provisional; accuracies, coverages and sizes are not.**")
