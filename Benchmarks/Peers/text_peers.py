"""scikit-learn's linear models on TF-IDF of words and characters: what Python users pick for texts.

Of the settings that were tried these told most: words of one and two, characters of two to five
inside word bounds, sublinear counts, and features of characters that occur twice at least.
"""
import numpy as np

from peer import Peer, logarithms, two_sided


class Linear(Peer):
    def __init__(self, title, make_model):
        self.title, self.make_model = title, make_model

    def fit(self, rows, labels):
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.pipeline import make_pipeline, make_union
        words = TfidfVectorizer(
            ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"(?u)\b\w+\b", dtype=np.float32)
        characters = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2, dtype=np.float32)
        self.model = make_pipeline(make_union(words, characters), self.make_model())
        self.model.fit(rows, labels)
        self.classes = self.model.classes_

    def scores(self, rows):
        if hasattr(self.model, "predict_proba"):
            return logarithms(self.model.predict_proba(rows))
        return two_sided(self.model.decision_function(rows))

    def open(self):
        # A sparse row times weights in C order copies all weights at every call: three times as
        # slow. In Fortran order it does not; users who care do this.
        self.model[-1].coef_ = np.asfortranarray(self.model[-1].coef_)


def linear_svc():
    from sklearn.svm import LinearSVC
    return LinearSVC(C=1.0)


def logistic_regression():
    from sklearn.linear_model import LogisticRegression
    return LogisticRegression(C=10, max_iter=200)


PEERS = {
    "linear-svc": lambda data: Linear("LinearSVC, TF-IDF words + characters", linear_svc),
    "logistic": lambda data: Linear(
        "logistic regression, TF-IDF words + characters", logistic_regression),
}
