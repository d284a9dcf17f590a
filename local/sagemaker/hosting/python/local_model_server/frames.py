"""Messages between the container and a worker: a JSON header and a body, each after its length."""

import json
import struct

LENGTHS = struct.Struct("!II")


def send_frame(connection, header, body=b""):
    """Sends one message whole."""
    text = json.dumps(header).encode("utf-8")
    connection.sendall(LENGTHS.pack(len(text), len(body)) + text)
    if body:
        connection.sendall(body)


def receive_frame(connection):
    """Gives the next message; raises EOFError when the other side is gone."""
    header_length, body_length = LENGTHS.unpack(_receive(connection, LENGTHS.size))
    header = json.loads(bytes(_receive(connection, header_length)))
    return header, bytes(_receive(connection, body_length))


def _receive(connection, length):
    data = bytearray(length)
    view = memoryview(data)
    while view:
        count = connection.recv_into(view)
        if count == 0:
            raise EOFError("the other side closed the connection")
        view = view[count:]
    return data
