"""The summary as tables that a person reads: the same blocks for the screen and for `summary.md`."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sim.batch.intervals import share

Data = dict[str, Any]
STEP = 4
"""Every how many years a table by year shows one; the last is always shown."""
CLASSES = (
    ("nothing", ("none",)),
    ("words", ("consultation", "statement")),
    ("mission", ("mission",)),
    ("aid", ("material_aid",)),
    ("troops", ("peacekeepers", "rapid_reaction_force", "collective_defence")),
)
"""How the instruments are drawn together in the table of appeals."""


FRAMED, UNFRAMED = 3, 2
"""Letters that a column takes beside its words, in a table with a frame and without."""
TOLD_LEAST = 22
"""Letters to which a column of words at the end of a row may shrink."""


class Block(NamedTuple):
    """A table with its title and what its numbers mean; `texts` are the places of columns that are read, not compared."""

    title: str
    note: str
    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    texts: tuple[int, ...] = (0,)

    def is_number(self, place: int) -> bool:
        """Whether a column is set to the right."""
        return place not in self.texts

    def fits(self, room: int) -> bool:
        """Whether the table, framed, has room in a line of so many letters without breaking a number."""
        return self._least(range(len(self.head)), FRAMED) + 1 <= room

    def parts(self, room: int) -> "list[Block]":
        """The table in parts that fit a line of so many letters without a frame, each with the columns that name its rows.

        No part breaks a number; what tells of a row at its end may be broken between words. A table stays whole where not even
        one number has room beside the names of its rows.
        """
        numbers = [place for place in range(len(self.head)) if self.is_number(place)]
        words = [place for place in range(len(self.head)) if not self.is_number(place)]
        groups: list[list[int]] = [[]]
        for place in numbers:
            if groups[-1] and self._least([*words, *groups[-1], place], UNFRAMED) > room:
                groups.append([])
            groups[-1].append(place)
        if any(self._least([*words, *group], UNFRAMED) > room for group in groups):
            return [self]
        return [self._of(sorted([*words, *group])) for group in groups]

    def _least(self, places: Iterable[int], gap: int) -> int:
        """Letters that these columns need: all for numbers and for what names a row, less for words at its end."""
        first = next((place for place in range(len(self.head)) if self.is_number(place)), len(self.head))
        needed = 0
        for place in places:
            width = max(len(self.head[place]), *(len(row[place]) for row in self.rows))
            told = place > first and not self.is_number(place)
            needed += gap + (min(width, TOLD_LEAST) if told else width)
        return needed

    def _of(self, places: Sequence[int]) -> "Block":
        """The table with these columns only."""
        rows = [tuple(row[place] for place in places) for row in self.rows]
        texts = tuple(new for new, place in enumerate(places) if place in self.texts)
        return Block(self.title, self.note, tuple(self.head[place] for place in places), rows, texts)


def blocks(summary: Data) -> list[Block]:
    """Every table of the summary that has a row."""
    made = [
        _membership(summary),
        _years(summary),
        _appeals(summary),
        _refusals(summary),
        _deployments(summary),
        _statistics(summary),
        _measures(summary),
        _faults(summary),
    ]
    return [block for block in made if block.rows]


def headline(summary: Data) -> str:
    """One line: what was run, how often, and how many runs failed."""
    first, runs = summary["seeds"]["first"], summary["seeds"]["runs"]
    faulted = summary["counts"]["faulted"]
    line = f"{summary['scenario']['title']}: {runs:,} runs, seeds {first} to {first + runs - 1}, crises {summary['crises']}"
    if summary["uncertain"]:
        line += ", coded quantities drawn from their ranges"
    if summary["overrides"]:
        line += f", with {', '.join(summary['overrides'])}"
    if faulted:
        line += f"; {faulted:,} of them ended in a fault and are left out below"
    return line


def as_markdown(made: Iterable[Block], title: str) -> str:
    """The blocks as a Markdown document."""
    parts = [f"# {title}\n\nBrackets hold 95 % intervals.\n"]
    for block in made:
        rows = [[cell.replace("|", "\\|") for cell in row] for row in (block.head, *block.rows)]
        widths = [max(width(row[place]) for row in rows) for place in range(len(block.head))]
        rule = ["-" * (w - 1) + ":" if block.is_number(place) else "-" * w for place, w in enumerate(widths)]
        lines = [_line(row, widths, block) for row in (rows[0], rule, *rows[1:])]
        parts.append(f"## {block.title}\n\n{block.note}\n\n" + "\n".join(lines) + "\n")
    return "\n".join(parts)


def _line(cells: Sequence[str], widths: Sequence[int], block: Block) -> str:
    """A row of a Markdown table."""
    padded = []
    for place, (cell, w) in enumerate(zip(cells, widths, strict=True)):
        space = " " * (w - width(cell))
        padded.append(space + cell if block.is_number(place) else cell + space)
    return "| " + " | ".join(padded) + " |"


def width(text: str) -> int:
    """Columns that a text takes."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


