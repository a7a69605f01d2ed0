"""A finding: a fault with the layer that found it, how sure it is, and what follows from it.

Why apart from `Fault`: loading a scenario must be quick and knows only what is certain; `article4 check` also tells what is
likely or merely possible, and folds what follows from a root cause into it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from sim.lint.guide import layer_of, link_to
from sim.scenario.document import KeyPath
from sim.scenario.faults import Fault

LAYERS = ("syntax", "schema", "meaning", "dynamic")
"""In the order in which they are looked at: a file that cannot be read has no schema, and so on."""
CERTAIN, LIKELY, POSSIBLE = "certain", "likely", "possible"
CONFIDENCES = (CERTAIN, LIKELY, POSSIBLE)
SHOWN_FOLLOWERS = 4
"""Consequences that are named; the rest is counted."""


@dataclass(frozen=True)
class Finding:
    """One thing to be told. `about` and `because` are paths of the scenario: a finding because of what another is about
    follows from it and is folded into it."""

    fault: Fault
    confidence: str = CERTAIN
    about: KeyPath = ()
    because: KeyPath | None = None
    follows: tuple[str, ...] = field(default=())

    @property
    def layer(self) -> str:
        """The layer of check that finds it."""
        return layer_of(self.fault.key)

    @property
    def guide(self) -> str:
        """Where the guide tells more."""
        return link_to(self.fault.key)

    def render(self) -> str:
        """The fault as a compiler shows it, with confidence, consequences and the link to the guide."""
        first, *others = self.fault.render().split("\n")
        if self.confidence != CERTAIN:
            sure = f"{self.fault.severity} ({self.confidence}): "
            first = first.replace(f"{self.fault.severity}: ", sure, 1)
        lines = [first, *others]
        if self.follows:
            shown = [*self.follows[:SHOWN_FOLLOWERS]]
            if len(self.follows) > SHOWN_FOLLOWERS:
                shown.append(f"{len(self.follows) - SHOWN_FOLLOWERS} more")
            lines.append(f"  from this follows: {'; '.join(shown)}")
        lines.append(f"  guide: {self.guide}")
        return "\n".join(lines)

    def as_values(self, scenario: str) -> dict[str, Any]:
        """The finding as plain values, for `--json`."""
        place = self.fault.place
        return {
            "scenario": scenario,
            "layer": self.layer,
            "severity": self.fault.severity,
            "confidence": self.confidence,
            "key": self.fault.key,
            "file": place.file if place else None,
            "line": place.line if place else None,
            "column": place.column if place else None,
            "message": self.fault.message,
            "suggestion": self.fault.suggestion,
            "follows": list(self.follows),
            "guide": self.guide,
        }


def folded(findings: Iterable[Finding]) -> list[Finding]:
    """Root causes with what follows from them; errors before warnings, by layer, else in the order given."""
    given = list(findings)
    roots = {finding.about: place for place, finding in reversed(list(enumerate(given))) if finding.about}
    followers: dict[int, list[str]] = {}
    kept: list[int] = []
    for place, finding in enumerate(given):
        root = _root_of(place, given, roots)
        if root == place:
            kept.append(place)
        else:
            followers.setdefault(root, []).append(finding.fault.message)
    found = [replace(given[place], follows=(*given[place].follows, *followers.get(place, ()))) for place in kept]
    return sorted(found, key=lambda one: (one.fault.severity != "error", LAYERS.index(one.layer)))


def _root_of(place: int, given: list[Finding], roots: dict[KeyPath, int]) -> int:
    """The place of the finding from which another follows in the end; its own place when it follows from none."""
    seen = [place]
    while (because := given[place].because) is not None and because in roots:
        place = roots[because]
        if place in seen:
            return min(seen[seen.index(place) :])
        seen.append(place)
    return place
