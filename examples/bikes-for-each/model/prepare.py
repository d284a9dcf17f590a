"""Takes out one station's days and holds back the last of them."""

import json
import os
from pathlib import Path

from rides import read_rides

OUTPUT = Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml")) / "processing" / "output" / "days"


def main():
    station, held_back = os.environ["STATION"], int(os.environ.get("TEST_DAYS", "28"))
    days = [[row["day"], row["rides"]] for row in read_rides() if row["station"] == station]
    if len(days) <= held_back:
        raise SystemExit(f"station {station} has {len(days)} days, of which {held_back} are to be held back")
    OUTPUT.mkdir(parents=True, exist_ok=True)
    parts = {"train": days[:-held_back], "test": days[-held_back:]}
    (OUTPUT / "days.json").write_text(json.dumps(parts), encoding="utf-8")
    print(f"{station}: {len(parts['train'])} days to learn from, {len(parts['test'])} held back")


if __name__ == "__main__":
    main()
