"""Compares what the batch transform predicted for the held-out districts with their values."""

import json
import os
from pathlib import Path

import numpy as np
from sklearn.metrics import mean_absolute_error, mean_squared_error, r2_score

BASE = Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml"))
INPUT = BASE / "processing" / "input"
VALUES = INPUT / "tree-preprocess-train" / "test" / "y_test.csv"
PREDICTIONS = INPUT / "tree-transform-train" / "x_test.csv.out"
REPORT = BASE / "processing" / "output" / "model_evaluation_metrics.json"


def main():
    values, predictions = (np.loadtxt(path, delimiter=",") for path in (VALUES, PREDICTIONS))
    metrics = {
        "mae": mean_absolute_error(values, predictions),
        "mse": mean_squared_error(values, predictions),
        "rmse": mean_squared_error(values, predictions) ** 0.5,
        "r2": r2_score(values, predictions),
    }
    report = {
        "regression_metrics": {
            name: {"value": float(value), "standard_deviation": "NaN"} for name, value in metrics.items()
        }
    }
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(json.dumps(report, indent=2), encoding="utf-8")
    print(f"R2 {metrics['r2']:.3f} on {len(values)} held-out districts")


if __name__ == "__main__":
    main()
