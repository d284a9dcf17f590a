"""Serves whichever estimator won: rows of features as measured, to a label and the probability of the positive one."""

import csv
import io
import json
import os

import joblib
import numpy as np


def model_fn(model_dir):
    with open(os.path.join(model_dir, "labels.json"), encoding="utf-8") as file:
        labels = json.load(file)
    return {"estimator": joblib.load(os.path.join(model_dir, "model.joblib")), "labels": labels}


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
    return np.array(rows, dtype=float)


def predict_fn(rows, model):
    wanted = model["estimator"].n_features_in_
    if rows.ndim != 2 or rows.shape[1] != wanted:
        raise ValueError(f"a row has {wanted} features, not {rows.shape[-1] if rows.ndim else 0}")
    probabilities = model["estimator"].predict_proba(rows)[:, 1]
    return [
        {"label": model["labels"][int(probability >= 0.5)], "probability": round(float(probability), 6)}
        for probability in probabilities
    ]


def output_fn(predictions, accept):
    wanted = [kind.split(";")[0].strip().lower() for kind in (accept or "*/*").split(",")]
    if "text/csv" in wanted:
        lines = [f"{prediction['label']},{prediction['probability']}" for prediction in predictions]
        return "\n".join(lines) + "\n", "text/csv"
    if any(kind in ("application/json", "application/*", "*/*") for kind in wanted):
        return json.dumps({"predictions": predictions}), "application/json"
    raise ValueError(f"accept {accept} is not supported; ask for text/csv or application/json")
