"""Confidences and thresholds from training rows alone, by the rules of Tideline.

The peers get what Tideline gives itself, so that what is compared is how well a learner knows what
it does not know, not who was calibrated how:

1. Cross-fitting (CrossFitting.swift): the training rows are dealt into five folds, class by class;
   five more models, each trained on four of them, are asked about the fifth. Equal rows are dealt
   into one fold, so that no row is judged by a model that saw it.
2. One temperature makes those outcomes most probable (Temperature.swift; Guo et al. 2017).
3. The threshold for a target accuracy is the lowest confidence at which the outcomes show with a
   confidence of 90 % that the target is kept (Threshold.swift; Clopper and Pearson 1934); outcomes
   that the calibrated model expects count beside them, a hundred at most.
"""
import math

import numpy as np

# SciPy is brought in where it is used: it is large, and a peer's memory is measured before that.

FOLDS = 5
CONFIDENCE = 0.9
MOST_EXPECTED = 100
# Holds the temperature near 1 where there are few outcomes, in nats.
PULL = 2.0
# Logarithms. Wider than Tideline's own -3 to 3, as some peers' scores are no logits to begin with.
RANGE = (-4.0, 4.0)
# What a learner says of a class that it was never shown.
NEVER = -1e9


def deal(keys, labels, folds=FOLDS):
    """Returns the fold of each row. `keys`: equal for equal rows; `labels`: the class of each."""
    first = {}
    for i, key in enumerate(keys):
        first.setdefault(key, i)
    order = np.random.default_rng(1).permutation(list(first.values()))
    order = sorted(order, key=lambda i: labels[i])  # stable: random within each class
    fold = {keys[i]: turn % folds for turn, i in enumerate(order)}
    return np.array([fold[key] for key in keys])


def softmax(scores):
    powers = np.exp(scores - scores.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def temperature(scores, labels):
    """The one number that scores are divided by; rows of classes never shown are left out."""
    shown = (labels >= 0) & (scores[np.arange(len(labels)), labels] > NEVER / 2)
    scores, labels = scores[shown], labels[shown]
    if not len(labels):
        return 1.0

    def loss(power):
        scaled = scores / math.exp(power)
        scaled = scaled - scaled.max(1, keepdims=True)
        chosen = scaled[np.arange(len(labels)), labels]
        return float((np.log(np.exp(scaled).sum(1)) - chosen).sum() + PULL * power * power)

    from scipy.optimize import minimize_scalar
    return math.exp(minimize_scalar(loss, bounds=RANGE, method="bounded").x)


class Curve:
    """What answering only the most confident comes to: one point per different confidence."""

    def __init__(self, confidence, is_right):
        order = np.argsort(-confidence, kind="stable")
        sorted_confidence = confidence[order]
        # The last row of each run of equal confidences: any order among them is as likely.
        ends = np.nonzero(np.append(np.diff(sorted_confidence) != 0, True))[0]
        self.total = len(confidence)
        self.threshold = sorted_confidence[ends]
        self.answered = ends + 1
        self.right = np.cumsum(is_right[order])[ends]
        self.mean_confidence = np.cumsum(sorted_confidence)[ends] / self.answered

    def at(self, threshold):
        """Returns coverage and accuracy of what is answered; (0, None) where nothing is."""
        found = np.nonzero(self.threshold >= threshold)[0]
        if not len(found):
            return 0.0, None
        answered, right = self.answered[found[-1]], self.right[found[-1]]
        return float(answered / self.total), float(right / answered)

    def area_under_risk(self):
        """Geifman, El-Yaniv (2017): the mean wrong share of the k most confident over all k; the
        errors of equal confidences count evenly over them."""
        wrong = np.interp(
            np.arange(1, self.total + 1), np.append(0, self.answered),
            np.append(0, self.answered - self.right))
        return float((wrong / np.arange(1, self.total + 1)).mean())

    def threshold_for(self, target):
        expected = np.minimum(self.answered, MOST_EXPECTED)
        surely = np.floor(expected * self.mean_confidence).astype(int)
        shown = self._shows(target, self.right, self.answered)
        shown |= self._shows(target, self.right + surely, self.answered + expected)
        if shown.any():
            return float(self.threshold[np.nonzero(shown)[0][-1]])
        # Too few to promise anything: the single answer's confidence has to reach the target.
        seen = np.nonzero(self.right / self.answered >= target)[0]
        least = self.threshold[seen[-1]] if len(seen) else np.nextafter(self.threshold[0], 2)
        return float(max(target, least))

    @staticmethod
    def _shows(target, right, answered):
        """Whether a chance of `target` would give so many right ones only one time in ten."""
        from scipy.stats import binom
        return binom.sf(right - 1, answered, target) <= 1 - CONFIDENCE
