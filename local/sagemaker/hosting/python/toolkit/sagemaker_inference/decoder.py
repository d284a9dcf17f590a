"""Turns a request body into numpy arrays, or into lists of numbers where numpy is missing."""

import csv
import io
import json

from . import content_types, errors, npy

try:
    import numpy as np
except ImportError:
    np = None


def decode(obj, content_type):
    """Decodes a body of one of the default content types."""
    decoder = _DECODERS.get(content_type.split(";")[0].strip().lower())
    if decoder is None:
        raise errors.UnsupportedFormatError(content_type)
    return decoder(obj)


def _text(obj):
    return obj if isinstance(obj, str) else bytes(obj).decode("utf-8")


def _array(value):
    return value if np is None else np.array(value)


def _number(field):
    try:
        return float(field)
    except ValueError:
        return float("nan")


def _squeezed(rows):
    """numpy reads a single row, and a single column, as one dimension; so do lists."""
    if len(rows) == 1:
        return rows[0] if len(rows[0]) > 1 else rows[0][0]
    return [row[0] for row in rows] if rows and all(len(row) == 1 for row in rows) else rows


def _from_csv(obj):
    stream = io.StringIO(_text(obj))
    if np is not None:
        return np.genfromtxt(stream, delimiter=",")
    return _squeezed([[_number(field) for field in row] for row in csv.reader(stream) if row])


def _from_json_lines(obj):
    return _array([json.loads(line) for line in _text(obj).splitlines() if line.strip()])


def _from_npy(obj):
    # Pickled objects inside an array would run code that the caller wrote.
    return npy.loads(bytes(obj)) if np is None else np.load(io.BytesIO(obj), allow_pickle=False)


_DECODERS = {
    content_types.JSON: lambda obj: _array(json.loads(_text(obj))),
    content_types.JSONLINES: _from_json_lines,
    content_types.CSV: _from_csv,
    content_types.NPY: _from_npy,
}
