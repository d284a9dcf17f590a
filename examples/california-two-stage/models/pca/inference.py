"""Serves the first stage: eight columns of a district to its components.

Input and output are left to the toolkit: CSV, JSON and NPY arrays either way.
"""

import os

import joblib
import numpy as np


def model_fn(model_dir):
    return joblib.load(os.path.join(model_dir, "model.joblib"))


def predict_fn(data, model):
    # The toolkit reads a single row as a flat array.
    return model.transform(np.atleast_2d(data))
