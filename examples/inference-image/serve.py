"""Starts the model server as SageMaker does: `docker run IMAGE serve`."""

import shlex
import subprocess
import sys

if __name__ == "__main__":
    if sys.argv[1:] == ["serve"]:
        from sagemaker_inference import model_server

        model_server.start_model_server(handler_service="/opt/slipway/model_handler.py:handle")
    else:
        sys.exit(subprocess.call([part for argument in sys.argv[1:] for part in shlex.split(argument)]))
