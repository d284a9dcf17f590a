"""The container's end of a worker: a process with its own interpreter and its own modules."""

import contextlib
import os
import socket
import subprocess
import sys
import threading

from .frames import receive_frame, send_frame

WORK = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "work.py")


class LoadFailed(Exception):
    """The model could not be loaded; the text is the script's own."""


class WorkerDied(Exception):
    """The worker ended, or was ended for taking too long, before it answered."""


class WorkerGone(Exception):
    """The worker had ended before it was asked: the request was not begun."""


class WorkerProcess:
    """One model in a process of its own; requests wait for their turn."""

    def __init__(self, model_dir, python=None):
        ours, theirs = socket.socketpair()
        environment = dict(os.environ, SM_MODEL_DIR=model_dir, PYTHONUNBUFFERED="1")
        self._connection = ours
        self._turn = threading.Lock()
        with theirs:
            command = [python or sys.executable, WORK, str(theirs.fileno()), model_dir]
            try:
                self._process = subprocess.Popen(
                    command, cwd=model_dir, env=environment, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL
                )
            except OSError as error:
                ours.close()
                raise LoadFailed(str(error))

    def load(self):
        """Waits until the model is loaded."""
        try:
            reply, _ = receive_frame(self._connection)
        except (EOFError, OSError):
            self.stop()
            raise LoadFailed("the worker ended with {} while loading the model".format(self._process.returncode))
        if reply["status"] != 200:
            self.stop()
            raise LoadFailed(reply["message"])

    def invoke(self, header, body, timeout):
        """Gives (header, body) of the worker's answer."""
        with self._turn:
            if self._process.poll() is not None:
                raise WorkerGone()
            try:
                self._connection.settimeout(timeout)
                send_frame(self._connection, header, body)
                return receive_frame(self._connection)
            except socket.timeout:
                self.stop()
                raise WorkerDied("Worker did not answer within {:g} seconds.".format(timeout))
            except (EOFError, OSError):
                self.stop()
                raise WorkerDied("Worker died.")

    def is_alive(self):
        return self._process.poll() is None

    def stop(self):
        """Ends the worker at once."""
        self._process.kill()
        self._process.wait()
        # Wakes whoever still waits for this worker's answer.
        with contextlib.suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)

    def memory(self):
        """The worker's resident memory in bytes."""
        try:
            with open("/proc/{}/statm".format(self._process.pid)) as file:
                return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except FileNotFoundError:
            command = ["ps", "-o", "rss=", "-p", str(self._process.pid)]
            return int(subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout.strip() or 0) * 1024
