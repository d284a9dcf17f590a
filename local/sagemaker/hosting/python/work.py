"""Starts a worker with an import path on which the model's modules meet none of the server's."""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))

if __name__ == "__main__":
    sys.path[0] = HERE
    sys.path.append(os.path.join(HERE, "toolkit"))
    from local_model_server import transformer, user_script, worker  # noqa: F401 (imported while they can be found)

    sys.path.pop(0)
    worker.main()
