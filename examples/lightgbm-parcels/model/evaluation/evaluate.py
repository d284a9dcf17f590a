"""Compares what the transform job predicted with what happened to the parcels."""

import json
import os
from pathlib import Path

BASE = Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml")) / "processing"
PREDICTIONS = BASE / "input" / "delay-Transform-test" / "features.csv.out"
LABELS = BASE / "input" / "labels" / "labels.csv"
REPORT = BASE / "output" / "model_evaluation_metrics.json"


def read_numbers(path):
    return [float(line) for line in path.read_text(encoding="utf-8").split()]


def area_under_curve(labels, scores):
    """The chance that a late parcel scores above a punctual one; a tie counts half."""
    late = [score for label, score in zip(labels, scores) if label]
    punctual = [score for label, score in zip(labels, scores) if not label]
    wins = sum((one > other) + (one == other) / 2 for one in late for other in punctual)
    return wins / (len(late) * len(punctual))


def main():
    labels, scores = read_numbers(LABELS), read_numbers(PREDICTIONS)
    if len(labels) != len(scores):
        raise SystemExit(f"{len(scores)} predictions for {len(labels)} parcels")
    right = sum((score >= 0.5) == bool(label) for label, score in zip(labels, scores))
    values = {"accuracy": right / len(labels), "auc": area_under_curve(labels, scores)}
    metrics = {name: {"value": value, "standard_deviation": "NaN"} for name, value in values.items()}
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(json.dumps({"binary_classification_metrics": metrics}, indent=2), encoding="utf-8")
    print(", ".join(f"{name} {value:.4f}" for name, value in values.items()))


if __name__ == "__main__":
    main()
