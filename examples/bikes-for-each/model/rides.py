"""The rides that lie beside the scripts."""

import csv
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data" / "rides.csv"


def read_rides():
    with open(DATA, newline="", encoding="utf-8") as file:
        return [{**row, "day": int(row["day"]), "rides": int(row["rides"])} for row in csv.DictReader(file)]
