"""Invents parcels that were late or not, laid out as conf.yaml expects them below parcels/ in the bucket.

    python3 tools/make_parcels.py FOLDER

Columns: distance in km, weight in kg, weekday (0 is Monday), hour of posting, load of the hub, rain; then 1 for late.
"""

import csv
import random
import sys
from math import exp
from pathlib import Path


def make_parcel(dice):
    distance, weight = round(dice.lognormvariate(5, 0.8), 1), round(dice.lognormvariate(0.5, 0.9), 2)
    weekday, hour = dice.randrange(6), dice.randrange(7, 21)
    load, rain = round(dice.betavariate(4, 3), 3), int(dice.random() < 0.3)
    score = 0.004 * (distance - 200) + 4 * (load - 0.6) + 0.8 * rain + (hour > 16) * (1.5 if weekday == 4 else 0.6)
    late = int(dice.random() < 1 / (1 + exp(-2 * (score - 0.7))))
    return [distance, weight, weekday, hour, load, rain, late]


def write(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def main(folder):
    dice = random.Random(11)
    parcels = [make_parcel(dice) for _ in range(4000)]
    train, validation, test = parcels[:2800], parcels[2800:3400], parcels[3400:]
    write(folder / "train" / "parcels.csv", train)
    write(folder / "validation" / "parcels.csv", validation)
    write(folder / "test" / "features.csv", [row[:-1] for row in test])
    write(folder / "test" / "labels.csv", [row[-1:] for row in test])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
