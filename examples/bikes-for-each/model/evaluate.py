"""Measures how far the model is from the days held back."""

import json
import os
import tarfile
from pathlib import Path
from statistics import fmean

BASE = Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml")) / "processing"
STATION = os.environ["STATION"]


def read_model(archive):
    with tarfile.open(archive) as file:
        return json.load(file.extractfile("model.json"))


def main():
    days = BASE / "input" / f"Prepare-{STATION}-train" / "days.json"
    week = read_model(BASE / "input" / f"Train-{STATION}-train" / "model.tar.gz")["week"]
    test = json.loads(days.read_text(encoding="utf-8"))["test"]
    error = fmean(abs(rides - week[day % 7]) for day, rides in test)
    report = {"station": STATION, "regression_metrics": {"mae": {"value": error, "standard_deviation": "NaN"}}}
    (BASE / "output" / "model_evaluation_metrics.json").write_text(json.dumps(report, indent=2))
    print(f"{STATION}: {error:.1f} rides off on an average day")


if __name__ == "__main__":
    main()
