"""What the model server calls for each request to a model; every model has processes of its own."""

import io
import json

import numpy as np

from load_model import load_model


def read_rows(body, content_type):
    """Rows of numbers out of CSV or JSON."""
    kind = content_type.split(";")[0].strip().lower()
    text = body.decode("utf-8") if isinstance(body, (bytes, bytearray)) else body
    if kind == "text/csv":
        return np.loadtxt(io.StringIO(text), delimiter=",", ndmin=2)
    if kind == "application/json":
        data = json.loads(text)
        return np.array(data["instances"] if isinstance(data, dict) else data, ndmin=2)
    raise ValueError(f"{content_type} is neither text/csv nor application/json")


def write_rows(prediction, accept):
    """Predictions as CSV or JSON, a row for a row."""
    rows = np.asarray(prediction).tolist()
    if accept.split(";")[0].strip().lower() == "text/csv":
        lines = (row if isinstance(row, list) else [row] for row in rows)
        return "\n".join(",".join(map(str, line)) for line in lines), "text/csv"
    return json.dumps({"predictions": rows}), "application/json"


class Model:
    """One model, as long as its process lives."""

    def __init__(self, folder):
        self.predict, self.model, self.script = load_model(folder)

    def answer(self, body, content_type, accept):
        """The answer to a body, with its type; the author's functions come first."""
        read = getattr(self.script, "input_fn", read_rows)
        write = getattr(self.script, "output_fn", write_rows)
        rows = read(body, content_type)
        own = getattr(self.script, "predict_fn", None)
        prediction = own(rows, self.model) if own else self.predict(rows)
        written = write(prediction, accept)
        return written if isinstance(written, tuple) else (written, accept)


_model = None


def handle(data, context):
    """The entry that serve.py names: called without data once, to load, and then with each request."""
    global _model
    if _model is None:
        _model = Model(context.system_properties.get("model_dir"))
    if not data:
        return None
    answers = []
    for index, request in enumerate(data):
        content_type = context.get_request_header(index, "Content-Type") or "text/csv"
        accept = context.get_request_header(index, "Accept") or "application/json"
        body, answered_type = _model.answer(request.get("body"), content_type, accept)
        context.set_response_content_type(index, answered_type)
        answers.append(body)
    return answers
