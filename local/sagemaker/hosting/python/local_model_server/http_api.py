"""SageMaker's container API over HTTP/1.1."""

import json
import socket
import socketserver
import traceback
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from urllib.parse import unquote


class Answer(Exception):
    """Ends a request with a status and, as multi-model servers do, a JSON body that says why."""

    def __init__(self, status, kind, message):
        super().__init__(message)
        self.status = status
        self.body = json.dumps({"code": status, "type": kind, "message": message}).encode("utf-8")


class Handler(BaseHTTPRequestHandler):
    """Reads a request, lets the server's routes answer it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self._serve()

    def do_POST(self):
        self._serve()

    def do_DELETE(self):
        self._serve()

    def log_message(self, *_):
        """The models' own output is the log; a line for each request would bury it."""

    def _serve(self):
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        path = [unquote(part) for part in self.path.split("?")[0].split("/")[1:]]
        try:
            status, content_type, headers, body = self.server.answer(self.command, path, self.headers, body)
        except Answer as answer:
            status, content_type, headers, body = answer.status, "application/json", {}, answer.body
        except Exception as error:  # a request that breaks the server's own code must not break the connection
            traceback.print_exc()
            answer = Answer(500, "InternalServerException", str(error))
            status, content_type, headers, body = answer.status, "application/json", {}, answer.body
        self._send(status, content_type, headers, body)

    def _send(self, status, content_type, headers, body):
        lines = ["HTTP/1.1 {} {}".format(status, _phrase(status))]
        lines.append("content-type: {}".format(_one_line(content_type)))
        lines.append("content-length: {}".format(len(body)))
        lines.extend("{}: {}".format(_one_line(name), _one_line(value)) for name, value in headers.items())
        self.wfile.write("\r\n".join(lines + ["", ""]).encode("latin-1", "replace") + body)


class Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    """Listens on a path (Unix) or a (host, port); `answer` gives (status, content type, headers, body)."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, address, answer):
        self.address_family = socket.AF_UNIX if isinstance(address, str) else socket.AF_INET
        self.answer = answer
        super().__init__(address, Handler)


def _phrase(status):
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Status"


def _one_line(value):
    return str(value).replace("\r", " ").replace("\n", " ")
