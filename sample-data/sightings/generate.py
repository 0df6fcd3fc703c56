#!/usr/bin/env python3
"""Generates the `sightings` sample task: what did the ranger's camera box meet?

    generate.py [--seed 7] [--out DIR]

A row is one visit to a camera box: a silhouette, the sound in six bands, how the animal moved and
how fast, a ranger's short note, and which animal it was. No field settles it alone:

- Fields go missing: no light, microphone down, nothing written. Motion is always known.
- Silhouettes of neighbours (fox and wolf; boar, badger and bear) overlap, and grass hides parts.
- Some visits are silent, and wind and surf drown what there is.
- Most notes never name the animal, and many say nothing about it at all.

Regions differ in more than their animals. Cameras in the `north` stand far from the trail and in
the `forest` close to it, so that a northern wolf looks as large as a forest fox, and there are many
wolves in the north and few in the forest. The `coast` has surf in its low bands, the forest song
birds in its high ones. The coast's owls sound like inland ravens and its otters like inland foxes,
and the other way round. A layer trained on one region can know all this; the one trained on all
regions mixed cannot.

Writes JSON lines: `start.jsonl` (ten of the fourteen animals), `questions.jsonl`, `test.jsonl`, and
for each region `regions/REGION-train.jsonl` and `regions/REGION-test.jsonl`. The same seed gives the
same bytes. Needs only Python's standard library.
"""

import argparse
import base64
import json
import random
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

sys.dont_write_bytecode = True  # the folder is copied as it is
from silhouette import SIDE, View, draw  # noqa: E402

HERE = Path(__file__).resolve().parent


class Animal(NamedTuple):
    """How an animal sounds (dB above the background, low band to high) and how it moves."""

    call: tuple
    motions: dict        # motion to how often
    pace: float          # metres per second at a walk


class Region(NamedTuple):
    """What a region's camera boxes meet, and how they see and hear it."""

    animals: dict        # animal to how often
    zoom: float          # below 1 where cameras stand far off
    background: tuple    # dB, low band to high
    dialects: dict       # animals that call differently here


ANIMALS = {
    "red_fox": Animal((0, 4, 12, 20, 15, 5), {"still": 2, "walking": 5, "running": 3}, 1.3),
    "grey_wolf": Animal((2, 15, 22, 12, 4, 0), {"still": 2, "walking": 5, "running": 3}, 1.7),
    "wild_boar": Animal((14, 18, 8, 4, 2, 0), {"still": 2, "walking": 6, "running": 2}, 1.2),
    "roe_deer": Animal((2, 9, 19, 13, 6, 0), {"still": 4, "walking": 3, "running": 3}, 1.2),
    "moose": Animal((19, 15, 6, 2, 0, 0), {"still": 4, "walking": 5, "running": 1, "swimming": 1}, 1.6),
    "brown_bear": Animal((20, 14, 10, 4, 0, 0), {"still": 3, "walking": 6, "running": 1}, 1.3),
    "lynx": Animal((0, 5, 15, 18, 8, 2), {"still": 4, "walking": 5, "running": 1}, 1.1),
    "badger": Animal((5, 8, 8, 10, 13, 8), {"still": 2, "walking": 7, "running": 1}, 0.8),
    "otter": Animal((0, 0, 2, 9, 18, 20), {"still": 1, "walking": 2, "running": 1, "swimming": 6}, 0.9),
    "beaver": Animal((15, 14, 12, 10, 8, 6), {"still": 3, "walking": 2, "swimming": 5}, 0.6),
    "eagle_owl": Animal((8, 22, 6, 0, 0, 0), {"still": 7, "flying": 3}, 0.3),
    "crane": Animal((0, 6, 17, 22, 14, 4), {"still": 3, "walking": 4, "flying": 3}, 0.9),
    "raven": Animal((0, 3, 15, 18, 13, 8), {"still": 3, "walking": 2, "flying": 5}, 0.5),
    "grey_seal": Animal((11, 18, 13, 6, 2, 0), {"still": 5, "walking": 1, "swimming": 4}, 0.4),
}

REGIONS = {
    "north": Region(
        {"grey_wolf": 20, "moose": 15, "brown_bear": 13, "raven": 12, "lynx": 12, "eagle_owl": 10,
         "roe_deer": 6, "red_fox": 5},
        0.68, (14, 10, 8, 6, 6, 6), {}),
    "coast": Region(
        {"grey_seal": 20, "otter": 16, "crane": 14, "raven": 13, "eagle_owl": 13, "wild_boar": 9,
         "red_fox": 9, "roe_deer": 7},
        0.88, (26, 20, 12, 6, 6, 8),
        {"raven": (7, 22, 7, 1, 0, 0), "eagle_owl": (0, 3, 15, 18, 13, 8),
         "otter": (0, 4, 13, 20, 14, 5), "red_fox": (0, 0, 2, 9, 18, 20)}),
    "forest": Region(
        {"red_fox": 20, "roe_deer": 17, "wild_boar": 15, "badger": 14, "beaver": 11, "eagle_owl": 7,
         "crane": 7, "grey_wolf": 5, "otter": 5},
        1.15, (6, 6, 8, 12, 18, 18), {}),
}

UNKNOWN_AT_START = {"lynx", "badger", "otter", "crane"}
MISSING = {"silhouette": 0.20, "bands": 0.18, "speed": 0.21, "note": 0.18}
SPEED = {"still": 0.0, "walking": 1.0, "running": 4.5, "flying": 20.0, "swimming": 1.4}
SILENT = 0.18
NEUTRAL_NOTE = 0.30
GROUP_PHRASE = 0.28
TYPO = 0.15


