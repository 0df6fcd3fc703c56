"""Labelled rows from a folder: which sets there are, of which kind, and their rows.

A set is a folder with a training and a test file in one of the formats that `tideline evaluate`
reads, so that all learners get the same files:

    train.jsonl  test.jsonl                     {"text": "my card is lost", "label": "lost_card"}
    train.csv    test.csv                       a header; the class is `label`, else the last column
    train-images.idx  train-labels.idx  test-…  as MNIST has them

The extension says the format; what the columns hold is told as `tideline evaluate` tells it.
"""
import csv
import json
import os
import struct
from dataclasses import dataclass, field

import numpy as np

from columns import holds
from problem import Problem

PAIRS = [
    ("train.jsonl", "test.jsonl"),
    ("train.csv", "test.csv"),
    ("train-images.idx", "test-images.idx"),
]

# The project ships none of them; where each is to be had, for whoever has no folder yet.
SOURCES = """\
    banking77  JSONL  CC BY 4.0     github.com/PolyAI-LDN/task-specific-datasets
    hwu64      JSONL  CC BY 4.0     github.com/xliuhw/NLU-Evaluation-Data
    letter     CSV    CC BY 4.0     archive.ics.uci.edu, "Letter Recognition"
    digits     IDX    CC BY 4.0     scikit-learn's load_digits, which is bundled with it
    mnist      IDX    CC BY-SA 3.0  yann.lecun.com/exdb/mnist, or a mirror of it"""
FORMATS = "docs/evaluating.md has the formats; any set with such files will do"
# In this order they are measured; others follow by name.
FIRST = ["banking77", "hwu64", "letter", "mnist", "digits"]


@dataclass
class DataSet:
    name: str
    kind: str  # text, table or image
    train_path: str
    test_path: str
    # A text is a str; a row of a table a list of float, str and None; an image a flat array.
    train: list = field(default_factory=list)
    train_labels: list = field(default_factory=list)
    test: list = field(default_factory=list)
    test_labels: list = field(default_factory=list)
    categories: list = field(default_factory=list)  # columns of a table that hold words
    brightest: float = 1.0  # of the training images

    @property
    def pixels(self):
        return len(self.train[0]) if self.kind == "image" else 0


def find(folder, wanted=None):
    """Returns (name, train path, test path) of each set in the folder, which may be one itself."""
    if not os.path.isdir(folder):
        raise Problem(
            f"there is no folder {folder} to take data sets from.\n"
            f"  Name one with DATA=folder that has a folder for each set:\n{SOURCES}\n  {FORMATS}.")
    places = [(os.path.basename(os.path.abspath(folder)), folder)]
    places += [(n, os.path.join(folder, n)) for n in sorted(os.listdir(folder), key=_place)]
    sets = [(name, *pair) for name, place in places for pair in [_pair(place)] if pair]
    if not sets:
        raise Problem(
            f"{folder} has no data set: a folder with "
            + " or ".join(f"{train} and {test}" for train, test in PAIRS)
            + f".\n  Bring some, each into a folder of its name:\n{SOURCES}\n  {FORMATS}.")
    missing = [name for name in wanted or [] if name not in [s[0] for s in sets]]
    if missing:
        raise Problem(
            f"{folder} has no set {', '.join(missing)}; it has {', '.join(s[0] for s in sets)}.\n"
            f"  Leave them out of SETS, or bring them:\n{SOURCES}\n  {FORMATS}.")
    return [s for s in sets if not wanted or s[0] in wanted]


def _place(name):
    return (FIRST.index(name) if name in FIRST else len(FIRST), name)


def _pair(folder):
    for train, test in PAIRS:
        pair = os.path.join(folder, train), os.path.join(folder, test)
        if all(os.path.isfile(p) for p in pair):
            return pair
    return None


def load(name, train_path, test_path):
    """Reads a set. Training rows are shuffled: published files are sorted by class, which one-pass
    learners cannot bear."""
    if train_path.endswith(".idx"):
        found = DataSet(name, "image", train_path, test_path)
        found.train, found.train_labels = _idx_rows(train_path)
        found.test, found.test_labels = _idx_rows(test_path)
        found.brightest = float(found.train.max() or 1)
        found.train, found.test = list(found.train), list(found.test)
    else:
        found = _load_columns(name, train_path, test_path)
    order = np.random.default_rng(0).permutation(len(found.train))
    found.train = [found.train[i] for i in order]
    found.train_labels = [found.train_labels[i] for i in order]
    return found


