"""fastText and Vowpal Wabbit, which read files of lines; through their Python bindings, in process.

Both take words as they stand between blanks, so texts are folded to lower case and punctuation is
split off, as their guides advise; that counts as part of an answer.
"""
import os
import re
import shutil
import tempfile
import time

import numpy as np

from peer import Peer, logarithms

TOKEN = re.compile(r"\w+|[^\w\s]", re.UNICODE)


def tokens(text):
    return " ".join(TOKEN.findall(text.lower()))


class LineTool(Peer):
    def __init__(self, title):
        self.title = title
        self.folder = tempfile.TemporaryDirectory(prefix="tideline-peers-")

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def write(self, rows, labels):
        self.classes = sorted(set(labels))
        with open(self.path("train"), "w", encoding="utf-8") as file:
            file.writelines(self.line(row, label) + "\n" for row, label in zip(rows, labels))


class FastText(LineTool):
    """Quantised where `cutoff` says how many features may stay."""

    # 50 numbers a word and 200,000 buckets tell as much as the standard 100 and 2,000,000, train
    # three times as fast and take a twentieth of the memory.
    SIZE = {"dim": 50, "bucket": 200_000, "loss": "softmax"}

    def __init__(self, title, cutoff=None, **options):
        super().__init__(title)
        self.cutoff, self.options = cutoff, options

    def line(self, row, label):
        return f"__label__{label} {tokens(row)}"

    def fit(self, rows, labels):
        import fasttext
        self.model = fasttext.train_supervised(
            input=self.path("train"), thread=1, verbose=0, **self.SIZE, **self.options)
        if self.cutoff:
            self.model.quantize(
                input=self.path("train"), qnorm=True, retrain=True, cutoff=self.cutoff, epoch=5,
                thread=1, verbose=0)

    # The binding's own object is called, not its wrapper: that is faster, and the wrapper fails
    # on NumPy 2.
    def scores(self, rows):
        place = {f"__label__{label}": i for i, label in enumerate(self.classes)}
        found = np.zeros((len(rows), len(self.classes)))
        for i, row in enumerate(rows):
            # One by one: for several lines 0.9.2 gives every class the chance of the first.
            line = tokens(row) + "\n"
            for chance, name in self.model.f.predict(line, len(self.classes), 0.0, "strict"):
                found[i, place[name]] = chance
        return logarithms(found)

    def open(self):
        import fasttext
        self.save(self.path("model"))
        self.model = fasttext.load_model(self.path("model"))

    def answer(self, row):
        return self.model.f.predict(tokens(row) + "\n", 1, 0.0, "strict")

    def seconds_for(self, rows):
        begun = time.perf_counter()
        self.model.f.multilinePredict([tokens(row) + "\n" for row in rows], 1, 0.0, "strict")
        return time.perf_counter() - begun

    def save(self, path):
        self.model.save_model(path)


class VowpalWabbit(LineTool):
    """One against all, logistic, pairs of words and first and last three letters, ten passes."""

    LEARN = "-b 22 --ngram 2 --affix +3,-3 --passes 10 -k --holdout_off"
    COMMON = "--quiet --loss_function logistic --probabilities"

    def line(self, row, label=None):
        text = tokens(row).replace(":", " ").replace("|", " ")
        return f"{'' if label is None else self.classes.index(label) + 1} | {text}"

    def run(self, arguments):
        from vowpalwabbit import Workspace
        Workspace(f"{self.COMMON} {arguments}").finish()

    def fit(self, rows, labels):
        self.run(
            f"--oaa {len(self.classes)} {self.LEARN} -d {self.path('train')} "
            f"--cache_file {self.path('cache')} -f {self.path('model')}")

    def ask(self, rows):
        """Answers a file of lines; returns how long that took. That is how batches are run."""
        with open(self.path("asked"), "w", encoding="utf-8") as file:
            file.writelines(self.line(row) + "\n" for row in rows)
        begun = time.perf_counter()
        self.run(f"-t -i {self.path('model')} -d {self.path('asked')} -p {self.path('answers')}")
        return time.perf_counter() - begun

    def scores(self, rows):
        self.ask(rows)
        chances = np.zeros((len(rows), len(self.classes)))
        with open(self.path("answers"), encoding="ascii") as file:
            for row, line in enumerate(file):
                for word in line.split():
                    place, chance = word.split(":")
                    chances[row, int(place) - 1] = float(chance)
        return logarithms(chances)

    def open(self):
        from vowpalwabbit import Workspace
        self.workspace = Workspace(f"{self.COMMON} -t -i {self.path('model')}")

    def answer(self, row):
        return self.workspace.predict(self.line(row))

    def seconds_for(self, rows):
        # Without the loading of the model, which is done once.
        return max(self.ask(rows) - self.ask(rows[:1]), 1e-6)

    def save(self, path):
        shutil.copyfile(self.path("model"), path)


PEERS = {
    "fasttext": lambda data: FastText("fastText, pairs of words", wordNgrams=2, lr=1.0, epoch=25),
    "fasttext-words": lambda data: FastText("fastText, words", wordNgrams=1, lr=0.5, epoch=50),
    "fasttext-small": lambda data: FastText(
        "fastText, quantised", cutoff=20_000, wordNgrams=2, lr=1.0, epoch=25),
    "vowpal-wabbit": lambda data: VowpalWabbit("Vowpal Wabbit"),
}