# ------------------------------------------------------------------------------------------------------- the tables


def _membership(summary: Data) -> Block:
    years = _shown(summary["years"]["members"])
    rows = [
        (entry["state"], *(with_interval(entry["years"][place]) for place in years))
        for entry in summary["membership"]
    ]  # fmt: skip
    note = "Share of runs in which a state is a member of the organisation in focus on the last day of a year."
    return Block("Who is still in", note, ("state", *_labels(summary, years)), rows)


def _years(summary: Data) -> Block:
    years = _shown(summary["years"]["members"])
    rows = [
        (name, *(number(course[place], 1 if name == "members" else 2) for place in years))
        for name, course in summary["years"].items()
        if years
    ]
    note = "Means on the last day of a year; all but the number of members are indices from 0 to 1."
    return Block("The organisation by year", note, ("quantity", *_labels(summary, years)), rows)


def _appeals(summary: Data) -> Block:
    rows = []
    for entry in summary["appeals"]:
        cells = [_class_share(entry, words) for _, words in CLASSES]
        rows.append((_cause(entry), entry["target"] or "", entry["organisation"], with_interval(entry["asked"]), *cells))
    note = (
        "In which share of runs a council was asked to act, by the victim or by another member, and came to an answer; and "
        "of those runs, how many had this as the most that was granted. Words are consultation and statement; troops are "
        "peacekeepers, the rapid reaction force and collective defence."
    )
    head = ("crisis", "state", "asked of", "asked", *(name for name, _ in CLASSES))
    return Block("Appeals and what they brought", note, head, rows, texts=(0, 1, 2))


def _class_share(entry: Data, words: Iterable[str]) -> str:
    """The share of answers of one class, with its interval."""
    hits = sum(entry["granted"][word]["runs"] for word in words if word in entry["granted"])
    return with_interval(share(hits, entry["asked"]["runs"])._asdict()) if hits else "-"


def _refusals(summary: Data) -> Block:
    rows = [
        (spoken(entry["reason"]), entry["article"] or "", f"{entry['motions']:,}", with_interval(entry["runs"]))
        for entry in summary["refusals"]
    ]
    note = "Motions that failed, by what failed them: a reason in law or a verdict of the council."
    return Block("Why motions failed", note, ("reason", "article", "motions", "in runs"), rows, texts=(0, 1))


def _deployments(summary: Data) -> Block:
    rows = [
        (
            _cause({**entry, "crisis_kind": None}),
            spoken(entry["instrument"]),
            entry["host"] or "",
            entry["organisation"],
            f"{entry['forces']:,}",
            with_interval(entry["runs"]),
            number(entry["troops"], 0),
            number(entry["days"], 0),
            number(entry["gone"], 0),
            with_interval(entry["still_there"]),
        )
        for entry in summary["deployments"]
    ]
    note = (
        "Forces that set out and their mean size at most (persons); mean days from the first arrival to the order to leave "
        "(or to the end of the span), and to the day on which the last soldier has gone."
    )
    head = ("crisis", "force", "host", "sent by", "forces", "in runs", "troops", "days to order", "days to gone", "still there")
    return Block("Deployments", note, head, rows, texts=(0, 1, 2, 3))


def _statistics(summary: Data) -> Block:
    rows = [
        (entry["name"], with_interval(entry) if entry["sort"] == "share" else number(entry), entry["unit"], entry["meaning"])
        for entry in summary["statistics"]
    ]
    return Block(
        "A run on average", "Shares or means over runs.", ("statistic", "value", "unit", "meaning"), rows, texts=(0, 2, 3)
    )