def _load_columns(name, train_path, test_path):
    read = _jsonl_rows if train_path.endswith(".jsonl") else _csv_rows
    train, train_labels = read(train_path)
    test, test_labels = read(test_path)
    names = list(dict.fromkeys(column for row in train for column in row))
    kinds = {c: holds([row.get(c) for row in train]) for c in names}
    found = DataSet(name, "text" if "text" in kinds.values() else "table", train_path, test_path)
    found.train_labels, found.test_labels = train_labels, test_labels
    if found.kind == "text":
        found.train = [_as_text(row, kinds) for row in train]
        found.test = [_as_text(row, kinds) for row in test]
    else:
        found.categories = [i for i, c in enumerate(names) if kinds[c] == "category"]
        found.train = [_as_values(row, kinds, train_path) for row in train]
        found.test = [_as_values(row, kinds, test_path) for row in test]
    return found


def _as_text(row, kinds):
    """The peers for texts know words alone: what is no text becomes a word of its own."""
    words = [
        str(row[c]) if kind == "text" else f"{c}={row[c]}".replace(" ", "_")
        for c, kind in kinds.items() if row.get(c) is not None]
    return " ".join(words)


def _as_values(row, kinds, path):
    values = []
    for column, kind in kinds.items():
        value = row.get(column)
        if value is not None and kind == "number":
            try:
                value = float(value)
            except ValueError:
                raise Problem(
                    f"{path}: {column} holds {value!r} where the training rows hold numbers.\n"
                    "  Correct the row or leave the value empty.") from None
        values.append(value if value is None or kind == "number" else str(value))
    return values


def _csv_rows(path):
    with open(path, newline="", encoding="utf-8-sig") as file:
        lines = list(csv.reader(file))
    if len(lines) < 2:
        raise Problem(f"{path} has no rows: a header and a row a line are wanted.")
    header = lines[0]
    label = header.index("label") if "label" in header else len(header) - 1
    rows, labels = [], []
    for number, line in enumerate(lines[1:], 2):
        if len(line) != len(header):
            raise Problem(
                f"{path}, line {number}: {len(line)} values where the header names {len(header)}.\n"
                "  Correct the row or leave it out.")
        rows.append({c: v if v != "" else None
                     for i, (c, v) in enumerate(zip(header, line)) if i != label})
        labels.append(line[label])
    return rows, labels


def _jsonl_rows(path):
    rows, labels = [], []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                labels.append(str(row.pop("label")))
            except (ValueError, KeyError, AttributeError, TypeError) as error:
                raise Problem(
                    f"{path}, line {number}: no object with a label ({error}).\n"
                    '  Write {"text": "…", "label": "…"}, one object a line.') from None
            rows.append(row)
    if not rows:
        raise Problem(f"{path} has no rows: one object a line is wanted.")
    return rows, labels


def _idx_rows(path):
    labels_path = path.replace("-images", "-labels")
    if not os.path.isfile(labels_path):
        raise Problem(f"{path} has no labels: {labels_path} is missing; put it beside the images.")
    images, labels = _idx(path), _idx(labels_path)
    if len(images) != len(labels):
        raise Problem(
            f"{path} has {len(images)} images and {labels_path} has {len(labels)} labels.\n"
            "  Bring the two files that belong together.")
    return images.reshape(len(images), -1), [str(label) for label in labels]


def _idx(path):
    """IDX: two zero bytes, the type (8: bytes), the number of sizes, the sizes, the values."""
    with open(path, "rb") as file:
        head = file.read(4)
        if len(head) < 4 or head[:3] != b"\0\0\x08":
            raise Problem(f"{path} is no IDX file of bytes; unpack it first if it is packed.")
        sizes = struct.unpack(f">{head[3]}I", file.read(4 * head[3]))
        values = np.frombuffer(file.read(), np.uint8)
    if len(values) != int(np.prod(sizes)):
        raise Problem(f"{path} is cut off: {len(values)} bytes where {np.prod(sizes)} are named.")
    return values.reshape(sizes)
