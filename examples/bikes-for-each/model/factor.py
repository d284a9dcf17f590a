"""Tells how rides under one season and sky compare with an average day."""

import json
import os
from pathlib import Path
from statistics import fmean

from rides import read_rides

OUTPUT = Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml")) / "processing" / "output" / "factor"


def main():
    season, sky = os.environ["SEASON"], os.environ["SKY"]
    rows = read_rides()
    alike = [row["rides"] for row in rows if (row["season"], row["sky"]) == (season, sky)]
    factor = fmean(alike) / fmean(row["rides"] for row in rows)
    OUTPUT.mkdir(parents=True, exist_ok=True)
    found = {"season": season, "sky": sky, "factor": round(factor, 3)}
    (OUTPUT / "factor.json").write_text(json.dumps(found), encoding="utf-8")
    print(f"{season}, {sky}: {factor:.3f} of an average day")


if __name__ == "__main__":
    main()
