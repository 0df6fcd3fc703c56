"""Rows of tables and images as the numbers that scikit-learn and LightGBM want.

Written by hand, as for single answers scikit-learn's own column transformers take longer than most
of the models behind them.
"""
import numpy as np


class Pixels:
    """Brightness from 0 to 1."""

    categories = []

    def __init__(self, brightest):
        self.brightest = np.float32(brightest)

    def fit(self, rows):
        return self

    def encode(self, rows):
        return np.asarray(rows, dtype=np.float32) / self.brightest


class Numbers:
    """Numbers as they are, categories as the place of their word; missing ones NaN: for trees."""

    def __init__(self, categories):
        self.categories = categories

    def fit(self, rows):
        self.places = {
            c: {word: i for i, word in enumerate(sorted({r[c] for r in rows if r[c] is not None}))}
            for c in self.categories}
        return self

    def encode(self, rows):
        if not self.categories:
            return np.array(rows, dtype=np.float64)
        return np.array(
            [[self.places[i].get(v) if i in self.places else v for i, v in enumerate(row)]
             for row in rows], dtype=np.float64)


class Scaled:
    """Standardised numbers, the mean for missing ones; a column for each word: for distances."""

    def __init__(self, categories):
        self.numbers = Numbers(categories)

    def fit(self, rows):
        found = self.numbers.fit(rows).encode(rows)
        self.plain = [i for i in range(found.shape[1]) if i not in self.numbers.categories]
        values = found[:, self.plain]
        self.mean = np.nan_to_num(np.nanmean(values, axis=0))
        self.spread = np.nan_to_num(np.nanstd(values, axis=0), nan=1.0)
        self.spread[self.spread == 0] = 1
        return self

    def encode(self, rows):
        found = self.numbers.encode(rows)
        parts = [np.nan_to_num((found[:, self.plain] - self.mean) / self.spread)]
        for column in self.numbers.categories:
            words = np.arange(len(self.numbers.places[column]))
            parts.append((found[:, [column]] == words).astype(float))
        return np.hstack(parts)
