"""Runs a command as the first process of its group and takes the whole group along when the job runner is gone.

The runner holds the other end of standard input: its end of file means that the runner died, however that came about.
SIGTERM is for the job's own processes; this one stays to report how they end.
"""

import os
import signal
import subprocess
import sys
import threading


def end_with_runner():
    while os.read(0, 4096):
        pass
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    command = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL)
    threading.Thread(target=end_with_runner, daemon=True).start()
    code = command.wait()
    # os._exit: nothing may wait for the thread, which still reads.
    os._exit(code if code >= 0 else 128 - code)