def _measures(summary: Data) -> Block:
    sound = summary["counts"]["runs"] - summary["counts"]["faulted"]
    rows = [
        (
            entry["name"],
            with_interval(entry) if entry["sort"] == "share" else number(entry),
            entry["unit"],
            f"{entry['n']:,} of {sound:,}",
            entry["meaning"],
        )
        for entry in summary["measures"]
    ]
    note = "What the scenario asks of each run (`measures`): the share of runs, or the mean over the runs that have the number."
    return Block("The scenario's measures", note, ("measure", "value", "unit", "of runs", "meaning"), rows, texts=(0, 2, 3, 4))


def _faults(summary: Data) -> Block:
    rows = [(fault, f"{count:,}") for fault, count in summary["faults"].items()]
    lost = summary["counts"]["lost_deployments"]
    if lost:
        rows.append(("deployments beyond those that a run can list", f"{lost:,}"))
    note = "These runs ended before their time. They are rows of `runs.parquet` and count in no number above."
    return Block("Faults", note, ("fault", "runs"), rows)


def comparison_blocks(comparison: Data) -> list[Block]:
    """Every other scenario against the first."""
    made = []
    for other in comparison["others"]:
        title = f"{other['scenario']} against {comparison['first']}"
        note = (
            f"Means of the same {other['runs']:,} seeds and the paired difference. The last column says how many times "
            "smaller the variance of the difference is than without common luck."
        )
        rows = [(entry["name"], *_compared(entry), entry["unit"]) for entry in other["statistics"]]
        rows += [(entry["name"], *_compared(entry), entry["unit"]) for entry in other["measures"]]
        rows += [(f"{entry['state']} a member at the end", *_compared(entry), "") for entry in other["members"]]
        head = ("statistic", comparison["first"], other["scenario"], "difference", "variance", "unit")
        made.append(Block(title, note, head, rows, texts=(0, 5)))
    return made


def _compared(entry: Data) -> tuple[str, str, str, str]:
    """Both means, their difference and what pairing brought."""
    sides = [number({"value": entry[side], "low": None}).removesuffix(" [n = 1]") for side in ("first", "second")]
    gain = f"1/{entry['reduction']:.1f}" if entry["reduction"] is not None else "-"
    return sides[0], sides[1], number(entry), gain


def _shown(course: Sequence[Data]) -> list[int]:
    """Places of the years that are shown: every `STEP`th back from the last, and the first."""
    count = len(course)
    return sorted({*range(count - 1, -1, -STEP)} | ({0} if count else set()))


def _labels(summary: Data, years: Iterable[int]) -> list[str]:
    """The years themselves."""
    return [str(summary["years"]["members"][place]["year"]) for place in years]


def _cause(entry: Data) -> str:
    """The event behind something, or the kind of crisis that was drawn."""
    if entry["event"]:
        return entry["event"]
    return f"drawn: {spoken(entry['crisis_kind'])}" if entry["crisis_kind"] else "drawn"


# ------------------------------------------------------------------------------------------------- numbers in words


def with_interval(estimate: Data) -> str:
    """A share with its interval, such as `82 % [79, 85]`; a dash where there is none."""
    if estimate["value"] is None:
        return "-"
    return f"{_hundredths(estimate['value'])} % [{_hundredths(estimate['low'])}, {_hundredths(estimate['high'])}]"


def _hundredths(share: float) -> str:
    """A share in percent: whole, but with one decimal close to 0 and 100, so that rare does not read as never."""
    percent = 100 * share
    return f"{percent:.1f}" if 0 < percent < 1 or 99 < percent < 100 else f"{percent:.0f}"


def number(estimate: Data, decimals: int | None = None) -> str:
    """A mean with its interval; its decimals follow its size unless they are given."""
    value = estimate["value"]
    if value is None:
        return "-"
    if decimals is None:
        decimals = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2 if abs(value) >= 1 else 3
    if estimate["low"] is None:
        return f"{fixed(value, decimals)} [n = 1]"
    return f"{fixed(value, decimals)} [{fixed(estimate['low'], decimals)}, {fixed(estimate['high'], decimals)}]"


def fixed(value: float, decimals: int) -> str:
    """A number with so many decimals; what rounds to zero has no sign."""
    return f"{round(value, decimals) + 0.0:,.{decimals}f}"


def spoken(word: str) -> str:
    """A word of the vocabulary as it is read."""
    return word.replace("_", " ")
