"""Trains one contestant: with folds it tells how well it does, without it keeps the model and the code that serves it.

The hyperparameters that were not told keep the library's defaults; one that the contestant does not take is refused.
"""

import argparse
import json
import os
import shutil
import warnings
from pathlib import Path

import joblib
import numpy as np
from contestants import CONTESTANTS
from sklearn.model_selection import StratifiedKFold, cross_val_score

BASE = Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml"))
SOURCE = Path(__file__).resolve().parent


def parse_arguments():
    """The settings of the run, and the hyperparameters under the names that the library gives them."""
    channel = os.environ.get("SM_CHANNEL_PREPROCESS-TRAIN", str(BASE / "input" / "data" / "preprocess-train"))
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("--estimator", choices=sorted(CONTESTANTS), required=True)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--scorer", default="roc_auc")
    parser.add_argument("--random-state", type=int, default=42)
    parser.add_argument("--data", type=Path, default=Path(channel))
    parser.add_argument("--model-dir", type=Path, default=Path(os.environ.get("SM_MODEL_DIR", str(BASE / "model"))))
    settings, rest = parser.parse_known_args()
    own = argparse.ArgumentParser(f"train.py --estimator {settings.estimator}", allow_abbrev=False)
    for name, kind in CONTESTANTS[settings.estimator].hyperparameters.items():
        own.add_argument(f"--{name}" if len(name) > 1 else f"-{name}", type=kind, default=argparse.SUPPRESS)
    return settings, vars(own.parse_args(rest))


def validate(model, rows, settings):
    folds = StratifiedKFold(settings.folds, shuffle=True, random_state=settings.random_state)
    scores = cross_val_score(
        model, rows[:, :-1], rows[:, -1], cv=folds, scoring=settings.scorer, error_score="raise"
    )
    print(f"{settings.scorer} of {settings.folds} folds: {', '.join(f'{score:.4f}' for score in scores)}")
    print(f"validation_score: {scores.mean()}")


def keep(model, settings):
    """The artifact is whole in itself: whoever loads it finds the code that reads it under code/."""
    code = settings.model_dir / "code"
    code.mkdir(parents=True, exist_ok=True)
    joblib.dump(model, settings.model_dir / "model.joblib")
    shutil.copyfile(settings.data / "labels.json", settings.model_dir / "labels.json")
    for name in ("inference.py", "requirements.txt"):
        shutil.copyfile(SOURCE / name, code / name)


def main():
    settings, hyperparameters = parse_arguments()
    print(f"{settings.estimator} with {json.dumps(hyperparameters)}")
    # A search tries small numbers of iterations on purpose; that some do not converge is no news.
    warnings.filterwarnings("ignore", module="sklearn")
    rows = np.loadtxt(settings.data / "rows.csv", delimiter=",")
    model = CONTESTANTS[settings.estimator].build(settings.random_state, **hyperparameters)
    if settings.folds > 0:
        validate(model, rows, settings)
    else:
        keep(model.fit(rows[:, :-1], rows[:, -1]), settings)
        print(f"{settings.estimator} trained on {len(rows)} rows")


if __name__ == "__main__":
    main()
