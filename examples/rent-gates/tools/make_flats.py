"""Invents flats and their monthly rents and writes model/data/flats.csv, or the file that is named."""

import csv
import random
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "model" / "data" / "flats.csv"
# Rent without any area, rent for each square metre, and how much rents scatter.
DISTRICTS = {"hill": (220, 14.5, 60), "river": (150, 12.0, 45), "station": (180, 10.5, 70)}


def make_flats():
    dice = random.Random(3)
    for _ in range(240):
        district = dice.choice(sorted(DISTRICTS))
        base, per_metre, scatter = DISTRICTS[district]
        area = round(dice.triangular(22, 140, 60))
        yield [area, district, round(base + per_metre * area + dice.gauss(0, scatter))]


def main():
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    with open(target, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["area", "district", "rent"])
        writer.writerows(make_flats())


if __name__ == "__main__":
    main()
