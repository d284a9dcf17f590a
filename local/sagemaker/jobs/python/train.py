"""Starts a training program as SageMaker's training toolkit does inside the framework images.

Arguments and SM_* variables are made from the job's files below SAGEMAKER_BASE_DIR (default /opt/ml).
With --install-requirements, the program's requirements.txt is installed first.
"""

import json
import os
import subprocess
import sys

PREFIX = "sagemaker_"
OWN_PARAMETERS = {
    "sagemaker_program",
    "sagemaker_submit_directory",
    "sagemaker_container_log_level",
    "sagemaker_enable_cloudwatch_metrics",
    "sagemaker_job_name",
    "sagemaker_region",
    "sagemaker_s3_output",
    "tuning_objective_metric",
    "_tuning_objective_metric",
}


def read_json(path):
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    except FileNotFoundError:
        return {}


def decode(value):
    try:
        return json.loads(value)
    except (TypeError, ValueError):
        return value


def as_text(value):
    return "" if value is None else str(value)


def as_argument(value):
    if isinstance(value, dict):
        return ",".join(f"{key}={item}" for key, item in sorted(value.items()))
    return as_text(value)


def as_variable(value):
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def to_arguments(hyperparameters):
    arguments = []
    for name in sorted(hyperparameters):
        arguments += [f"--{name}" if len(name) > 1 else f"-{name}", as_argument(hyperparameters[name])]
    return arguments


def count_gpus():
    try:
        listed = subprocess.run(["nvidia-smi", "--list-gpus"], capture_output=True, text=True, check=True).stdout
        return len([line for line in listed.splitlines() if line.startswith("GPU ")])
    except (OSError, subprocess.CalledProcessError):
        return 0


def describe(base):
    own_input = os.path.join(base, "input")
    config = os.path.join(own_input, "config")
    output = os.path.join(base, "output")
    resources = read_json(os.path.join(config, "resourceconfig.json"))
    channels = read_json(os.path.join(config, "inputdataconfig.json"))
    given = {
        name: decode(value) for name, value in read_json(os.path.join(config, "hyperparameters.json")).items()
    }
    own = {name: given[name] for name in given if name in OWN_PARAMETERS or name.startswith(PREFIX)}
    hyperparameters = {name: given[name] for name in given if name not in own}
    code = os.path.join(base, "code")
    program = os.environ.get("SAGEMAKER_PROGRAM") or own.get("sagemaker_program")
    groups = resources.get("instance_groups", [])
    group_name = resources.get("current_group_name", "homogeneousCluster")
    return {
        "hosts": resources["hosts"],
        "network_interface_name": resources.get("network_interface_name", "eth0"),
        "hps": hyperparameters,
        "user_entry_point": program,
        "framework_params": {name: own[name] for name in own if name not in OWN_PARAMETERS},
        "resource_config": resources,
        "input_data_config": channels,
        "output_data_dir": os.path.join(output, "data"),
        "channels": sorted(channels),
        "channel_input_dirs": {name: os.path.join(own_input, "data", name) for name in channels},
        "current_host": resources["current_host"],
        "current_instance_type": resources.get("current_instance_type", "local"),
        "current_instance_group": group_name,
        "current_instance_group_hosts": next(
            (group["hosts"] for group in groups if group["instance_group_name"] == group_name), []
        ),
        "instance_groups": [group["instance_group_name"] for group in groups],
        "instance_groups_dict": {group["instance_group_name"]: group for group in groups},
        "distribution_instance_groups": own.get("sagemaker_distribution_instance_groups", []),
        "is_hetero": len(groups) > 1,
        "module_name": program[: -len(".py")] if program and program.endswith(".py") else program,
        "log_level": own.get("sagemaker_container_log_level", 20),
        "framework_module": os.environ.get("SAGEMAKER_TRAINING_MODULE"),
        "input_dir": own_input,
        "input_config_dir": config,
        "output_dir": output,
        "num_cpus": os.cpu_count() or 1,
        "num_gpus": count_gpus(),
        "model_dir": os.path.join(base, "model"),
        "module_dir": str(own.get("sagemaker_submit_directory", code)),
        "output_intermediate_dir": os.path.join(output, "intermediate"),
        "job_name": os.environ.get("TRAINING_JOB_NAME"),
        "code": code,
        "region": own.get("sagemaker_region") or os.environ.get("AWS_REGION", ""),
    }


UNLISTED = {"code", "region", "job_name", "channel_input_dirs"}
RENAMED = {"hps": "hyperparameters", "framework_params": "additional_framework_parameters"}


def to_variables(facts, arguments):
    listed = {name: value for name, value in facts.items() if name not in UNLISTED}
    listed["user_args"] = arguments
    listed["training_env"] = {
        RENAMED.get(name, name): value
        for name, value in facts.items()
        if name not in ("code", "region", "framework_module", "instance_groups_dict", "channels")
    }
    listed.update({f"channel_{name}": path for name, path in facts["channel_input_dirs"].items()})
    listed.update({f"hp_{name}": value for name, value in facts["hps"].items()})
    variables = {f"SM_{name.upper()}": as_variable(value) for name, value in listed.items()}
    variables["SAGEMAKER_REGION"] = as_text(facts["region"])
    variables["SAGEMAKER_JOB_NAME"] = as_text(facts["job_name"])
    variables["CURRENT_HOST"] = facts["current_host"]
    return variables


def command_of(program, code, arguments):
    if program.endswith(".sh"):
        return ["/bin/bash", program, *arguments]
    if program.endswith(".py"):
        if os.path.exists(os.path.join(code, "setup.py")):
            return [sys.executable, "-m", program[: -len(".py")].replace("/", "."), *arguments]
        return [sys.executable, program, *arguments]
    os.chmod(os.path.join(code, program), 0o755)
    return [os.path.join(code, program), *arguments]


def main():
    facts = describe(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml"))
    code, program = facts["code"], facts["user_entry_point"]
    if not os.path.exists(os.path.join(code, program)):
        sys.exit(f'the training program "{program}" is not in the code package')
    if "--install-requirements" in sys.argv:
        installer = [sys.executable, "-m", "pip", "install", "-r", "requirements.txt"]
        if subprocess.run(installer, cwd=code).returncode != 0:
            sys.exit("pip could not install requirements.txt")
    arguments = to_arguments(facts["hps"])
    os.environ.update(to_variables(facts, arguments))
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [code, os.environ.get("PYTHONPATH")]))
    os.chdir(code)
    command = command_of(program, code, arguments)
    os.execv(command[0], command)


if __name__ == "__main__":
    main()
