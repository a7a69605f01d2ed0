"""`article4 check`: everything that is to be said of a scenario, layer by layer."""

import os
from collections.abc import Iterable
from typing import NamedTuple

from sim.lint.finding import LAYERS, Finding, folded
from sim.lint.ignore import ignores_in, obeyed
from sim.lint.meaning import broken, carried_out
from sim.lint.trial import Trial
from sim.lint.view import View
from sim.scenario.extends import Layer, is_inherited
from sim.scenario.load import Examined, Loaded, examine, examine_text

OF_ITS_AUTHOR = ("flag-never-read", "flag-never-set", "flag-unused")
"""What a parent scenario keeps in mind is its own affair, even where a child has taken away what reads it."""


OF_A_SPAN = ("event-cannot-fire", "condition-always-true")
"""What a narrower span makes of inherited conditions on the year."""


class Report(NamedTuple):
    """What was found, and which layers could be looked at: a file that cannot be read has no meaning yet."""

    findings: tuple[Finding, ...]
    layers: tuple[str, ...]
    files: tuple[str, ...]

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(finding.fault.severity == "error" for finding in self.findings)

    @property
    def warnings(self) -> int:
        """How many findings are warnings."""
        return len(self.findings) - self.errors


def report(name_or_path: str | os.PathLike[str], overrides: Iterable[str] = (), trial: Trial | None = None) -> Report:
    """Every finding of a scenario, root causes first. With a `trial` the dynamic layer lives that many runs of it."""
    return _reported(examine(name_or_path, tuple(overrides)), trial)


def report_text(text: str, name: str) -> Report:
    """As `report`, of a scenario in a text; `name` stands for the file."""
    return _reported(examine_text(text, name), None)


def _reported(examined: Examined, trial: Trial | None) -> Report:
    """Every finding about what became known of a scenario."""
    findings = [Finding(fault) for fault in examined.faults]
    view = View.of(examined)
    if view is not None:
        found = carried_out(view)
        found = [one for one in found if not _is_of_a_parent(one, examined.layers)]
        findings += _without_cascade(found, findings)
    layers = looked_at(examined, trial)
    if examined.loaded is not None and trial is not None:
        findings += _lived(examined.loaded, trial)
    if examined.written is not None:
        told = obeyed(findings, ignores_in(examined.written), layers)
        # A child may take away what its parent's comment is about: the comment is the parent's affair.
        findings = [one for one in told if one.fault.key != "unused-ignore" or not is_inherited(one.fault, examined.layers)]
    return Report(tuple(folded(findings)), layers, _files(examined))


def _is_of_a_parent(finding: Finding, layers: tuple[Layer, ...]) -> bool:
    """True for what is said of a file that the scenario extends and is its affair: what it keeps in mind, what a narrower
    span of the scenario leaves without a day."""
    if not is_inherited(finding.fault, layers):
        return False
    by_span = OF_A_SPAN if "span" in layers[-1].written.data else ()
    return finding.fault.key in (*OF_ITS_AUTHOR, *by_span)


def _lived(loaded: Loaded, trial: Trial) -> list[Finding]:
    """What the dynamic layer finds. Its rules are loaded here only: a check without runs answers sooner."""
    from sim.lint.dynamic import observed

    try:
        return observed(loaded, trial)
    except Exception as error:
        return [broken("dynamic layer", error)]


def looked_at(examined: Examined, trial: Trial | None) -> tuple[str, ...]:
    """The layers that could be looked at."""
    if examined.written is None:
        return LAYERS[:1]
    if examined.scenario is None:
        return LAYERS[:2]
    return LAYERS[:3] if examined.loaded is None or trial is None else LAYERS


def _without_cascade(found: list[Finding], faults: list[Finding]) -> list[Finding]:
    """The findings, save those on a line that an error is about already: they may follow from it."""
    errors = {(one.fault.place.file, one.fault.place.line) for one in faults if one.fault.severity == "error" and one.fault.place}
    return [one for one in found if one.fault.place is None or (one.fault.place.file, one.fault.place.line) not in errors]


def _files(examined: Examined) -> tuple[str, ...]:
    """The files that were read."""
    if examined.written is None:
        return ()
    names = {document.place(()).file for document, _ in examined.written.origins.values()}
    return tuple(sorted(name for name in names if name != "--set"))
