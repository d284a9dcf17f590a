"""Serves the trees: rows of features without a header, to the probability that each parcel is late."""

import io
import os

import lightgbm
import numpy


def model_fn(model_dir):
    return lightgbm.Booster(model_file=os.path.join(model_dir, "model.txt"))


def input_fn(data, content_type):
    if content_type.split(";")[0].strip().lower() != "text/csv":
        raise ValueError(f"content type {content_type} is not supported; send text/csv")
    text = data if isinstance(data, str) else bytes(data).decode("utf-8")
    return numpy.loadtxt(io.StringIO(text), delimiter=",", ndmin=2)


def predict_fn(rows, model):
    if rows.shape[1] != model.num_feature():
        raise ValueError(f"a row has {model.num_feature()} features, not {rows.shape[1]}")
    return model.predict(rows)


def output_fn(probabilities, _accept):
    return "".join(f"{probability:.6f}\n" for probability in probabilities), "text/csv"
