"""Finds and imports the script that says how to load a model and how to predict."""

import importlib
import os
import sys

MODEL_FOLDER = "/opt/ml/model"


def submit_folder(model_dir, value):
    """The folder that SAGEMAKER_SUBMIT_DIRECTORY means for this model."""
    path = value[len("file://") :] if value.startswith("file://") else value
    if path == MODEL_FOLDER or path.startswith(MODEL_FOLDER + "/"):
        return os.path.join(model_dir, os.path.relpath(path, MODEL_FOLDER))
    return path


def script_of(program, folder):
    """Gives (import folder, module name) of a program, a path or a dotted module name, or None where it is missing."""
    path = program if program.endswith(".py") else program.replace(".", os.sep) + ".py"
    if os.path.isfile(os.path.join(folder, path)):
        if program.endswith(".py"):
            return os.path.dirname(os.path.join(folder, path)), os.path.basename(path)[: -len(".py")]
        return folder, program
    package = os.path.join(folder, program.replace(".", os.sep), "__init__.py")
    return (folder, program) if os.path.isfile(package) else None


def import_script(model_dir, environment):
    """Imports the model's script as its program names it; the artifact's own code comes first."""
    program = environment.get("SAGEMAKER_PROGRAM") or "inference.py"
    folders = [os.path.join(model_dir, "code")]
    if environment.get("SAGEMAKER_SUBMIT_DIRECTORY"):
        folders.append(submit_folder(model_dir, environment["SAGEMAKER_SUBMIT_DIRECTORY"]))
    for folder in folders:
        found = script_of(program, folder)
        if found:
            # A script below the code folder imports its neighbours and, as on SageMaker, the code folder's modules.
            sys.path[:0] = list(dict.fromkeys([found[0], folder]))
            return importlib.import_module(found[1])
    raise FileNotFoundError('no inference script "{}" in {}'.format(program, " or ".join(folders)))
