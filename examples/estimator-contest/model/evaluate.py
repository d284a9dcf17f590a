"""Scores the held-out rows through the artifact's own inference code and reports how well that went.

The metric that registration depends on is reported once more as `register_metric`: a condition reads a fixed path of the
report, so that a parameter can choose the metric only here.
"""

import argparse
import importlib.util
import json
import os
import tarfile
import tempfile
from pathlib import Path

import numpy as np
from sklearn import metrics

BASE = Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml"))
INPUT = BASE / "processing" / "input"
ARTIFACT = INPUT / "refit-test" / "model.tar.gz"
HELD_OUT = INPUT / "preprocess-test" / "rows.csv"
REPORT = BASE / "processing" / "output" / "evaluation.json"

SCORES = {
    "accuracy": lambda truth, found, _: metrics.accuracy_score(truth, found),
    "precision": lambda truth, found, _: metrics.precision_score(truth, found, zero_division=0),
    "recall": lambda truth, found, _: metrics.recall_score(truth, found),
    "f1": lambda truth, found, _: metrics.f1_score(truth, found),
    "auc": lambda truth, _, probabilities: metrics.roc_auc_score(truth, probabilities),
}


def parse_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("script", nargs="?", help="comes first in a processing job; not used")
    parser.add_argument("--register-metric", choices=sorted(SCORES), default="auc")
    return parser.parse_args()


def unpack(archive, folder):
    with tarfile.open(archive) as file:
        # Python before 3.12 unpacks anything unless it is told not to, and the oldest cannot be told.
        safely = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
        file.extractall(folder, **safely)


def load_inference(folder):
    spec = importlib.util.spec_from_file_location("inference", Path(folder) / "code" / "inference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predict(features):
    """The probability of the positive label for each row."""
    with tempfile.TemporaryDirectory() as folder:
        unpack(ARTIFACT, folder)
        inference = load_inference(folder)
        predictions = inference.predict_fn(features, inference.model_fn(folder))
    return np.array([prediction["probability"] for prediction in predictions])


def report_on(truth, probabilities):
    found = (probabilities >= 0.5).astype(int)
    report = {
        name: {"value": float(score(truth, found, probabilities)), "standard_deviation": "NaN"}
        for name, score in SCORES.items()
    }
    (true_negative, false_positive), (false_negative, true_positive) = metrics.confusion_matrix(
        truth, found, labels=[0, 1]
    ).tolist()
    report["confusion_matrix"] = {
        "0": {"0": true_negative, "1": false_positive},
        "1": {"0": false_negative, "1": true_positive},
    }
    false_positives, true_positives, _ = metrics.roc_curve(truth, probabilities)
    report["receiver_operating_characteristic_curve"] = {
        "false_positive_rates": false_positives.tolist(),
        "true_positive_rates": true_positives.tolist(),
    }
    precisions, recalls, _ = metrics.precision_recall_curve(truth, probabilities)
    report["precision_recall_curve"] = {"precisions": precisions.tolist(), "recalls": recalls.tolist()}
    return report


def main():
    chosen = parse_arguments().register_metric
    rows = np.loadtxt(HELD_OUT, delimiter=",")
    report = report_on(rows[:, -1].astype(int), predict(rows[:, :-1]))
    whole = {"binary_classification_metrics": report, "register_metric": {"name": chosen, **report[chosen]}}
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(json.dumps(whole, indent=2), encoding="utf-8")
    print(f"{chosen} {report[chosen]['value']:.4f} on {len(rows)} held-out rows")


if __name__ == "__main__":
    main()
