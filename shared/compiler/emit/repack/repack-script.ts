/** The program of the repack job: puts the inference code into the `code` folder of a model archive. */
export const REPACK_SCRIPT = `"""Puts inference code into the code folder of a model archive."""

import argparse
import os
import shutil
import tarfile

BASE = os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml")


def archive_of(channel):
    folder = os.environ.get("SM_CHANNEL_" + channel.upper(), os.path.join(BASE, "input", "data", channel))
    for name in sorted(os.listdir(folder)):
        if name.endswith(".tar.gz"):
            return os.path.join(folder, name)
    raise FileNotFoundError("no archive in " + folder)


def extract(archive, target):
    os.makedirs(target, exist_ok=True)
    with tarfile.open(archive) as tar:
        root = os.path.realpath(target)
        for member in tar.getmembers():
            place = os.path.realpath(os.path.join(target, member.name))
            if place != root and not place.startswith(root + os.sep):
                raise ValueError("refusing to write outside the model: " + member.name)
        tar.extractall(target)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--inference_script", required=True)
    script = parser.parse_known_args()[0].inference_script
    model = os.environ.get("SM_MODEL_DIR", os.path.join(BASE, "model"))
    code = os.path.join(model, "code")
    extract(archive_of("training"), model)
    shutil.rmtree(code, ignore_errors=True)
    extract(archive_of("code"), code)
    source = os.path.join(code, script)
    if not os.path.isfile(source):
        raise FileNotFoundError("the source directory holds no " + script)
    target = os.path.join(code, os.path.basename(script))
    if os.path.realpath(source) != os.path.realpath(target):
        shutil.copy2(source, target)


if __name__ == "__main__":
    main()
`;
