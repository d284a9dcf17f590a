"""Invents a year of rides from three stations and writes model/data/rides.csv, or the file that is named."""

import csv
import random
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "model" / "data" / "rides.csv"
# How many rides start on each day of the week, from Monday.
STATIONS = {
    "campus": [180, 190, 185, 180, 150, 40, 30],
    "harbour": [60, 55, 60, 70, 110, 190, 210],
    "market": [120, 118, 121, 125, 140, 160, 20],
}


def make_days():
    dice = random.Random(5)
    for day in range(364):
        season = "summer" if 91 <= day < 273 else "winter"
        sky = "wet" if dice.random() < (0.25 if season == "summer" else 0.4) else "dry"
        factor = {"summer": 1.2, "winter": 0.8}[season] * {"dry": 1.1, "wet": 0.7}[sky]
        for station, week in STATIONS.items():
            rides = max(0, round(week[day % 7] * factor * dice.gauss(1, 0.08)))
            yield [day, season, sky, station, rides]


def main():
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    with open(target, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["day", "season", "sky", "station", "rides"])
        writer.writerows(make_days())


if __name__ == "__main__":
    main()
