"""A local stand-in for SageMaker's framework images: `serve` under the container contract, with nothing but Python.

The environment says what a container's does (SAGEMAKER_PROGRAM, SAGEMAKER_SUBMIT_DIRECTORY, SAGEMAKER_MULTI_MODEL,
SAGEMAKER_BIND_TO_PORT, ...) and beyond it: SM_MODEL_DIR, the folder that stands for /opt/ml/model; LOCAL_BIND_TO_SOCKET, a Unix
socket to listen on; LOCAL_MEMORY_LIMIT, how many bytes the models of a multi-model container may take together.
"""

import os
import sys
import threading
import traceback

sys.path[0] = os.path.dirname(os.path.abspath(__file__))

from local_model_server.http_api import Server  # noqa: E402 (the path comes first)
from local_model_server.models import Models  # noqa: E402
from local_model_server.routes import multi_model_routes, single_model_routes  # noqa: E402
from local_model_server.single_model import SingleModel  # noqa: E402


def end_with_standard_input():
    """Ends the container with the process that started it, however that one ends."""
    while sys.stdin.buffer.read(4096):
        pass
    os._exit(0)


def address(environment):
    path = environment.get("LOCAL_BIND_TO_SOCKET")
    return path or ("127.0.0.1", int(environment.get("SAGEMAKER_BIND_TO_PORT", "8080")))


def load_or_exit(model, loaded):
    try:
        model.load()
        loaded.set()
    except Exception:  # a container whose only model cannot load has nothing to serve
        traceback.print_exc()
        os._exit(1)


def main():
    environment = os.environ
    timeout = float(environment.get("SAGEMAKER_MODEL_SERVER_TIMEOUT", "60"))
    threading.Thread(target=end_with_standard_input, daemon=True).start()
    if environment.get("SAGEMAKER_MULTI_MODEL") == "true":
        limit = environment.get("LOCAL_MEMORY_LIMIT")
        answer = multi_model_routes(Models(timeout, int(limit) if limit else None))
    else:
        model, loaded = SingleModel(environment.get("SM_MODEL_DIR", "/opt/ml/model"), timeout), threading.Event()
        threading.Thread(target=load_or_exit, args=(model, loaded), daemon=True).start()
        answer = single_model_routes(model, loaded.is_set)
    Server(address(environment), answer).serve_forever()


if __name__ == "__main__":
    main()
