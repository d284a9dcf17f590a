"""Learns the rides of each day of the week, where later weeks count more."""

import argparse
import json
import os
import shutil
from pathlib import Path

BASE = Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml"))
INFERENCE = Path(__file__).resolve().parent / "inference.py"


def parse_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--station", required=True)
    parser.add_argument("--smoothing", type=float, default=0.2)
    parser.add_argument("--model-dir", type=Path, default=Path(os.environ.get("SM_MODEL_DIR", str(BASE / "model"))))
    return parser.parse_args()


def smooth(days, smoothing):
    """An exponential average for each day of the week."""
    week = {}
    for day, rides in days:
        known = week.get(day % 7, rides)
        week[day % 7] = known + smoothing * (rides - known)
    return [round(week[weekday], 3) for weekday in range(7)]


def main():
    arguments = parse_arguments()
    # The channel is named for the clone that feeds this one.
    days = BASE / "input" / "data" / f"Prepare-{arguments.station}-days" / "days.json"
    week = smooth(json.loads(days.read_text(encoding="utf-8"))["train"], arguments.smoothing)
    code = arguments.model_dir / "code"
    code.mkdir(parents=True, exist_ok=True)
    (arguments.model_dir / "model.json").write_text(json.dumps({"station": arguments.station, "week": week}))
    shutil.copyfile(INFERENCE, code / INFERENCE.name)
    print(f"{arguments.station}: {week}")


if __name__ == "__main__":
    main()
