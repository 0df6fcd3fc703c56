"""Trees, kernels, neighbours and networks for tables and small images.

Settings are those that users begin with where these are among the best, else those that three-fold
cross-validation on the training rows preferred (never the test rows).
"""
import numpy as np

from encoding import Numbers, Pixels, Scaled
from peer import Peer, logarithms, two_sided


class Dense(Peer):
    """Encodes, then asks a model of scikit-learn's shape."""

    def __init__(self, title, encoder, make_model):
        self.title, self.encoder, self.make_model = title, encoder, make_model

    def fit(self, rows, labels):
        self.encoder.fit(rows)
        self.estimator = self.make_model()
        self.estimator.fit(self.encoder.encode(rows), labels)
        self.classes = self.estimator.classes_
        self.model = (self.encoder, self.estimator)

    def scores(self, rows):
        encoded = self.encoder.encode(rows)
        if hasattr(self.estimator, "predict_proba"):
            return logarithms(self.estimator.predict_proba(encoded))
        return two_sided(self.estimator.decision_function(encoded))


class LightGBM(Dense):
    """Through its booster, whose raw scores are logits; the wrapper around it costs time."""

    def fit(self, rows, labels):
        from lightgbm import LGBMClassifier
        encoded = self.encoder.fit(rows).encode(rows)
        self.estimator = LGBMClassifier(
            n_estimators=100, learning_rate=0.1, num_leaves=31, n_jobs=1, verbose=-1,
            random_state=0)
        # Columns that hold words are told to it, and to HistGradientBoosting, as such.
        self.estimator.fit(
            encoded, labels, categorical_feature=self.encoder.categories or "auto")
        self.classes = self.estimator.classes_
        self.booster = self.estimator.booster_
        self.model = (self.encoder, self.estimator)

    def scores(self, rows):
        found = self.booster.predict(self.encoder.encode(rows), raw_score=True, num_threads=1)
        if found.ndim == 1:
            return np.stack([np.zeros_like(found), found], 1)
        return found


class SVM(Dense):
    """Answers by its votes, and is as sure as the margins of all pairs of classes are.

    What scikit-learn makes of the votes orders the classes but hardly says how sure it is: with
    softmax over that and a fifth held out, letter answers 0.79 of the rows at 98 % instead of 0.96.
    """

    # About what Platt's scaling comes to on these sets; the temperature does the rest.
    SLOPE = 3.0

    def fit(self, rows, labels):
        super().fit(rows, labels)
        # Of each pair of classes which is the first and which the second, a row per pair.
        first, second = np.triu_indices(len(self.classes), 1)
        self.first, self.second = (np.eye(len(self.classes))[place] for place in (first, second))

    def scores(self, rows):
        margins = self.SLOPE * self.estimator.decision_function(self.encoder.encode(rows))
        if len(self.classes) == 2:
            return two_sided(margins)
        found = -np.logaddexp(0, -margins) @ self.first - np.logaddexp(0, margins) @ self.second
        votes = (margins > 0) @ self.first + (margins <= 0) @ self.second
        # Among equal votes the margins decide.
        winners = (votes + 1e-6 * found).argmax(1)
        found[np.arange(len(found)), winners] = found.max(1) + 1e-6
        return found


def encoder_for_trees(data):
    return Pixels(data.brightest) if data.kind == "image" else Numbers(data.categories)


def encoder_for_distances(data):
    return Pixels(data.brightest) if data.kind == "image" else Scaled(data.categories)


def lightgbm(data):
    return LightGBM("LightGBM, 100 rounds", encoder_for_trees(data), None)


def boosted(data):
    from sklearn.ensemble import HistGradientBoostingClassifier
    return Dense("HistGradientBoosting, 100 rounds", encoder_for_trees(data),
                 lambda: HistGradientBoostingClassifier(
                     max_iter=100, early_stopping=False, random_state=0,
                     categorical_features=data.categories or None))


def random_forest(data):
    from sklearn.ensemble import RandomForestClassifier
    return Dense("random forest, 300 trees", encoder_for_trees(data),
                 lambda: RandomForestClassifier(300, n_jobs=1, random_state=0))


def extra_trees(data):
    from sklearn.ensemble import ExtraTreesClassifier
    return Dense("extra trees, 300 trees", encoder_for_trees(data),
                 lambda: ExtraTreesClassifier(300, n_jobs=1, random_state=0))


# Cross-validated; others get C = 10 and gamma by the variance of the training rows, and scaled
# numbers, as is advised where columns have different units.
KERNELS = {"letter": (10, 0.12), "mnist": (5, 0.03)}
UNSCALED_NEIGHBOURS = {"letter"}


def svm(data):
    from sklearn.svm import SVC
    c, gamma = KERNELS.get(data.name, (10, "scale"))
    return SVM(f"SVM, RBF, C {c}, gamma {gamma}", encoder_for_distances(data),
               lambda: SVC(
                   C=c, gamma=gamma, cache_size=500, decision_function_shape="ovo"))


def neighbours(data):
    from sklearn.neighbors import KNeighborsClassifier
    encoder = encoder_for_trees if data.name in UNSCALED_NEIGHBOURS else encoder_for_distances
    return Dense("3 nearest neighbours", encoder(data),
                 lambda: KNeighborsClassifier(3, weights="distance", n_jobs=1))


def network(data):
    from sklearn.neural_network import MLPClassifier
    # Few rows need more passes to come as far.
    few = len(data.train) < 5000
    return Dense("MLP, 256 + 128", encoder_for_distances(data),
                 lambda: MLPClassifier(
                     (256, 128), batch_size=64 if few else 128, max_iter=60 if few else 15,
                     n_iter_no_change=100, random_state=0))


TABLE_PEERS = {
    "lightgbm": lightgbm,
    "hist-gradient-boosting": boosted,
    "random-forest": random_forest,
    "extra-trees": extra_trees,
    "svm-rbf": svm,
    "neighbours": neighbours,
}
IMAGE_PEERS = {"svm-rbf": svm, "neighbours": neighbours, "mlp": network}
