"""Turns both parts into components with the first stage's artifact.

Writes, below the output channel `train`: train/rows.csv (components, then the value), test/x_test.csv, test/y_test.csv.
"""

import os
import tarfile
import tempfile
from pathlib import Path

import joblib
import numpy as np

BASE = Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml"))
INPUT = BASE / "processing" / "input"
ROWS = INPUT / "pca-preprocess-input-train"
ARTIFACT = INPUT / "pca-train-input-train" / "model.tar.gz"
OUTPUT = BASE / "processing" / "output" / "train"


def load_stage(archive):
    with tempfile.TemporaryDirectory() as folder, tarfile.open(archive) as file:
        # Python before 3.12 unpacks anything unless it is told not to, and the oldest cannot be told.
        safely = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
        file.extractall(folder, **safely)
        return joblib.load(Path(folder) / "model.joblib")


def write(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savetxt(path, rows, delimiter=",", fmt="%.10g")


def main():
    stage = load_stage(ARTIFACT)
    parts = {name: np.loadtxt(ROWS / name / "rows.csv", delimiter=",") for name in ("train", "test")}
    components = {name: stage.transform(rows[:, :-1]) for name, rows in parts.items()}
    write(OUTPUT / "train" / "rows.csv", np.column_stack([components["train"], parts["train"][:, -1]]))
    write(OUTPUT / "test" / "x_test.csv", components["test"])
    write(OUTPUT / "test" / "y_test.csv", parts["test"][:, -1])
    print(f"{components['train'].shape[1]} components of {len(parts['train'])} and {len(parts['test'])} districts")


if __name__ == "__main__":
    main()
