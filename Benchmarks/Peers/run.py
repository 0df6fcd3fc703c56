"""Measures Tideline and the peers that suit on each data set, and writes the report.

Settings come as variables, as `make bench-peers` passes them on: DATA, SETS, PEERS, TIDELINE, OUT.
"""
import datetime
import json
import os
import sys
import tempfile

import datasets
import machine
import processes
import report
from choosing import EVERY_PEER, suiting
from problem import Problem
from tideline import Tideline
from timing import Bystanders

HERE = os.path.dirname(os.path.abspath(__file__))
STANDARD_DATA = "../shared/data"
STANDARD_PROGRAM = ".build/release/tideline"
RAW = ".build/peers.json"
# What a run over everything writes stays with the project; other runs leave it alone.
LAST_RUN = os.path.join(HERE, "last-run.md")
OTHER_RUN = ".build/peers.md"
# The exit code when the table lacks peers; whatever else went wrong is 1.
SOME_FAILED = 3


def main():
    wanted, peers = names("SETS"), names("PEERS")
    check(peers)
    places = datasets.find(os.environ.get("DATA") or STANDARD_DATA, wanted)
    tideline = Tideline(os.environ.get("TIDELINE") or STANDARD_PROGRAM)
    facts, bystanders = facts_of_run(tideline), Bystanders()
    sets, counts = [], []
    for place in places:
        data = datasets.load(*place)
        counts.append(f"{data.name} {len(data.train):,} + {len(data.test):,}")
        sets.append((data.name, measure_set(place, data, tideline, peers)))
        keep(sets)
    facts |= {"cores": bystanders.cores(), "rows": "; ".join(counts)}
    is_whole = {place[0] for place in places} == set(datasets.FIRST) and not peers
    write(report.text(sets, facts), LAST_RUN if is_whole else OTHER_RUN)
    return SOME_FAILED if any("failed" in row for _, rows in sets for row in rows) else 0


def check(peers):
    unknown = sorted(set(peers) - set(EVERY_PEER))
    if unknown:
        raise Problem(
            f"there is no peer {', '.join(unknown)}; PEERS takes {', '.join(EVERY_PEER)}.")


def facts_of_run(tideline):
    return {
        "date": datetime.date.today().isoformat(),
        "command": command(),
        "machine": machine.description(),
        "versions": machine.versions(tideline.version()),
        "commit": machine.commit(),
    }


def measure_set(place, data, tideline, wanted):
    """Returns the rows of the table, Tideline's first."""
    suited = {key: make for key, make in suiting(data).items() if not wanted or key in wanted}
    tell(f"{data.name}: {data.kind}, {len(data.train)} rows to train on; Tideline and "
         f"{len(suited)} peers")
    measured = [tideline.measure(data.train_path, data.test_path)]
    for number, (key, make) in enumerate(suited.items(), 1):
        bystanders = Bystanders()
        row = measure_peer(key, place, make(data).title)
        row["other_cores"] = bystanders.cores()
        tell(f"{data.name}: {number} of {len(suited)}, {row['title']}: "
             + (row.get("failed") or f"accuracy {row['accuracy']:.3f}"))
        measured.append(row)
    return measured


def measure_peer(key, place, title):
    """One that fails is a row that says so: the others are still worth their time."""
    with tempfile.TemporaryDirectory(prefix="tideline-peers-") as folder:
        out = os.path.join(folder, "figures.json")
        ended = processes.run(
            [sys.executable, os.path.join(HERE, "measure.py"), *place, key, out])
        if ended.returncode == processes.NOT_DONE:
            return {"title": title, "failed": f"not done after {processes.PATIENCE // 3600} hours"}
        if ended.returncode == 0:
            with open(out, encoding="utf-8") as file:
                return json.load(file)
        reason = (ended.stderr.strip().splitlines() or ["it said nothing"])[-1]
        return {"title": title, "failed": f"exit code {ended.returncode}: {reason}"}


def names(variable):
    return [name for name in os.environ.get(variable, "").replace(",", " ").split() if name]


def command():
    given = [f"{key}={os.environ[key]}" for key in ("SETS", "PEERS") if os.environ.get(key)]
    return " ".join(["make bench-peers", *given])


def keep(sets):
    """After each set, so that a run that is cut off was not for nothing."""
    os.makedirs(os.path.dirname(RAW), exist_ok=True)
    with open(RAW, "w", encoding="utf-8") as file:
        json.dump(dict(sets), file, indent=1)


def write(text, otherwise):
    out = os.environ.get("OUT") or otherwise
    with open(out, "w", encoding="utf-8") as file:
        file.write(text)
    print(text)
    tell(f"written to {os.path.relpath(out)}; unrounded in {RAW}")


def tell(line):
    print(f"bench-peers: {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Problem as problem:
        tell(str(problem))
        sys.exit(1)
    except KeyboardInterrupt:
        tell("stopped; what was measured of whole sets is in " + RAW)
        sys.exit(130)
