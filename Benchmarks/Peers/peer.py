"""What is asked of a peer. Each is one learner at settings that its users would pick."""
import time

import numpy as np

from calibration import NEVER

# Chances of 0 have no logarithm; no peer's own chances are that sure of themselves.
LEAST_CHANCE = 1e-9


class Peer:
    """A learner behind the few verbs that are measured."""

    def write(self, rows, labels):
        """Brings the rows into the form the learner reads: files, for line tools. Not timed."""

    def fit(self, rows, labels):
        """Trains on rows of a data set with their classes as numbers from 0."""
        raise NotImplementedError

    def scores(self, rows):
        """Returns an array, a row per row and a column per class: logits or what comes nearest."""
        raise NotImplementedError

    def open(self):
        """Makes ready for single answers, as a service would at its start."""

    def answer(self, row):
        """Answers one row with its class and its confidence, features included."""
        return self.scores([row])

    def seconds_for(self, rows):
        """Answers many at once; returns how long that took."""
        begun = time.perf_counter()
        self.scores(rows)
        return time.perf_counter() - begun

    def save(self, path):
        """Writes what a service would load, as the learner's users do."""
        import joblib
        joblib.dump(self.model, path)


def logarithms(chances):
    return np.log(np.maximum(chances, LEAST_CHANCE))


def two_sided(margins):
    """The margin of one class over the other, of two classes, as a score of each."""
    return np.stack([-margins, margins], 1) if margins.ndim == 1 else margins


def widened(scores, classes, count):
    """Puts columns at the places of their classes: a fold may lack a rare class."""
    if scores.shape[1] == count:
        return scores
    wide = np.full((len(scores), count), NEVER)
    wide[:, np.asarray(classes, dtype=int)] = scores
    return wide
