"""The estimators that compete: the hyperparameters each takes, by type, and how it is made of them.

Names are those of the library, with hyphens. Libraries are imported when their estimator is built, as a job needs one.
Estimators keep to one thread: the data are small, and jobs may share a machine.
"""

from typing import Any, Callable, Dict, NamedTuple


class Contestant(NamedTuple):
    hyperparameters: Dict[str, Callable[[str], Any]]
    build: Callable[..., Any]


def optional(text):
    """A word, or nothing where it is `none`."""
    return None if text == "none" else text


def layer_sizes(text):
    return tuple(int(size) for size in text.split(","))


def standardised(estimator):
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    return make_pipeline(StandardScaler(), estimator)


def random_forest(random_state, **told):
    from sklearn.ensemble import RandomForestClassifier

    return RandomForestClassifier(random_state=random_state, n_jobs=1, **told)


def neural_net(random_state, **told):
    from sklearn.neural_network import MLPClassifier

    return standardised(MLPClassifier(random_state=random_state, **told))


def logistic_regression(random_state, **told):
    from sklearn.linear_model import LogisticRegression

    return standardised(LogisticRegression(random_state=random_state, **told))


def naive_bayes(random_state, **told):
    from sklearn.naive_bayes import GaussianNB

    return GaussianNB(**told)


def xgboost(random_state, **told):
    from xgboost import XGBClassifier

    return XGBClassifier(random_state=random_state, n_jobs=1, **told)


def lightgbm(random_state, **told):
    from lightgbm import LGBMClassifier

    return LGBMClassifier(random_state=random_state, n_jobs=1, verbose=-1, subsample_freq=1, **told)


CONTESTANTS = {
    "RandomForest": Contestant(
        {
            "n-estimators": int,
            "criterion": str,
            "max-depth": int,
            "min-samples-split": int,
            "min-samples-leaf": int,
            "max-features": optional,
            "class-weight": optional,
        },
        random_forest,
    ),
    "NeuralNet": Contestant(
        {
            "hidden-layer-sizes": layer_sizes,
            "activation": str,
            "learning-rate-init": float,
            "alpha": float,
            "max-iter": int,
        },
        neural_net,
    ),
    "LogisticRegression": Contestant({"C": float, "class-weight": optional, "max-iter": int}, logistic_regression),
    "NaiveBayes": Contestant({"var-smoothing": float}, naive_bayes),
    "XGBoost": Contestant(
        {
            "booster": str,
            "n-estimators": int,
            "learning-rate": float,
            "max-depth": int,
            "min-child-weight": int,
            "subsample": float,
            "colsample-bytree": float,
            "gamma": float,
            "reg-alpha": float,
            "reg-lambda": float,
        },
        xgboost,
    ),
    "LightGBM": Contestant(
        {
            "boosting-type": str,
            "n-estimators": int,
            "learning-rate": float,
            "num-leaves": int,
            "max-depth": int,
            "min-child-samples": int,
            "subsample": float,
            "colsample-bytree": float,
            "reg-alpha": float,
            "reg-lambda": float,
        },
        lightgbm,
    ),
}
