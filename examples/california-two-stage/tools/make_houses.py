"""Makes models/pca/data/houses.csv: invented districts that look like those of the California housing data.

Standard library only; the same seed writes the same bytes. Columns are those of the well-known data set, values are not.
"""

import csv
import sys
from math import exp, hypot
from random import Random

SEED = 20250301
ROWS = 1500
COLUMNS = [
    "MedInc",
    "HouseAge",
    "AveRooms",
    "AveBedrms",
    "Population",
    "AveOccup",
    "Latitude",
    "Longitude",
    "MedHouseVal",
]
# Two places that people pay to live near: latitude, longitude, how far that is felt, what it adds.
CITIES = [(37.77, -122.42, 0.9, 1.3), (34.05, -118.24, 1.1, 0.9)]


def near_cities(latitude, longitude):
    return sum(
        worth * exp(-hypot(latitude - north, longitude - east) / reach) for north, east, reach, worth in CITIES
    )


def place(draw):
    """Most districts lie around a city, the others anywhere in the valley between."""
    if draw.random() < 0.7:
        north, east, reach, _ = draw.choice(CITIES)
        return draw.gauss(north, reach / 2), draw.gauss(east, reach / 2)
    along = draw.random()
    return 34 + 5 * along + draw.gauss(0, 0.4), -118 - 4 * along + draw.gauss(0, 0.4)


def district(draw):
    income = min(15.0, max(0.5, draw.lognormvariate(1.25, 0.42)))
    age = float(draw.randint(1, 52))
    rooms = max(1.5, 3.6 + 0.42 * income + draw.gauss(0, 0.8))
    bedrooms = max(0.5, 0.9 + 0.02 * rooms + draw.gauss(0, 0.06))
    population = float(max(20, round(draw.lognormvariate(7.0, 0.6))))
    occupancy = max(1.1, draw.gauss(2.9, 0.6))
    latitude, longitude = place(draw)
    value = (
        0.25
        + 0.34 * income
        + near_cities(latitude, longitude)
        + 0.006 * age
        + 0.05 * (rooms - 5)
        - 0.18 * (occupancy - 2.9)
        + draw.gauss(0, 0.22)
    )
    # As in the original, what is dearer than five is recorded as five.
    return income, age, rooms, bedrooms, population, occupancy, latitude, longitude, min(5.0, max(0.15, value))


def main(path):
    draw = Random(SEED)
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for _ in range(ROWS):
            writer.writerow([f"{value:.4f}" for value in district(draw)])


if __name__ == "__main__":
    main(sys.argv[1])
