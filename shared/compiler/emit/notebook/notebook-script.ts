/** The program of a notebook job: runs the notebook and leaves it, executed, among the outputs. */
export const NOTEBOOK_SCRIPT = `"""Runs a notebook and keeps the executed copy as the model artifact."""

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tarfile

BASE = os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml")


def unpack_code():
    folder = os.environ.get("SM_CHANNEL_CODE", os.path.join(BASE, "input", "data", "code"))
    target = os.path.join(os.getcwd(), "notebook")
    os.makedirs(target, exist_ok=True)
    archive = next(name for name in sorted(os.listdir(folder)) if name.endswith(".tar.gz"))
    with tarfile.open(os.path.join(folder, archive)) as tar:
        root = os.path.realpath(target)
        for member in tar.getmembers():
            place = os.path.realpath(os.path.join(target, member.name))
            if place != root and not place.startswith(root + os.sep):
                raise ValueError("refusing to write outside the code: " + member.name)
        tar.extractall(target)
    return target


def command(notebook, output, kernel, parameters):
    if importlib.util.find_spec("papermill") is not None:
        values = [word for name, value in parameters.items() for word in ("-p", name, str(value))]
        return [sys.executable, "-m", "papermill", notebook, output, *values, *(["-k", kernel] if kernel else [])]
    if parameters:
        raise RuntimeError("the image has no papermill, which parameters need")
    kernels = ["--ExecutePreprocessor.kernel_name=" + kernel] if kernel else []
    return [sys.executable, "-m", "jupyter", "nbconvert", "--execute", "--to", "notebook", "--output", output, notebook, *kernels]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--notebook", required=True)
    parser.add_argument("--kernel", default="")
    parser.add_argument("--notebook_parameters", default="{}")
    own = parser.parse_known_args()[0]
    code = unpack_code()
    requirements = os.path.join(code, "requirements.txt")
    if os.path.isfile(requirements):
        subprocess.check_call([sys.executable, "-m", "pip", "install", "-r", requirements])
    model = os.environ.get("SM_MODEL_DIR", os.path.join(BASE, "model"))
    output = os.path.join(os.path.abspath(model), os.path.basename(own.notebook))
    sys.exit(subprocess.call(command(own.notebook, output, own.kernel, json.loads(own.notebook_parameters)), cwd=code))


if __name__ == "__main__":
    main()
`;
