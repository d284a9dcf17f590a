"""Media types that models speak."""

JSON = "application/json"
JSONLINES = "application/jsonlines"
CSV = "text/csv"
OCTET_STREAM = "application/octet-stream"
ANY = "*/*"
NPY = "application/x-npy"
UTF8_TYPES = (JSON, CSV)
