"""Serves the lines: rows of area and district, to a rent each."""

import csv
import io
import json
import os


def model_fn(model_dir):
    with open(os.path.join(model_dir, "model.json"), encoding="utf-8") as file:
        return json.load(file)


def input_fn(data, content_type):
    if content_type.split(";")[0].strip().lower() != "text/csv":
        raise ValueError(f"content type {content_type} is not supported; send text/csv")
    text = data if isinstance(data, str) else bytes(data).decode("utf-8")
    return [(float(area), district.strip()) for area, district in csv.reader(io.StringIO(text))]


def predict_fn(flats, model):
    unknown = sorted({district for _, district in flats} - set(model))
    if unknown:
        raise ValueError(f"district {unknown[0]} is not one of {', '.join(sorted(model))}")
    return [model[district]["base"] + model[district]["slope"] * area for area, district in flats]


def output_fn(rents, _accept):
    return "".join(f"{rent:.0f}\n" for rent in rents), "text/csv"
