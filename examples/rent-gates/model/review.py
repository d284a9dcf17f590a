"""Writes down for people why an accurate model was not registered."""

import json
import os
from pathlib import Path

BASE = Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml")) / "processing"


def main():
    report = json.loads(next(BASE.glob("input/*/model_evaluation_metrics.json")).read_text(encoding="utf-8"))
    gates = {
        "gap": (report["fairness"]["gap"], float(os.environ["LARGEST_GAP"])),
        "bytes": (report["size"]["bytes"], float(os.environ["LARGEST_SIZE"])),
    }
    reasons = [f"{name} is {found:g}, above {most:g}" for name, (found, most) in gates.items() if found > most]
    output = BASE / "output" / "review"
    output.mkdir(parents=True, exist_ok=True)
    (output / "review.md").write_text("".join(f"- {reason}\n" for reason in reasons), encoding="utf-8")
    print("; ".join(reasons))


if __name__ == "__main__":
    main()
