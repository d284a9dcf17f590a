"""Serves the model: rows of 30 features as measured, to a label and the probability of malignancy."""

import csv
import io
import json
import os
from math import exp


def model_fn(model_dir):
    with open(os.path.join(model_dir, "model.json"), encoding="utf-8") as file:
        return json.load(file)


def input_fn(data, content_type):
    """Rows from CSV without a header, or from JSON: a list of rows, bare or as `instances`."""
    text = data if isinstance(data, str) else bytes(data).decode("utf-8")
    kind = content_type.split(";")[0].strip().lower()
    if kind == "text/csv":
        rows = [row for row in csv.reader(io.StringIO(text)) if row]
    elif kind == "application/json":
        body = json.loads(text)
        rows = body["instances"] if isinstance(body, dict) else body
    else:
        raise ValueError(f"content type {content_type} is not supported; send text/csv or application/json")
    return [[float(value) for value in row] for row in rows]


def predict_fn(rows, model):
    return [predict_row(row, model) for row in rows]


def predict_row(row, model):
    if len(row) != len(model["weights"]):
        raise ValueError(f"a row has {len(model['weights'])} features, not {len(row)}")
    score = model["bias"] + sum(
        weight * (value - mean) / deviation
        for weight, value, mean, deviation in zip(model["weights"], row, model["means"], model["deviations"])
    )
    probability = 1 / (1 + exp(-score)) if score >= 0 else exp(score) / (1 + exp(score))
    label = model["positive"] if probability >= 0.5 else model["negative"]
    return {"label": label, "probability": round(probability, 6)}


def output_fn(predictions, accept):
    wanted = [kind.split(";")[0].strip().lower() for kind in (accept or "*/*").split(",")]
    if "text/csv" in wanted:
        lines = [f"{prediction['label']},{prediction['probability']}" for prediction in predictions]
        return "\n".join(lines) + "\n", "text/csv"
    if any(kind in ("application/json", "application/*", "*/*") for kind in wanted):
        return json.dumps({"predictions": predictions}), "application/json"
    raise ValueError(f"accept {accept} is not supported; ask for text/csv or application/json")
