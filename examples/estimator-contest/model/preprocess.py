"""Reads one of the data sets that scikit-learn brings along, as a question with two answers, and splits it.

Writes, below the outputs `train` and `test`: rows.csv (features as measured, then 1 or 0).
Below `train` also labels.json: what 0 and 1 are called.
"""

import argparse
import json
import os
from pathlib import Path

import numpy as np
from sklearn.datasets import load_breast_cancer, load_wine
from sklearn.model_selection import train_test_split

OUTPUT = Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml")) / "processing" / "output"


def breast_cancer():
    features, target = load_breast_cancer(return_X_y=True)
    # The set says 0 for malignant; here what is looked for is 1.
    return features, 1 - target, ["benign", "malignant"]


def wine():
    features, target = load_wine(return_X_y=True)
    return features, (target == 0).astype(int), ["another-cultivar", "first-cultivar"]


DATASETS = {"breast-cancer": breast_cancer, "wine": wine}


def parse_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("script", nargs="?", help="comes first in a processing job; not used")
    parser.add_argument("--dataset", choices=sorted(DATASETS), required=True)
    parser.add_argument("--stratify", choices=["True", "False"], default="True")
    parser.add_argument("--test-size", type=float, default=0.2)
    parser.add_argument("--random-state", type=int, default=42)
    return parser.parse_args()


def write_rows(name, features, target):
    folder = OUTPUT / name
    folder.mkdir(parents=True, exist_ok=True)
    np.savetxt(folder / "rows.csv", np.column_stack([features, target]), delimiter=",", fmt="%.10g")
    print(f"{name}: {len(target)} rows, {target.sum()} of them positive")


def main():
    arguments = parse_arguments()
    features, target, labels = DATASETS[arguments.dataset]()
    train_x, test_x, train_y, test_y = train_test_split(
        features,
        target,
        test_size=arguments.test_size,
        random_state=arguments.random_state,
        stratify=target if arguments.stratify == "True" else None,
    )
    write_rows("train", train_x, train_y)
    write_rows("test", test_x, test_y)
    (OUTPUT / "train" / "labels.json").write_text(json.dumps(labels), encoding="utf-8")


if __name__ == "__main__":
    main()
