"""Tells, as JSON, which interpreter this is and whether it satisfies the requirements read from standard input.

Whatever cannot be judged here (another file, an editable install, an unknown syntax) counts as not satisfied, so that pip decides.
"""

import json
import re
import sys
from importlib import metadata


def requirement_class():
    try:
        from packaging.requirements import Requirement
    except ImportError:
        try:
            from pip._vendor.packaging.requirements import Requirement
        except ImportError:
            return None
    return Requirement


def requirement_lines(text):
    for line in re.sub(r"\\\r?\n", " ", text).splitlines():
        line = re.sub(r"(^|\s)#.*$", "", line).strip()
        if line and not re.match(r"(-i|-f|--(?!requirement|editable|constraint))", line):
            yield re.split(r"\s--", line)[0].strip()


def is_satisfied(requirement, extras, parse, seen):
    if requirement.marker and not any(requirement.marker.evaluate({"extra": extra}) for extra in extras):
        return True
    key = (requirement.name.lower(), frozenset(requirement.extras), str(requirement.specifier))
    if key in seen:
        return True
    seen.add(key)
    if requirement.url:
        return False
    try:
        found = metadata.distribution(requirement.name)
    except metadata.PackageNotFoundError:
        return False
    if not requirement.specifier.contains(found.version, prereleases=True):
        return False
    wanted = ("", *requirement.extras)
    return all(is_satisfied(parse(text), wanted, parse, seen) for text in found.requires or ())


def all_satisfied(text):
    lines = list(requirement_lines(text))
    if not lines:
        return True
    parse = requirement_class()
    if parse is None:
        return False
    try:
        return all(is_satisfied(parse(line), ("",), parse, set()) for line in lines)
    except ValueError:
        return False


if __name__ == "__main__":
    satisfied = all_satisfied(sys.stdin.read())
    print(json.dumps({"executable": sys.executable, "version": sys.version, "satisfied": satisfied}))
