"""Starts the programs whose memory is measured."""
import subprocess

# Linux counts the memory of whoever starts a program into the program's own peak (at exec, ru_maxrss
# is handed on). So a shell is in between that forks once more: what it hands on is next to nothing.
APART = ["/bin/sh", "-c", '"$@"; exit $?', "sh"]


def run(command, timeout=None):
    return subprocess.run(
        APART + command, capture_output=True, text=True, check=False, timeout=timeout)
