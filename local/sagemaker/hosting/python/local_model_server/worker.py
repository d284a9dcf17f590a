"""A worker: loads one model in this process and answers for it, one request at a time."""

import os
import socket
import sys
import threading
import time
import traceback

from .frames import receive_frame, send_frame
from .transformer import Transformer
from .user_script import import_script


def main():
    """Serves the connection whose file descriptor is the first argument, for the model whose folder is the second."""
    connection = socket.socket(fileno=int(sys.argv[1]))
    connection.set_inheritable(False)
    _end_with_parent()
    try:
        transformer = Transformer(import_script(sys.argv[2], os.environ), sys.argv[2])
    except BaseException as error:  # even a script that exits must be reported as a model that cannot load
        traceback.print_exc()
        send_frame(connection, {"status": 500, "message": _text_of(error)})
        return
    send_frame(connection, {"status": 200})
    while True:
        try:
            header, body = receive_frame(connection)
        except EOFError:
            return
        _answer(connection, transformer, header, body)


def _answer(connection, transformer, header, body):
    try:
        body, content_type, headers = transformer.transform(body, header["content_type"], header["accept"], header["headers"])
        reply = {"status": 200, "content_type": content_type, "headers": headers}
    except Exception as error:  # whatever the script raises is an answer, not the end of the worker
        traceback.print_exc()
        reply, body = {"status": _status_of(error), "message": _text_of(error)}, b""
    send_frame(connection, reply, body)


def _status_of(error):
    status = getattr(error, "status_code", None)
    if isinstance(status, int) and 400 <= status <= 599:
        return int(status)
    return 415 if type(error).__name__ == "UnsupportedFormatError" else 500


def _text_of(error):
    return str(error) or type(error).__name__


def _end_with_parent():
    """Ends this process, even in the middle of a prediction, once the container is gone."""
    parent = os.getppid()

    def watch():
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
