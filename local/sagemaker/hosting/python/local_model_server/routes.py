"""Which path of the container API does what."""

import json
import os

from .http_api import Answer
from .models import AlreadyLoaded, NotLoaded, OutOfMemory
from .worker_process import LoadFailed, WorkerDied

JSON = "application/json"


def json_answer(value, status=200):
    return status, JSON, {}, json.dumps(value).encode("utf-8")


def invoke(run, headers, body):
    """Runs one prediction and turns whatever comes of it into an answer."""
    accept = headers.get("accept")
    header = {
        "content_type": headers.get("content-type") or JSON,
        "accept": os.environ.get("SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT", JSON) if accept in (None, "", "*/*") else accept,
        "headers": dict(headers.items()),
    }
    try:
        reply, answer = run(header, body)
    except (WorkerDied, LoadFailed) as error:
        raise Answer(500, "InternalServerException", str(error))
    if reply["status"] != 200:
        kind = "BadRequestException" if reply["status"] < 500 else "InternalServerException"
        raise Answer(reply["status"], kind, reply["message"])
    return 200, reply["content_type"], reply["headers"], answer


def single_model_routes(model, is_ready):
    """`/ping`, `/invocations` and `/execution-parameters` for the container's one model."""

    def answer(method, path, headers, body):
        if (method, path) == ("GET", ["ping"]):
            return json_answer({"status": "Healthy" if is_ready() else "Loading"}, 200 if is_ready() else 503)
        if (method, path) == ("POST", ["invocations"]):
            return invoke(model.invoke, headers, body)
        if (method, path) == ("GET", ["execution-parameters"]):
            return json_answer(execution_parameters())
        raise Answer(404, "ResourceNotFoundException", "Requested resource is not found, please refer to API document.")

    return answer


def execution_parameters():
    return {
        "MaxConcurrentTransforms": int(os.environ.get("SAGEMAKER_MAX_CONCURRENT_TRANSFORMS") or 1),
        "BatchStrategy": os.environ.get("SAGEMAKER_BATCH_STRATEGY") or "MULTI_RECORD",
        "MaxPayloadInMB": int(os.environ.get("SAGEMAKER_MAX_PAYLOAD_IN_MB") or 6),
    }


def multi_model_routes(models):
    """The `/models` API of multi-model containers."""

    def answer(method, path, headers, body):
        if (method, path) == ("GET", ["ping"]):
            return json_answer({"status": "Healthy"})
        if path == ["models"] and method == "POST":
            return load(json.loads(body))
        if path == ["models"] and method == "GET":
            return json_answer({"models": [{"modelName": name, "modelUrl": url} for name, url in models.list()]})
        if path[0] == "models" and len(path) in (2, 3):
            return of_model(path[1], method, path[2:], headers, body)
        raise Answer(404, "ResourceNotFoundException", "Requested resource is not found, please refer to API document.")

    def load(request):
        name = request["model_name"]
        try:
            models.load(name, request["url"], request.get("python"))
        except AlreadyLoaded:
            raise Answer(409, "ConflictStatusException", "Model {} is already registered.".format(name))
        except OutOfMemory as error:
            raise Answer(507, "InsufficientMemoryException", str(error))
        except LoadFailed as error:
            raise Answer(500, "InternalServerException", str(error))
        return json_answer({"status": "Model {} registered".format(name)})

    def of_model(name, method, rest, headers, body):
        try:
            if method == "GET" and not rest:
                return json_answer({"modelName": name, "modelUrl": models.get(name).url})
            if method == "DELETE" and not rest:
                models.unload(name)
                return json_answer({"status": "Model {} unregistered".format(name)})
            if method == "POST" and rest == ["invoke"]:
                return invoke(lambda header, data: models.invoke(name, header, data), headers, body)
        except NotLoaded:
            raise Answer(404, "ModelNotFoundException", "Model not found: {}".format(name))
        raise Answer(405, "MethodNotAllowedException", "Requested method is not allowed, please refer to API document.")

    return answer
