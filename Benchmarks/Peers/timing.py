"""Times on one thread, and who else used the machine meanwhile."""
import os
import resource
import time

import numpy as np

WARM_UP = 50
# Enough for a p99; slow learners are asked as often as the seconds allow.
SINGLE_ANSWERS, LEAST_ANSWERS, SINGLE_SECONDS = 5000, 200, 20
BATCH_ANSWERS, BATCH_SECONDS = 20000, 5


class Stopwatch:
    """Adds up the wall and processor seconds of the blocks that it is around."""

    def __init__(self):
        self.wall = self.processor = 0.0

    def __enter__(self):
        self._wall, self._processor = time.perf_counter(), time.process_time()

    def __exit__(self, *_):
        self.wall += time.perf_counter() - self._wall
        self.processor += time.process_time() - self._processor


def single_answers(answer, rows):
    """Returns p50 and p99 of one answer at a time, in microseconds."""
    for row in rows[:WARM_UP]:
        answer(row)
    micros, begun = [], time.perf_counter()
    while len(micros) < SINGLE_ANSWERS:
        row = rows[len(micros) % len(rows)]
        before = time.perf_counter_ns()
        answer(row)
        micros.append((time.perf_counter_ns() - before) / 1e3)
        if len(micros) >= LEAST_ANSWERS and time.perf_counter() - begun > SINGLE_SECONDS:
            break
    return float(np.percentile(micros, 50)), float(np.percentile(micros, 99))


def batch_rate(seconds_for, rows):
    """Returns answers per second when many rows are given at once.

    `seconds_for(rows)` answers them and says how long it took.
    """
    once = seconds_for(rows)
    if once > BATCH_SECONDS:
        return len(rows) / once
    times = int(min(-(-BATCH_ANSWERS // len(rows)), BATCH_SECONDS / max(once, 1e-6)))
    many = list(rows) * max(1, times)
    return len(many) / seconds_for(many)


def peak_memory():
    """The most that this process has had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


class Bystanders:
    """How many cores programs other than this one and its children were using."""

    def __init__(self):
        self._begun, self._busy, self._own = time.time(), self._all_busy(), self._own_busy()

    def cores(self):
        """The mean since the beginning; children count once they have ended."""
        others = (self._all_busy() - self._busy) - (self._own_busy() - self._own)
        return max(0.0, others / max(time.time() - self._begun, 1e-9))

    @staticmethod
    def _all_busy():
        with open("/proc/stat", encoding="ascii") as file:
            ticks = [int(x) for x in file.readline().split()[1:9]]
        idle, waiting = ticks[3], ticks[4]
        return (sum(ticks) - idle - waiting) / os.sysconf("SC_CLK_TCK")

    @staticmethod
    def _own_busy():
        return sum(
            usage.ru_utime + usage.ru_stime
            for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
