"""What is measured of scores on test rows; each figure as `tideline evaluate` defines it."""
import numpy as np

from calibration import Curve, softmax

BINS = 15


def quality(scores, labels, temperature, thresholds):
    """Returns the figures of a calibrated model.

    scores: a row per test row, a column per class of the training rows.
    labels: -1 for a class that no training row has, which counts as wrong.
    thresholds: for 95 % and 98 %, as training rows chose them.
    """
    chances = softmax(scores / temperature)
    guesses = chances.argmax(1)
    confidence, is_right = chances.max(1), guesses == labels
    curve = Curve(confidence, is_right)
    (at95, reached95), (at98, reached98) = (curve.at(t) for t in thresholds)
    return {
        "accuracy": float(is_right.mean()),
        "macro_f1": macro_f1(guesses, labels),
        "coverage_at_95": at95,
        "selective_accuracy_at_95": reached95,
        "coverage_at_98": at98,
        "selective_accuracy_at_98": reached98,
        "ece": calibration_error(confidence, is_right),
        "aurc": curve.area_under_risk(),
    }


def macro_f1(guesses, labels):
    """The mean over classes that have test rows or are guessed."""
    scores = []
    for label in set(guesses) | set(labels):
        both = np.sum((guesses == label) & (labels == label))
        scores.append(2 * both / (np.sum(guesses == label) + np.sum(labels == label)))
    return float(np.mean(scores))


def calibration_error(confidence, is_right):
    """Expected calibration error over bins of equal width."""
    places = np.minimum((confidence * BINS).astype(int), BINS - 1)
    gaps = [abs(confidence[places == b].sum() - is_right[places == b].sum()) for b in range(BINS)]
    return float(sum(gaps) / len(confidence))
