/** The program of a refit over several algorithms: runs the script that won, with the hyperparameters that won. */
export const REFIT_SCRIPT = `"""Trains once more the algorithm that won a tuning, with the hyperparameters that won."""

import argparse
import datetime
import hashlib
import hmac
import json
import os
import subprocess
import sys
import tarfile
import urllib.request

BASE = os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml")
OWN = {"best_training_job", "best_algorithm", "algorithms", "overrides"}


def credentials():
    if "AWS_ACCESS_KEY_ID" in os.environ:
        env = os.environ
        return env["AWS_ACCESS_KEY_ID"], env["AWS_SECRET_ACCESS_KEY"], env.get("AWS_SESSION_TOKEN")
    path = os.environ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"]
    with urllib.request.urlopen("http://169.254.170.2" + path, timeout=10) as response:
        found = json.load(response)
    return found["AccessKeyId"], found["SecretAccessKey"], found.get("Token")


def signature(secret, date, region, text):
    key = ("AWS4" + secret).encode()
    for part in (date, region, "sagemaker", "aws4_request"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def signed_headers(url, region, target, body):
    access, secret, token = credentials()
    now = datetime.datetime.now(datetime.timezone.utc)
    stamp, date = now.strftime("%Y%m%dT%H%M%SZ"), now.strftime("%Y%m%d")
    headers = {"content-type": "application/x-amz-json-1.1", "host": url.split("/")[2], "x-amz-date": stamp, "x-amz-target": target}
    if token:
        headers["x-amz-security-token"] = token
    names = ";".join(sorted(headers))
    canonical = "\\n".join(
        ["POST", "/", "", *("%s:%s" % (name, headers[name]) for name in sorted(headers)), "", names, hashlib.sha256(body).hexdigest()]
    )
    scope = "/".join([date, region, "sagemaker", "aws4_request"])
    text = "\\n".join(["AWS4-HMAC-SHA256", stamp, scope, hashlib.sha256(canonical.encode()).hexdigest()])
    headers["authorization"] = "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s" % (
        access, scope, names, signature(secret, date, region, text),
    )
    return headers


def describe_training_job(name):
    region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or "us-east-1"
    endpoint = os.environ.get("AWS_ENDPOINT_URL_SAGEMAKER") or os.environ.get("AWS_ENDPOINT_URL")
    url = (endpoint or "https://api.sagemaker.%s.amazonaws.com" % region).rstrip("/") + "/"
    body = json.dumps({"TrainingJobName": name}).encode()
    headers = signed_headers(url, region, "SageMaker.DescribeTrainingJob", body)
    with urllib.request.urlopen(urllib.request.Request(url, body, headers), timeout=60) as response:
        return json.load(response)


def plain(value):
    try:
        return json.loads(value)
    except ValueError:
        return value


def as_variable(value):
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def as_argument(value):
    if isinstance(value, dict):
        return ",".join("%s=%s" % item for item in sorted(value.items()))
    return "" if value is None else str(value)


def to_arguments(values):
    # The words that the training toolkit gives a script, so that one script reads a search and a refit alike.
    return [word for name in sorted(values) for word in (("--" if len(name) > 1 else "-") + name, as_argument(values[name]))]


def to_environment(script, code, values, arguments):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SM_HP_")}
    told = {"hps": values, "user_args": arguments, "user_entry_point": script, "module_dir": code}
    told.update(("hp_" + name, value) for name, value in values.items())
    kept.update(("SM_" + name.upper(), as_variable(value)) for name, value in told.items())
    kept["PYTHONPATH"] = os.pathsep.join(filter(None, [code, os.environ.get("PYTHONPATH")]))
    return kept


def unpack_code():
    folder = os.environ.get("SM_CHANNEL_CODE", os.path.join(BASE, "input", "data", "code"))
    target = os.path.join(os.getcwd(), "winner")
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


def main():
    parser = argparse.ArgumentParser()
    for name in sorted(OWN):
        parser.add_argument("--" + name, required=name != "overrides", default="{}")
    own = parser.parse_known_args()[0]
    job = describe_training_job(own.best_training_job)
    code = unpack_code()
    requirements = os.path.join(code, "requirements.txt")
    if os.path.isfile(requirements):
        subprocess.check_call([sys.executable, "-m", "pip", "install", "-r", requirements])
    values = {k: plain(v) for k, v in job["HyperParameters"].items() if not k.startswith("sagemaker_") and not k.startswith("_")}
    values.update(json.loads(own.overrides))
    script = json.loads(own.algorithms)[own.best_algorithm]
    arguments = to_arguments(values)
    environment = to_environment(script, code, values, arguments)
    print("the winner is %s of %s" % (own.best_algorithm, own.best_training_job), flush=True)
    sys.exit(subprocess.call([sys.executable, script, *arguments], cwd=code, env=environment))


if __name__ == "__main__":
    main()
`;
