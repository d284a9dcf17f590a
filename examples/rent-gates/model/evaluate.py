"""Reports what the gates ask: how accurate the model is, how fair to the districts, and how large."""

import json
import os
import tarfile
from pathlib import Path
from statistics import fmean

from flats import read_flats
from inference import predict_fn

BASE = Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml")) / "processing"
ARTIFACT = BASE / "input" / "Train-train" / "model.tar.gz"
REPORT = BASE / "output" / "model_evaluation_metrics.json"


def measure(flats, model):
    rents = [rent for _, _, rent in flats]
    errors = [guess - rent for guess, rent in zip(predict_fn([flat[:2] for flat in flats], model), rents)]
    mean = fmean(rents)
    unexplained = sum(error**2 for error in errors) / sum((rent - mean) ** 2 for rent in rents)
    by_district = {
        name: fmean(abs(error) for error, flat in zip(errors, flats) if flat[1] == name) for name in sorted(model)
    }
    return {
        "regression_metrics": {"r2": {"value": 1 - unexplained, "standard_deviation": "NaN"}},
        "fairness": {"gap": max(by_district.values()) - min(by_district.values()), "errors": by_district},
    }


def main():
    with tarfile.open(ARTIFACT) as file:
        content = file.extractfile("model.json").read()
    _, test = read_flats()
    report = {**measure(test, json.loads(content)), "size": {"bytes": len(content)}}
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(json.dumps(report, indent=2), encoding="utf-8")
    print(json.dumps(report))


if __name__ == "__main__":
    main()
