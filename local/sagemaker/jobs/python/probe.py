"""Tells, as JSON, where this interpreter and its packages live."""

import json
import os
import site
import sys

if __name__ == "__main__":
    user_packages = site.getusersitepackages()
    print(
        json.dumps(
            {
                "executable": sys.executable,
                "prefixes": sorted({sys.prefix, sys.base_prefix, os.path.realpath(sys.prefix)}),
                "takesUserPackages": bool(site.ENABLE_USER_SITE),
                "userPackages": user_packages if site.ENABLE_USER_SITE and os.path.isdir(user_packages) else None,
            }
        )
    )
