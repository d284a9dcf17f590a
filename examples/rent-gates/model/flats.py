"""The flats that lie beside the scripts: every fourth is kept for the evaluation."""

import csv
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data" / "flats.csv"


def read_flats():
    """Area, district and rent of the flats to learn from, and of those to measure with."""
    with open(DATA, newline="", encoding="utf-8") as file:
        flats = [(float(row["area"]), row["district"], float(row["rent"])) for row in csv.DictReader(file)]
    return [flat for index, flat in enumerate(flats) if index % 4], flats[::4]
