"""Serves one station: day numbers, one a line, to the rides to be expected."""

import json
import os


def model_fn(model_dir):
    with open(os.path.join(model_dir, "model.json"), encoding="utf-8") as file:
        return json.load(file)


def input_fn(data, content_type):
    if content_type.split(";")[0].strip().lower() != "text/csv":
        raise ValueError(f"content type {content_type} is not supported; send text/csv")
    text = data if isinstance(data, str) else bytes(data).decode("utf-8")
    return [int(line) for line in text.split()]


def predict_fn(days, model):
    return {"station": model["station"], "rides": [model["week"][day % 7] for day in days]}


def output_fn(prediction, _accept):
    return json.dumps(prediction), "application/json"
