"""The models that a multi-model container holds."""

import threading

from .worker_process import LoadFailed, WorkerDied, WorkerGone, WorkerProcess


class AlreadyLoaded(Exception):
    """A model of this name is loaded, or loading."""


class NotLoaded(Exception):
    """No model of this name is loaded."""


class OutOfMemory(Exception):
    """The models would take more memory than the container may use."""


class Model:
    def __init__(self, url, worker):
        self.url = url
        self.worker = worker
        self.is_loaded = False


class Models:
    """Loads, lists, unloads and invokes models, each in a worker of its own."""

    def __init__(self, timeout, memory_limit=None):
        self._timeout = timeout
        self._memory_limit = memory_limit
        self._lock = threading.Lock()
        self._models = {}

    def load(self, name, url, python=None):
        with self._lock:
            if name in self._models:
                raise AlreadyLoaded()
            model = self._models[name] = Model(url, WorkerProcess(url, python))
        try:
            model.worker.load()
            self._check_memory(model)
        except (LoadFailed, OutOfMemory):
            self._forget(name, model)
            raise
        model.is_loaded = True

    def list(self):
        with self._lock:
            return [(name, model.url) for name, model in self._models.items() if self._serves(model)]

    def get(self, name):
        with self._lock:
            model = self._models.get(name)
        if model is None or not self._serves(model):
            raise NotLoaded()
        return model

    def unload(self, name):
        """Ends the model's worker, whether it has loaded the model or still tries to."""
        with self._lock:
            model = self._models.pop(name, None)
        if model is None:
            raise NotLoaded()
        model.worker.stop()

    def invoke(self, name, header, body):
        """Gives (header, body) of the model's answer."""
        model = self.get(name)
        try:
            return model.worker.invoke(header, body, self._timeout)
        except WorkerGone:
            self._forget(name, model)
            raise NotLoaded()
        except WorkerDied:
            self._forget(name, model)
            raise

    @staticmethod
    def _serves(model):
        return model.is_loaded and model.worker.is_alive()

    def _forget(self, name, model):
        with self._lock:
            if self._models.get(name) is model:
                del self._models[name]
        model.worker.stop()

    def _check_memory(self, added):
        if self._memory_limit is None:
            return
        with self._lock:
            workers = [model.worker for model in self._models.values()]
        used = sum(worker.memory() for worker in workers)
        if used > self._memory_limit:
            raise OutOfMemory("{} models take {} of {} bytes".format(len(workers), used, self._memory_limit))
