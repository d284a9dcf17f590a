"""Turns a prediction (array, list, number) into a response body."""

import io
import json

from . import content_types, errors, npy

try:
    import numpy as np
except ImportError:
    np = None


def encode(array_like, content_type):
    """Encodes a prediction in one of the default content types."""
    encoder = _ENCODERS.get(content_type.split(";")[0].strip().lower())
    if encoder is None:
        raise errors.UnsupportedFormatError(content_type)
    return encoder(array_like)


def _plain(value):
    if hasattr(value, "tolist"):
        return value.tolist()
    raise TypeError("a prediction of type {} cannot be written as JSON".format(type(value).__name__))


def _to_json(value):
    return json.dumps(value, default=_plain)


def _rows(value):
    value = value.tolist() if hasattr(value, "tolist") else value
    return value if isinstance(value, (list, tuple)) else [value]


def _to_csv(value):
    rows = (row if isinstance(row, (list, tuple)) else [row] for row in _rows(value))
    return "".join(",".join(str(field) for field in row) + "\n" for row in rows)


def _to_json_lines(value):
    return "".join(_to_json(row) + "\n" for row in _rows(value))


def _to_npy(value):
    if np is None:
        return npy.dumps(value)
    buffer = io.BytesIO()
    np.save(buffer, value, allow_pickle=False)
    return buffer.getvalue()


_ENCODERS = {
    content_types.JSON: _to_json,
    content_types.JSONLINES: _to_json_lines,
    content_types.CSV: _to_csv,
    content_types.NPY: _to_npy,
}
