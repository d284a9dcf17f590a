"""The NPY format where numpy is missing: numbers as nested lists."""

import array
import ast
import struct
import sys

MAGIC = b"\x93NUMPY"
CODES = {"f4": "f", "f8": "d", "i1": "b", "i2": "h", "i4": "i", "i8": "q", "u1": "B", "u2": "H", "u4": "I", "u8": "Q", "b1": "?"}


def loads(data):
    """Gives the array as nested lists of numbers, or as one number when it has no dimension."""
    if data[:6] != MAGIC:
        raise ValueError("the body is not in NPY format")
    wide = data[6] >= 2
    (length,) = struct.unpack_from("<I" if wide else "<H", data, 8)
    start = 12 if wide else 10
    header = ast.literal_eval(data[start : start + length].decode("latin-1"))
    values = _numbers(data[start + length :], header["descr"])
    return _nest(values, list(header["shape"]), header["fortran_order"])


def dumps(value):
    """Writes numbers in nested lists as an array of float64, or of int64 where all are whole."""
    shape, flat = [], [value]
    while flat and isinstance(flat[0], (list, tuple)):
        sizes = {len(part) if isinstance(part, (list, tuple)) else -1 for part in flat}
        if len(sizes) != 1:
            raise ValueError("lists of unequal length cannot be written in NPY format")
        shape.append(sizes.pop())
        flat = [item for part in flat for item in part]
    whole = bool(flat) and all(isinstance(item, int) for item in flat)
    body = struct.pack("<{}{}".format(len(flat), "q" if whole else "d"), *flat)
    return _header("<i8" if whole else "<f8", tuple(shape)) + body


def _numbers(body, descr):
    code = CODES.get(descr[1:]) if isinstance(descr, str) else None
    if code is None:
        raise ValueError("arrays of {!r} need numpy".format(descr))
    if code == "?":
        return [byte != 0 for byte in body]
    numbers = array.array(code)
    numbers.frombytes(body)
    if (descr[0] == ">") == (sys.byteorder == "little") and descr[0] in "<>":
        numbers.byteswap()
    return numbers.tolist()


def _nest(values, shape, fortran_order):
    if not shape:
        return values[0]
    if fortran_order and len(shape) > 1:
        step = shape[0]
        return [_nest(values[row::step], shape[1:], True) for row in range(step)]
    if len(shape) == 1:
        return values
    size = len(values) // shape[0] if shape[0] else 0
    return [_nest(values[row * size : (row + 1) * size], shape[1:], False) for row in range(shape[0])]


def _header(descr, shape):
    text = "{{'descr': '{}', 'fortran_order': False, 'shape': {!r}, }}".format(descr, shape)
    padding = -(len(MAGIC) + 4 + len(text) + 1) % 64
    header = (text + " " * padding + "\n").encode("latin-1")
    return MAGIC + b"\x01\x00" + struct.pack("<H", len(header)) + header
