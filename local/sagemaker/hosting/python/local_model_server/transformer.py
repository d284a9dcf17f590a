"""Runs the functions of an inference script in the order that SageMaker's toolkit promises."""

import inspect
import json

from sagemaker_inference import content_types, errors


class Context:
    """What a handler function may ask about its request, and the headers it may add to the response."""

    def __init__(self, model_dir, headers):
        self.system_properties = {"model_dir": model_dir, "gpu_id": None}
        self.response_headers = {}
        self._headers = {name.lower(): value for name, value in headers.items()}

    def get_request_header(self, _index, name):
        return self._headers.get(name.lower())

    def set_response_header(self, _index, name, value):
        self.response_headers[name] = value


def call(function, arguments, context):
    """Calls a handler function, with the context where it takes one parameter more."""
    expected = len(inspect.signature(function).parameters)
    if expected == len(arguments):
        return function(*arguments)
    if expected == len(arguments) + 1:
        return function(*arguments, context)
    name = getattr(function, "__name__", repr(function))
    raise TypeError("{} takes {} arguments but {} were given.".format(name, expected, len(arguments)))


def default_input():
    # Imports numpy, which a script that reads and writes its own formats need not pay for.
    from sagemaker_inference import decoder

    return decoder.decode


def default_output():
    from sagemaker_inference import encoder

    return encoder.encode


def default_predict(data, model):
    if not hasattr(model, "predict"):
        raise NotImplementedError("Please provide a predict_fn implementation.")
    return model.predict(data)


class Transformer:
    """One loaded model behind its script's functions."""

    def __init__(self, script, model_dir):
        self._model_dir = model_dir
        self._transform_fn = getattr(script, "transform_fn", None)
        own = [name for name in ("input_fn", "predict_fn", "output_fn") if hasattr(script, name)]
        if self._transform_fn and own:
            raise ValueError("Cannot use transform_fn in conjunction with {}".format(", ".join(own)))
        if not hasattr(script, "model_fn"):
            raise NotImplementedError("Please provide a model_fn implementation.")
        self._input_fn = getattr(script, "input_fn", None) or default_input()
        self._predict_fn = getattr(script, "predict_fn", default_predict)
        self._output_fn = getattr(script, "output_fn", None) or default_output()
        self._model = call(script.model_fn, (model_dir,), Context(model_dir, {}))

    def transform(self, body, content_type, accept, headers):
        """Gives (body, content type, headers) of the response."""
        context = Context(self._model_dir, headers)
        if content_type.split(";")[0].strip().lower() in content_types.UTF8_TYPES:
            body = body.decode("utf-8")
        if self._transform_fn:
            result = call(self._transform_fn, (self._model, body, content_type, accept), context)
        else:
            result = self._steps(body, content_type, accept, context)
        return _response(result, accept) + (context.response_headers,)

    def _steps(self, body, content_type, accept, context):
        data = call(self._input_fn, (body, content_type), context)
        prediction = call(self._predict_fn, (data, self._model), context)
        try:
            return call(self._output_fn, (prediction, accept), context)
        except errors.UnsupportedFormatError as error:
            # The toolkit has one error for both directions; HTTP has a status for each.
            error.status_code = 406
            raise


def _response(result, accept):
    if hasattr(result, "get_data"):  # a Flask or Werkzeug response, which older toolkits asked for
        return result.get_data(), getattr(result, "content_type", None) or accept
    body, content_type = result if isinstance(result, tuple) else (result, accept)
    if isinstance(body, (bytes, bytearray, memoryview)):
        return bytes(body), content_type
    return (body if isinstance(body, str) else json.dumps(body)).encode("utf-8"), content_type
