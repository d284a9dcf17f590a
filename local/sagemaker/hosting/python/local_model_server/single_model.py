"""One model for the whole container, as `/invocations` serves it."""

import threading

from .worker_process import WorkerGone, WorkerProcess


class SingleModel:
    """Loads the model at the start; brings it back when its worker died."""

    def __init__(self, model_dir, timeout):
        self._model_dir = model_dir
        self._timeout = timeout
        self._lock = threading.Lock()
        self._worker = WorkerProcess(model_dir)

    def load(self):
        self._worker.load()

    def invoke(self, header, body):
        """Gives (header, body) of the model's answer."""
        while True:
            worker = self._living()
            try:
                return worker.invoke(header, body, self._timeout)
            except WorkerGone:
                continue

    def _living(self):
        with self._lock:
            if not self._worker.is_alive():
                worker = WorkerProcess(self._model_dir)
                worker.load()
                self._worker = worker
            return self._worker
