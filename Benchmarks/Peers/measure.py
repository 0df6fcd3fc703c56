"""Measures one peer on one data set, in a process of its own, so that its peak memory is its own.

usage: measure.py SET TRAIN TEST PEER OUT.json
"""
import json
import os
import sys
import tempfile
import warnings

import numpy as np

from calibration import FOLDS, Curve, deal, softmax, temperature
from choosing import suiting
from datasets import load
from figures import quality
from peer import widened
from timing import Stopwatch, batch_rate, peak_memory, single_answers


def measure(data, peer):
    classes = sorted(set(data.train_labels))
    place = {name: i for i, name in enumerate(classes)}
    labels = np.array([place[name] for name in data.train_labels])
    test_labels = np.array([place.get(name, -1) for name in data.test_labels])

    whole = Stopwatch()
    train(peer, data.train, labels, whole)
    scores = widened(peer.scores(data.test), peer.classes, len(classes))
    # Before the folds: how many models are around then is this script's doing, not the peer's.
    found = {"title": peer.title, "peak_rss_bytes": peak_memory(), "model_bytes": saved(peer)}
    found |= answering(peer, data.test)
    degree, thresholds, parts = cross_fitted(peer, data.train, labels, len(classes))
    found |= quality(scores, test_labels, degree, thresholds)
    return found | {
        # One model of four fifths of the rows, asked about the last fifth.
        "train_one_seconds": float(np.median([part.wall for part in parts[:FOLDS]])),
        "train_all_rows_seconds": whole.wall,
        "train_seconds": sum(watch.wall for watch in [whole, *parts]),
        "train_processor_seconds": sum(watch.processor for watch in [whole, *parts]),
        "temperature": degree,
    }


def cross_fitted(peer, rows, labels, class_count):
    """Returns temperature, thresholds and what each fold took, and last the choosing."""
    watches = [Stopwatch() for _ in range(FOLDS + 1)]
    fold = deal([key(row) for row in rows], labels)
    outcomes = np.zeros((len(labels), class_count))
    for number in range(FOLDS):
        held_out = fold == number
        said = judged(peer, rows, labels, held_out, watches[number])
        outcomes[held_out] = widened(said, peer.classes, class_count)
    with watches[FOLDS]:
        degree = temperature(outcomes, labels)
        chances = softmax(outcomes / degree)
        curve = Curve(chances.max(1), chances.argmax(1) == labels)
        thresholds = [curve.threshold_for(target) for target in (0.95, 0.98)]
    return degree, thresholds, watches


def train(peer, rows, labels, watch):
    peer.write(rows, labels)
    with watch:
        peer.fit(rows, labels)


def judged(peer, rows, labels, held_out, watch):
    """Trains on the rest and returns what is said of the rows held out."""
    train(peer, [rows[i] for i in np.nonzero(~held_out)[0]], labels[~held_out], watch)
    asked = [rows[i] for i in np.nonzero(held_out)[0]]
    with watch:
        return peer.scores(asked)


def answering(peer, rows):
    peer.open()
    p50, p99 = single_answers(peer.answer, rows)
    return {"answer_p50_us": p50, "answer_p99_us": p99,
            "batch_per_second": batch_rate(peer.seconds_for, rows)}


def saved(peer):
    with tempfile.TemporaryDirectory(prefix="tideline-peers-") as folder:
        path = os.path.join(folder, "model.bin")
        peer.save(path)
        return os.path.getsize(path)


def key(row):
    """Equal for equal rows."""
    return row if isinstance(row, str) else row.tobytes() if hasattr(row, "tobytes") else tuple(row)


if __name__ == "__main__":
    # Of training that stops at its number of passes, as it is meant to.
    warnings.filterwarnings("ignore")
    name, train_path, test_path, peer_name, out = sys.argv[1:]
    loaded = load(name, train_path, test_path)
    result = measure(loaded, suiting(loaded)[peer_name](loaded))
    with open(out, "w", encoding="utf-8") as file:
        json.dump(result, file)
