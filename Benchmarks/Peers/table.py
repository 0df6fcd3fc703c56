"""The one table: a row per set and learner, each figure of a peer beside Tideline's."""
from dataclasses import dataclass
from typing import Callable

BEHIND = "▼"
# Times, sizes and rates that are nearer than this are the same.
CLOSE = 0.02


def seconds(value):
    if value < 0.1:
        return f"{value * 1000:.1f} ms"
    return f"{value:.2f} s" if value < 10 else f"{value:.0f} s"


def micros(value):
    if value < 1000:
        return f"{value:.1f} µs" if value < 100 else f"{value:.0f} µs"
    return f"{value / 1000:.1f} ms" if value < 100_000 else f"{value / 1000:.0f} ms"


def size(value):
    return f"{value / 1e3:.0f} kB" if value < 1e6 else f"{value / 1e6:.1f} MB"


def rate(value):
    return f"{value:,.0f}"


def share(value):
    return "—" if value is None else f"{value:.3f}"


def fine(value):
    return f"{value:.4f}"


@dataclass(frozen=True)
class Figure:
    key: str
    title: str
    text: Callable
    # How a peer's figure is set beside Tideline's: by ratio or by difference.
    by: str = "ratio"
    more_is_better: bool = False


FIGURES = [
    Figure("accuracy", "accuracy", share, "difference", True),
    Figure("macro_f1", "macro F1", share, "difference", True),
    Figure("train_one_seconds", "train one", seconds),
    Figure("train_seconds", "train six", seconds),
    Figure("train_processor_seconds", "processor", seconds),
    Figure("model_bytes", "model", size),
    Figure("answer_p50_us", "answer p50", micros),
    Figure("answer_p99_us", "answer p99", micros),
    Figure("batch_per_second", "batch, /s", rate, "ratio", True),
    Figure("coverage_at_95", "coverage at 95 % (reached)", share, "difference", True),
    Figure("coverage_at_98", "coverage at 98 % (reached)", share, "difference", True),
    Figure("ece", "ECE", fine),
    Figure("aurc", "AURC", fine),
    Figure("peak_rss_bytes", "memory", size),
]


def advantage(figure, ours, theirs):
    """Tideline's figure beside a peer's: a ratio above 1, or a difference above 0, is better."""
    ours, theirs = ours[figure.key], theirs[figure.key]
    if figure.by == "difference":
        # Of what is shown: nobody is behind by less than the table says.
        sign = 1 if figure.more_is_better else -1
        return sign * (round(ours, 3) - round(theirs, 3))
    better, worse = (ours, theirs) if figure.more_is_better else (theirs, ours)
    return better / worse if worse else (1.0 if better == worse else float("inf"))


def is_behind(figure, ours, theirs):
    found = advantage(figure, ours, theirs)
    return found < -1e-9 if figure.by == "difference" else found < 1 - CLOSE


def cell(figure, ours, row):
    text = shown(figure, row)
    if row is ours:
        two = row.get("train_two_threads_seconds")
        return f"{text} (two threads {seconds(two)})" if figure.key == "train_seconds" else text
    mark = BEHIND if is_behind(figure, ours, row) else ""
    return f"{text} {set_beside(figure, ours, row)}{mark}"


def set_beside(figure, ours, theirs):
    found = advantage(figure, ours, theirs)
    return f"{found:+.3f}" if figure.by == "difference" else f"×{ratio(found)}"


def shown(figure, row):
    """A figure as text; a coverage with the accuracy that the answered part really had, and an
    exclamation mark where that is too little."""
    text = figure.text(row[figure.key])
    if not figure.key.startswith("coverage_at_"):
        return text
    target = int(figure.key[-2:]) / 100
    found = row.get("selective_accuracy_at_" + figure.key[-2:])
    return f"{text} ({share(found)}{'!' if found is not None and found < target else ''})"


def ratio(value):
    if value >= 10:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 1 else f"{value:.2f}" if value >= 0.1 else f"{value:.2g}"


def lines(sets):
    """Returns the table as aligned lines of Markdown.

    sets: (name, rows) of each, Tideline's row first.
    """
    head = ["set", "learner"] + [figure.title for figure in FIGURES]
    body = [[name, row["title"], *cells(rows[0], row)] for name, rows in sets for row in rows]
    widths = [max(len(line[i]) for line in [head, *body]) for i in range(len(head))]
    rule = ["-" * width for width in widths]
    return ["| " + " | ".join(c.ljust(w) for c, w in zip(line, widths)) + " |"
            for line in [head, rule, *body]]


def cells(ours, row):
    if "failed" in row:
        return [f"failed: {row['failed']}"] + [""] * (len(FIGURES) - 1)
    return [cell(figure, ours, row) for figure in FIGURES]


def where_behind(sets):
    """Returns a line for each figure of a set in which the best peer beats Tideline."""
    found = []
    for name, (ours, *peers) in sets:
        peers = [peer for peer in peers if "failed" not in peer]
        for figure in FIGURES:
            ahead = [peer for peer in peers if is_behind(figure, ours, peer)]
            if not ahead:
                continue
            best = min(ahead, key=lambda peer: advantage(figure, ours, peer))
            beside = set_beside(figure, ours, best)
            found.append(
                f"- {name}, {figure.title}: {shown(figure, ours)}, where {best['title']} has "
                f"{shown(figure, best)}: {beside}; {len(ahead)} of {len(peers)} peers are ahead")
    return found
