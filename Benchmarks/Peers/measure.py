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

    part, fitted, outcomes = [], Stopwatch(), None
    fold = deal([key(row) for row in data.train], labels)
    outcomes = np.zeros((len(labels), len(classes)))
    for number in range(FOLDS):
        one = Stopwatch()
        outcomes[fold == number] = judged(peer, data.train, labels, fold == number, one, classes)
        part.append(one)
    with fitted:
        degree = temperature(outcomes, labels)
        chances = softmax(outcomes / degree)
        curve = Curve(chances.max(1), chances.argmax(1) == labels)
        thresholds = [curve.threshold_for(target) for target in (0.95, 0.98)]
    found |= quality(scores, test_labels, degree, thresholds)
    everything = [whole, fitted, *part]
    found |= {
        # One model of four fifths of the rows, asked about the last fifth.
        "train_one_seconds": float(np.median([one.wall for one in part])),
        "train_all_rows_seconds": whole.wall,
        "train_seconds": sum(watch.wall for watch in everything),
        "train_processor_seconds": sum(watch.processor for watch in everything),
        "temperature": degree,
    }
    return found


def train(peer, rows, labels, watch):
    peer.write(rows, labels)
    with watch:
        peer.fit(rows, labels)


def judged(peer, rows, labels, held_out, watch, classes):
    """Trains on the rest and returns what is said of the rows held out."""
    train(peer, [rows[i] for i in np.nonzero(~held_out)[0]], labels[~held_out], watch)
    with watch:
        scores = peer.scores([rows[i] for i in np.nonzero(held_out)[0]])
    return widened(scores, peer.classes, len(classes))


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
