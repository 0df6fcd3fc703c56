"""Tideline itself, by the command that its users have: `tideline evaluate … --json`."""
import json
import os
import resource
import subprocess

import processes
from problem import Problem


class Tideline:
    def __init__(self, program):
        self.program = program
        if not os.access(program, os.X_OK):
            raise Problem(
                f"there is no program {program} to measure.\n"
                "  Run `make build`, or name one with TIDELINE=program.")

    def version(self):
        return subprocess.run(
            [self.program, "--version"], capture_output=True, text=True, check=True).stdout.strip()

    def measure(self, train_path, test_path):
        """Runs it as often as it takes; returns the figures under the names of the peers'."""
        found, _ = self._evaluate(train_path, test_path)
        # Only the training counts in these, so that few answers do.
        short = ["--answers", "1"]
        two_threads, _ = self._evaluate(train_path, test_path, "--threads", "2", *short)
        one_model, _ = self._evaluate(train_path, test_path, "--held-out", *short)
        _, processor = self._evaluate(train_path, test_path, *short)
        return found | {
            "title": "Tideline",
            "train_one_seconds": one_model["train_seconds"],
            "train_two_threads_seconds": two_threads["train_seconds"],
            # Of the whole program: reading the files and asking the test rows once are in it.
            "train_processor_seconds": processor,
        }

    def _evaluate(self, train_path, test_path, *options):
        """Returns what it prints, and the processor seconds that it took."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        ended = processes.run(
            [self.program, "evaluate", "--train", train_path, "--test", test_path, "--json",
             *options])
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        # 3: some rows were refused; the figures stand.
        if ended.returncode not in (0, 3):
            raise Problem(
                f"tideline could not evaluate {train_path} (exit code {ended.returncode}):\n"
                f"  {ended.stderr.strip()}")
        used = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
        return json.loads(ended.stdout), used