def pick(rng, weights):
    """A key of `weights`, as often as its weight says."""
    return rng.choices(list(weights), list(weights.values()))[0]


def read_phrases(path):
    """The note phrases: neutral ones, per animal, and per animal those of the groups it is in."""
    own, shared, targets = defaultdict(list), defaultdict(list), []
    for line in path.read_text(encoding="utf-8").splitlines():
        heading = re.fullmatch(r"\[(\w+)(?:: (.*))?\]", line)
        if heading:
            name, members = heading.groups()
            targets = [shared[animal] for animal in members.split()] if members else [own[name]]
        elif line and not line.startswith("#"):
            for phrases in targets:
                phrases.append(line)
    return own, shared


def with_typo(rng, text):
    """`text` with one slip of the finger: a letter dropped, doubled or swapped with the next."""
    at = rng.randrange(1, len(text) - 1)
    return rng.choice([
        text[:at] + text[at + 1:],
        text[:at] + text[at] + text[at:],
        text[:at] + text[at + 1] + text[at] + text[at + 2:],
    ])


def write_note(rng, animal, phrases):
    """A ranger's note of one to three phrases, of which at most one is about the animal."""
    own, shared = phrases
    parts = rng.sample(own["neutral"], rng.choice([0, 1, 1, 2]))
    if not parts or rng.random() > NEUTRAL_NOTE:
        kind = shared if shared[animal] and rng.random() < GROUP_PHRASE else own
        parts.insert(rng.randint(0, len(parts)), rng.choice(kind[animal]))
    text = rng.choice([". ", ", ", " - "]).join(parts)
    if rng.random() < 0.3:
        text = text[0].upper() + text[1:]
    return with_typo(rng, text) if rng.random() < TYPO else text


def grow_grass(rng):
    """The height of the grass in front of the lens, per image column; often there is none."""
    if rng.random() < 0.4:
        return [0] * SIDE
    tallest = rng.uniform(2, 12)
    return [rng.uniform(0, tallest) if rng.random() < 0.45 else 1 for _ in range(SIDE)]


def take_picture(rng, animal, region, motion):
    """The silhouette, as base64 of its grey bytes."""
    light = rng.uniform(150, 235)
    view = View(
        scale=region.zoom * rng.uniform(0.84, 1.14),
        shift=(rng.uniform(-2, 2), rng.uniform(-1.5, 1)),
        mirrored=rng.random() < 0.5,
        motion=motion,
        stride=rng.random(),
        grass=grow_grass(rng),
        light=light,
        contrast=rng.uniform(0.45, 0.95) * light,
        antlered=rng.random() < 0.5)
    return base64.b64encode(draw(animal, view, rng)).decode("ascii")


def record_sound(rng, animal, region):
    """The energy per band in dB: the background, and over it the call unless the night is silent."""
    call = region.dialects.get(animal, ANIMALS[animal].call)
    loudness = 0 if rng.random() < SILENT else rng.uniform(0.7, 1.25)
    weather = rng.gauss(0, 2)
    return [round(quiet + weather + loudness * above + rng.gauss(0, 2.6), 1)
            for quiet, above in zip(region.background, call)]


def measure_speed(rng, animal, motion):
    """The speed in metres per second; the trigger never reads quite zero."""
    typical = SPEED[motion] * (ANIMALS[animal].pace if motion in ("walking", "running") else 1)
    return round(typical * rng.lognormvariate(0, 0.25) + abs(rng.gauss(0, 0.1)), 1)


def kept_fields(rng):
    """The fields this row has besides motion: each may be missing, but never all of them."""
    while True:
        kept = {field for field, missing in MISSING.items() if rng.random() > missing}
        if kept:
            return kept


def sight(rng, animal, region, phrases):
    """One row: `animal` met in `region`."""
    motion = pick(rng, ANIMALS[animal].motions)
    picture = take_picture(rng, animal, region, motion)
    sound = record_sound(rng, animal, region)
    speed = measure_speed(rng, animal, motion)
    note = write_note(rng, animal, phrases)
    kept, row = kept_fields(rng), {}
    if "silhouette" in kept:
        row["silhouette"] = picture
    if "bands" in kept:
        row.update((f"band{number}", level) for number, level in enumerate(sound, start=1))
    row["motion"] = motion
    if "speed" in kept:
        row["speed"] = speed
    if "note" in kept:
        row["note"] = note
    return row | {"label": animal}


def sightings(rng, count, regions, phrases, without=frozenset()):
    """`count` rows from `regions` in turn by chance, of any animal not in `without`."""
    for _ in range(count):
        region = REGIONS[rng.choice(regions)]
        seen = {animal: often for animal, often in region.animals.items() if animal not in without}
        yield sight(rng, pick(rng, seen), region, phrases)


def write_rows(out, name, rows):
    """Writes `rows` to `name` under `out`, one compact JSON object a line."""
    path = out / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")


def main():
    parser = argparse.ArgumentParser(description="Generate the sightings sample task.")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path, default=HERE)
    options = parser.parse_args()
    phrases, everywhere = read_phrases(HERE / "notes.txt"), list(REGIONS)

    def write(name, count, regions, without=frozenset()):
        # A generator of its own per file: changing one file's count leaves the others as they are.
        rng = random.Random(f"{options.seed}/{name}")
        write_rows(options.out, name, sightings(rng, count, regions, phrases, without))

    write("start.jsonl", 600, everywhere, UNKNOWN_AT_START)
    write("questions.jsonl", 1500, everywhere)
    write("test.jsonl", 600, everywhere)
    for region in REGIONS:
        write(f"regions/{region}-train.jsonl", 500, [region])
        write(f"regions/{region}-test.jsonl", 250, [region])


if __name__ == "__main__":
    main()
