"""Which rung of the ladder of instruments the law refused: the event names the article, the ruling beside it the rung.

Why: an appeal falls from rung to rung on one morning, and the log said the same sentence for each.
"""

from collections.abc import Iterator, Sequence

from sim.game.decided import Decided
from sim.game.happening import Happening
from sim.report.names import spoken

REFUSED = "appeal inadmissible"
FAILS = " fails in law"


def named(told: Sequence[Happening], rulings: Sequence[Decided]) -> Iterator[Happening]:
    """Events of whole days in their order; those in which the law refuses a request name what was requested."""
    seen: dict[tuple[int, int], int] = {}
    for event in told:
        if event.kind != REFUSED:
            yield event
            continue
        key = (event.day, event.subject)
        rung = rung_of(event, rulings, seen.get(key, 0))
        seen[key] = seen.get(key, 0) + 1
        yield event if rung is None else event._replace(text=event.text.replace(FAILS, f" for {spoken(rung)}{FAILS}", 1))


def rung_of(event: Happening, rulings: Sequence[Decided], before: int) -> str | None:
    """The instrument of the refusal that follows `before` others about the same on that day; None where there is no ruling."""
    of_the_day = []
    for ruling in reversed(rulings):
        if ruling.day < event.day:
            break
        if ruling.day == event.day and ruling.refused is not None and ruling.organisation == event.organisation:
            of_the_day.append(ruling)
    about = [one for one in reversed(of_the_day) if event.subject > 0 and event.subject in (one.crisis, one.serial)]
    return about[before].instrument if before < len(about) and about[before].instrument != "none" else None
