"""What `article4 check` lists: every fault of a scenario, warnings too."""

import os
from collections.abc import Iterable

from sim.scenario.faults import Fault, ScenarioError
from sim.scenario.load import load


def check(name_or_path: str | os.PathLike[str], overrides: Iterable[str] = ()) -> list[Fault]:
    """Every fault of a scenario, errors before warnings; an empty list for a clean one. Never raises ScenarioError."""
    try:
        return list(load(name_or_path, overrides).warnings)
    except ScenarioError as error:
        return list(error.faults)
