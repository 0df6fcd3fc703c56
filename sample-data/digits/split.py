#!/usr/bin/env python3
"""Splits the UCI optical digits into the three parts the `digits` sample task plays with.

    split.py TRAIN-IMAGES TRAIN-LABELS TEST-IMAGES TEST-LABELS [--seed 7] [--out DIR]

    start      22 rows of each of 0..7, chosen by the seed: what a new node has been shown.
               8 and 9 are left out on purpose, so that the node meets digits it does not know.
    questions  every other training row once: what arrives afterwards, in shuffled order, with
               8s and 9s spread evenly so that any stretch of the stream holds its share of them.
    test       the test rows as they come.

Each part is a pair of IDX files (big-endian, as MNIST's): `<part>-images.idx`, `<part>-labels.idx`.
Pixels keep their source range, 0 to 16. `labels.txt` names class 0, 1, and so on, one per line.
The same input and seed give the same bytes. Needs only Python's standard library.
"""

import argparse
import random
import struct
from pathlib import Path

IMAGES_MAGIC, LABELS_MAGIC = 0x803, 0x801
CLASSES = 10
START_DIGITS = range(8)
START_ROWS_PER_DIGIT = 22


def read_idx(images_path, labels_path):
    """The rows of a pair of IDX files, each `(pixels, label)`, and the image's height and width."""
    images, labels = Path(images_path).read_bytes(), Path(labels_path).read_bytes()
    magic, count, height, width = struct.unpack_from(">4I", images)
    label_magic, label_count = struct.unpack_from(">2I", labels)
    size = height * width
    if (magic, label_magic) != (IMAGES_MAGIC, LABELS_MAGIC) or count != label_count:
        raise SystemExit(f"{images_path}, {labels_path}: not a matching pair of IDX files")
    if len(images) != 16 + count * size or len(labels) != 8 + count:
        raise SystemExit(f"{images_path}, {labels_path}: truncated or too long")
    pixels = (images[16 + row * size:16 + (row + 1) * size] for row in range(count))
    return list(zip(pixels, labels[8:])), (height, width)


def write_idx(out, part, rows, shape):
    """Writes `rows` as the pair of IDX files of `part`."""
    header = struct.pack(">4I", IMAGES_MAGIC, len(rows), *shape)
    (out / f"{part}-images.idx").write_bytes(header + b"".join(pixels for pixels, _ in rows))
    header = struct.pack(">2I", LABELS_MAGIC, len(rows))
    (out / f"{part}-labels.idx").write_bytes(header + bytes(label for _, label in rows))


def spread(rows, rng):
    """`rows` shuffled, with each class at even distances from the first row to the last."""
    placed = []
    for digit in range(CLASSES):
        members = [row for row in rows if row[1] == digit]
        rng.shuffle(members)
        # One member per stretch of equal length, anywhere within its stretch.
        placed += [((n + rng.random()) / len(members), row) for n, row in enumerate(members)]
    return [row for _, row in sorted(placed, key=lambda place: place[0])]


def split(rows, rng):
    """The start rows and the question rows; together they are `rows`, each once."""
    start, questions = [], []
    for digit in range(CLASSES):
        members = [row for row in rows if row[1] == digit]
        rng.shuffle(members)
        wanted = START_ROWS_PER_DIGIT if digit in START_DIGITS else 0
        start += members[:wanted]
        questions += members[wanted:]
    return spread(start, rng), spread(questions, rng)


def main():
    parser = argparse.ArgumentParser(description="Split the UCI optical digits for the sample task.")
    for name in ("train_images", "train_labels", "test_images", "test_labels"):
        parser.add_argument(name)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "digits")
    options = parser.parse_args()

    train, shape = read_idx(options.train_images, options.train_labels)
    test, _ = read_idx(options.test_images, options.test_labels)
    start, questions = split(train, random.Random(options.seed))

    options.out.mkdir(parents=True, exist_ok=True)
    for part, rows in (("start", start), ("questions", questions), ("test", test)):
        write_idx(options.out, part, rows, shape)
        print(f"{part}: {len(rows)} rows")
    (options.out / "labels.txt").write_text("".join(f"{digit}\n" for digit in range(CLASSES)))


if __name__ == "__main__":
    main()
