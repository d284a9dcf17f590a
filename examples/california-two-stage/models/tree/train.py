"""Fits boosted trees on the components and saves them with the code that serves them."""

import argparse
import os
import shutil
from pathlib import Path

import joblib
import numpy as np
from sklearn.ensemble import GradientBoostingRegressor

BASE = Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml"))
CHANNEL = "tree-preprocess-train"
SOURCE = Path(__file__).resolve().parent


def parse_arguments():
    channel = os.environ.get(f"SM_CHANNEL_{CHANNEL.upper()}", str(BASE / "input" / "data" / CHANNEL))
    parser = argparse.ArgumentParser()
    parser.add_argument("--estimators", type=int, default=200)
    parser.add_argument("--depth", type=int, default=4)
    parser.add_argument("--learning-rate", type=float, default=0.08)
    parser.add_argument("--data", type=Path, default=Path(channel))
    parser.add_argument("--model-dir", type=Path, default=Path(os.environ.get("SM_MODEL_DIR", str(BASE / "model"))))
    return parser.parse_args()


def main():
    arguments = parse_arguments()
    rows = np.loadtxt(arguments.data / "train" / "rows.csv", delimiter=",")
    model = GradientBoostingRegressor(
        n_estimators=arguments.estimators,
        max_depth=arguments.depth,
        learning_rate=arguments.learning_rate,
        subsample=0.8,
        random_state=0,
    )
    model.fit(rows[:, :-1], rows[:, -1])
    code = arguments.model_dir / "code"
    code.mkdir(parents=True, exist_ok=True)
    joblib.dump(model, arguments.model_dir / "model.joblib")
    for name in ("inference.py", "requirements.txt"):
        shutil.copyfile(SOURCE / name, code / name)
    print(f"{arguments.estimators} trees fit the training part with R2 {model.score(rows[:, :-1], rows[:, -1]):.3f}")


if __name__ == "__main__":
    main()
