"""A ruling of a council as a screen shows it: what was asked, how it ended and by which article, every vote with its reasons."""

from datetime import date
from typing import NamedTuple

from sim.charter.articles import label_of
from sim.report.decision import VoteReason, headline, reasons
from sim.run import Ruling
from sim.scenario.names import Names
from sim.words import kinds


class Decided(NamedTuple):
    """A ruling. `verdict` is a name of `kinds.VERDICTS`; `refused` why the law refused it, None where it did not."""

    serial: int
    day: int
    asked_on: int
    organisation: str
    matter: str
    instrument: str
    sought: str
    target: str | None
    crisis: int
    event: str | None
    verdict: str
    refused: str | None
    article: str
    yes: int
    no: int
    abstain: int
    absent: int
    is_last: bool
    votes: tuple[VoteReason, ...]
    headline: str

    @property
    def date(self) -> date:
        """The day of the ruling."""
        return date.fromordinal(self.day)

    @property
    def passed(self) -> bool:
        """True for a motion that was adopted, in full or in limited format."""
        return self.verdict in ("adopted", "adopted_limited")


def decided(ruling: Ruling, names: Names) -> Decided:
    """A ruling out of its ring as a value."""
    r = ruling.ruling
    article = label_of(int(r.article))
    return Decided(
        int(r.serial),
        int(r.day),
        int(r.asked_on),
        names.organisations[int(r.organisation)],
        kinds.MATTERS[int(r.matter)],
        kinds.INSTRUMENTS[int(r.instrument)],
        kinds.INSTRUMENTS[int(r.sought)],
        names.states[int(r.target)] if r.target >= 0 else None,
        int(r.crisis),
        names.events[int(r.event)] if r.event >= 0 else None,
        kinds.VERDICTS[int(r.verdict)],
        kinds.REASONS[int(r.reason)] if r.reason > 0 else None,
        article,
        int(r.yes),
        int(r.no),
        int(r.abstain),
        int(r.absent),
        bool(r.last),
        tuple(reasons(ruling, names)),
        headline(ruling, names, article),
    )
