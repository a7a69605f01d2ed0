"""The record and the numbers of the rule, read as plain data: dates stay texts until they are asked for."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from sim.history.coding.dates import first_day
from sim.history.coding.matched import Dispute, Pair, matched_disputes

PACKAGE = Path(__file__).resolve().parents[2]
HOMES = (PACKAGE.parent / "scenarios", PACKAGE / "_shipped" / "scenarios")
"""Where scenarios lie: beside the package in a checkout, inside it once installed."""
SCENARIO = next((home for home in HOMES if home.is_dir()), HOMES[0]) / "real-timeline"
"""The folder of the real timeline, with `coding.yaml` and `record/`."""

Fastest: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class PlainLoader(Fastest):
    """Numbers, true, false and null as in YAML 1.2; dates, `on` and `NO` stay texts."""


PlainLoader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool", ":merge"))]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
PlainLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


def read(path: Path) -> Any:
    """The data of a YAML file."""
    with path.open(encoding="utf-8") as file:
        return yaml.load(file, Loader=PlainLoader)


@dataclass(frozen=True)
class Record:
    """The record of the real timeline, by state and by pair, with the numbers of the rule."""

    folder: Path

    def file(self, name: str) -> Any:
        """One file of the record."""
        return read(self.folder / "record" / name)

    @cached_property
    def rule(self) -> dict[str, Any]:
        """The numbers of the coding rule."""
        return read(self.folder / "coding.yaml")

    @cached_property
    def codes(self) -> list[str]:
        """The states of the scenario, in their order."""
        return self.rule["states"]

    @cached_property
    def states(self) -> dict[str, Any]:
        """`states.yaml` by state."""
        return {state["iso3"]: state for state in self.file("states.yaml")["states"]}

    @cached_property
    def regimes(self) -> dict[str, Any]:
        """`regimes.yaml` by state."""
        return {state["iso3"]: state for state in self.file("regimes.yaml")["states"]}

    @cached_property
    def dyad_file(self) -> dict[str, Any]:
        """`dyads.yaml` as it stands."""
        return self.file("dyads.yaml")

    @cached_property
    def dyads(self) -> dict[Pair, Any]:
        """The pairs of `dyads.yaml` whose two states belong to the scenario, in the record's order of states."""
        found = {(dyad["pair"][0], dyad["pair"][1]): dyad for dyad in self.dyad_file["dyads"]}
        return {pair: dyad for pair, dyad in found.items() if set(pair) <= set(self.codes)}

    def dyad(self, pair: Pair) -> dict[str, Any]:
        """The record of a pair in either order."""
        return self.dyads[pair] if pair in self.dyads else self.dyads[pair[::-1]]

    @cached_property
    def disputes(self) -> list[Dispute]:
        """Every dispute that the rule lists, dated by the record."""
        return matched_disputes(self.rule["disputes"], self.states)

    @cached_property
    def polls(self) -> list[dict[str, Any]]:
        """The polls of `opinion.yaml`."""
        return self.file("opinion.yaml")["polls"]

    @cached_property
    def hazards(self) -> dict[str, Any]:
        """`hazards.yaml` as it stands."""
        return self.file("hazards.yaml")

    def knots(self, of: str) -> list[date]:
        """The days on which coded values stand."""
        return [first_day(text) for text in self.rule["knots"][of]]

    @property
    def beginning(self) -> date:
        """The first day of the scenario."""
        return self.knots("states")[0]
