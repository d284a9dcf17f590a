"""Splits the data into a training and a held-out part, and standardises the training part.

Writes, below the output channel `train`:
    train/rows.csv         standardised features, then 1 for malignant or 0 for benign
    train/statistics.json  each feature's mean and standard deviation in the training part
    test/rows.csv          features as measured, then 1 or 0; nothing of them is in the statistics
"""

import csv
import hashlib
import json
import os
from pathlib import Path
from statistics import fmean, pstdev

BASE = Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml"))
DATA = Path(__file__).resolve().parent / "data" / "breast_cancer.csv"


def read_rows(path):
    """Features and label of each row. The file says 0 for malignant; here the condition that is looked for is 1."""
    with open(path, newline="", encoding="utf-8") as file:
        lines = csv.reader(file)
        next(lines)
        return [([float(value) for value in line[:-1]], 1 - int(line[-1])) for line in lines]


def in_drawn_order(rows, seed):
    """An order that depends on the rows and the seed alone, on any machine and with any Python."""

    def draw(row):
        return hashlib.sha256(f"{seed}:{row!r}".encode()).digest()

    return sorted(rows, key=draw)


def split(rows, seed, fraction):
    """Holds out the same fraction of each class."""
    train, test = [], []
    for label in (0, 1):
        drawn = in_drawn_order([row for row in rows if row[1] == label], seed)
        held_out = round(len(drawn) * fraction)
        test += drawn[:held_out]
        train += drawn[held_out:]
    return in_drawn_order(train, seed), in_drawn_order(test, seed)


def describe(rows):
    columns = list(zip(*(features for features, _ in rows)))
    # A feature that never varies tells nothing; 1 keeps it from being divided by nothing.
    return {
        "means": [fmean(column) for column in columns],
        "deviations": [pstdev(column) or 1.0 for column in columns],
    }


def standardise(features, statistics):
    return [
        (value - mean) / deviation
        for value, mean, deviation in zip(features, statistics["means"], statistics["deviations"])
    ]


def write_rows(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([*features, label] for features, label in rows)


def main():
    seed = os.environ.get("SPLIT_SEED", "7")
    fraction = float(os.environ.get("TEST_FRACTION", "0.2"))
    train, test = split(read_rows(DATA), seed, fraction)
    statistics = describe(train)
    output = BASE / "processing" / "output" / "train"
    write_rows(output / "train" / "rows.csv", [(standardise(row, statistics), label) for row, label in train])
    (output / "train" / "statistics.json").write_text(json.dumps(statistics), encoding="utf-8")
    write_rows(output / "test" / "rows.csv", test)
    print(f"{len(train)} rows to train from, {len(test)} held out")


if __name__ == "__main__":
    main()
