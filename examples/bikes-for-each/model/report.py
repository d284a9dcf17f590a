"""Puts together what all clones found: which station is hardest to foresee, and what the weather does."""

import json
import os
from pathlib import Path

BASE = Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml")) / "processing"


def read_all(name):
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(BASE.glob(f"input/*/{name}"))]


def main():
    reports = read_all("model_evaluation_metrics.json")
    errors = {report["station"]: report["regression_metrics"]["mae"]["value"] for report in reports}
    factors = {f"{found['season']}, {found['sky']}": found["factor"] for found in read_all("factor.json")}
    output = BASE / "output" / "report"
    output.mkdir(parents=True, exist_ok=True)
    hardest = max(errors, key=errors.get)
    overview = {"errors": errors, "hardest": hardest, "factors": factors}
    (output / "overview.json").write_text(json.dumps(overview, indent=2), encoding="utf-8")
    print(f"{len(errors)} stations, the hardest is {hardest}; {len(factors)} kinds of weather")


if __name__ == "__main__":
    main()
