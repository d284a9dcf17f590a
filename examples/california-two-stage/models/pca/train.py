"""Fits a scaler and a PCA on the training part and saves them with the code that serves them."""

import argparse
import os
import shutil
from pathlib import Path

import joblib
import numpy as np
from sklearn.decomposition import PCA
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

BASE = Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml"))
CHANNEL = "pca-preprocess-train"
SOURCE = Path(__file__).resolve().parent


def parse_arguments():
    channel = os.environ.get(f"SM_CHANNEL_{CHANNEL.upper()}", str(BASE / "input" / "data" / CHANNEL))
    parser = argparse.ArgumentParser()
    parser.add_argument("--components", type=int, default=6)
    parser.add_argument("--data", type=Path, default=Path(channel))
    parser.add_argument("--model-dir", type=Path, default=Path(os.environ.get("SM_MODEL_DIR", str(BASE / "model"))))
    return parser.parse_args()


def main():
    arguments = parse_arguments()
    rows = np.loadtxt(arguments.data / "train" / "rows.csv", delimiter=",")
    stage = make_pipeline(StandardScaler(), PCA(arguments.components, svd_solver="full"))
    stage.fit(rows[:, :-1])
    code = arguments.model_dir / "code"
    code.mkdir(parents=True, exist_ok=True)
    joblib.dump(stage, arguments.model_dir / "model.joblib")
    for name in ("inference.py", "requirements.txt"):
        shutil.copyfile(SOURCE / name, code / name)
    explained = stage.named_steps["pca"].explained_variance_ratio_.sum()
    print(f"{arguments.components} components explain {explained:.1%} of the variance")


if __name__ == "__main__":
    main()
