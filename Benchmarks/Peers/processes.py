"""Starts the programs whose memory and patience are measured."""
import subprocess

PATIENCE = 3 * 3600
NOT_DONE = 124

# Linux counts the memory of whoever starts a program into the program's own peak (at exec,
# ru_maxrss is handed on). `timeout` in between forks once more, and what it hands on is next to
# nothing. In the foreground Ctrl-C reaches the program itself.
APART = ["timeout", "--foreground", str(PATIENCE)]


def run(command):
    """Returns the ended process; its code is `NOT_DONE` where it took longer than anybody waits."""
    return subprocess.run(APART + command, capture_output=True, text=True, check=False)
