"""Splits the districts into a training and a held-out part: `train/rows.csv` and `test/rows.csv`, the value last."""

import csv
import hashlib
import os
from pathlib import Path

BASE = Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml"))
DATA = Path(__file__).resolve().parent / "data" / "houses.csv"
HELD_OUT = 0.2


def is_held_out(row, seed):
    """Decided for each row alone: rows that are added later move no other row from one part to the other."""
    digest = hashlib.sha256(f"{seed}:{','.join(row)}".encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64 < HELD_OUT


def write_rows(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def main():
    seed = os.environ.get("SPLIT_SEED", "11")
    with open(DATA, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    parts = {"train": [], "test": []}
    for row in rows:
        parts["test" if is_held_out(row, seed) else "train"].append(row)
    for name, part in parts.items():
        write_rows(BASE / "processing" / "output" / "train" / name / "rows.csv", part)
    print(f"{len(parts['train'])} districts to train from, {len(parts['test'])} held out")


if __name__ == "__main__":
    main()
