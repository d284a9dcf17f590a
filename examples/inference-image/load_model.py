"""Finds out what lies in a model's folder, and makes of it something that predicts."""

import importlib.util
import os


def _script(folder):
    """The author's own model_fn, input_fn, predict_fn and output_fn, each of which may be missing."""
    path = os.path.join(folder, "code", "inference.py")
    if not os.path.exists(path):
        return None
    # Models share a process; a name of its own keeps one's script from another's.
    name = "inference_" + "".join(c if c.isalnum() else "_" for c in folder)
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _sklearn(path):
    import joblib

    return joblib.load(path).predict


def _xgboost(path):
    import xgboost

    booster = xgboost.Booster()
    booster.load_model(path)
    return lambda rows: booster.predict(xgboost.DMatrix(rows))


def _lightgbm(path):
    import lightgbm

    return lightgbm.Booster(model_file=path).predict


FORMATS = {
    "model.joblib": _sklearn,
    "model.pkl": _sklearn,
    "model.json": _xgboost,
    "model.ubj": _xgboost,
    "xgboost-model": _xgboost,
    "model.txt": _lightgbm,
}


def load_model(folder):
    """What predicts for a folder, and the author's script where there is one."""
    script = _script(folder)
    if hasattr(script, "model_fn"):
        model = script.model_fn(folder)
        return (model if callable(model) else getattr(model, "predict", model)), model, script
    for name, load in FORMATS.items():
        path = os.path.join(folder, name)
        if os.path.exists(path):
            predict = load(path)
            return predict, predict, script
    raise FileNotFoundError(f"{folder} holds neither code/inference.py with a model_fn nor any of {', '.join(FORMATS)}")
