"""Scores the held-out rows through the artifact's own inference code and reports how well that went."""

import csv
import importlib.util
import json
import os
import tarfile
import tempfile
from pathlib import Path

BASE = Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml"))
INPUT = BASE / "processing" / "input"
ARTIFACT = INPUT / "train-train" / "model.tar.gz"
HELD_OUT = INPUT / "preprocess-train" / "test" / "rows.csv"
REPORT = BASE / "processing" / "output" / "model_evaluation_metrics.json"


def unpack(archive, folder):
    with tarfile.open(archive) as file:
        # Python before 3.12 unpacks anything unless it is told not to, and the oldest cannot be told.
        safely = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
        file.extractall(folder, **safely)


def load_inference(folder):
    spec = importlib.util.spec_from_file_location("inference", folder / "code" / "inference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_held_out(path):
    with open(path, newline="", encoding="utf-8") as file:
        lines = list(csv.reader(file))
    return "\n".join(",".join(line[:-1]) for line in lines), [int(line[-1]) for line in lines]


def area_under_curve(labels, scores):
    """The chance that a malignant row scores above a benign one; a tie counts half."""
    positives = [score for label, score in zip(labels, scores) if label]
    negatives = [score for label, score in zip(labels, scores) if not label]
    wins = sum((one > other) + (one == other) / 2 for one in positives for other in negatives)
    return wins / (len(positives) * len(negatives))


def share(part, whole):
    return part / whole if whole else 0.0


def measure(labels, predictions):
    found = [prediction["label"] == "malignant" for prediction in predictions]
    count = {
        (label, guess): sum(1 for pair in zip(labels, found) if pair == (label, guess))
        for label in (0, 1)
        for guess in (False, True)
    }
    precision = share(count[1, True], count[1, True] + count[0, True])
    recall = share(count[1, True], count[1, True] + count[1, False])
    values = {
        "accuracy": share(count[1, True] + count[0, False], len(labels)),
        "precision": precision,
        "recall": recall,
        "f1": share(2 * precision * recall, precision + recall),
        "auc": area_under_curve(labels, [prediction["probability"] for prediction in predictions]),
    }
    metrics = {name: {"value": value, "standard_deviation": "NaN"} for name, value in values.items()}
    metrics["confusion_matrix"] = {
        str(label): {str(int(guess)): count[label, guess] for guess in (False, True)} for label in (0, 1)
    }
    return {"binary_classification_metrics": metrics}


def main():
    with tempfile.TemporaryDirectory() as folder:
        unpack(ARTIFACT, folder)
        inference = load_inference(Path(folder))
        text, labels = read_held_out(HELD_OUT)
        model = inference.model_fn(folder)
        predictions = inference.predict_fn(inference.input_fn(text, "text/csv"), model)
    report = measure(labels, predictions)
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(json.dumps(report, indent=2), encoding="utf-8")
    accuracy = report["binary_classification_metrics"]["accuracy"]["value"]
    print(f"accuracy {accuracy:.4f} on {len(labels)} held-out rows")


if __name__ == "__main__":
    main()
