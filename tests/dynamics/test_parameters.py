"""Every named number of the dynamics is read by a rule, lies in its range and says where it comes from."""

from pathlib import Path

import pytest

import sim.dynamics
from sim.world.parameters_dynamics import DYNAMICS_PARAMETERS

SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in sorted(Path(sim.dynamics.__file__).parent.glob("*.py")))


@pytest.mark.parametrize("parameter", DYNAMICS_PARAMETERS, ids=lambda parameter: parameter.name)
def test_a_named_number_acts(parameter):
    assert f".{parameter.name}" in SOURCES
    assert parameter.low <= parameter.default <= parameter.high
    assert parameter.low < parameter.high
    assert parameter.source and parameter.unit and parameter.meaning


def test_names_are_given_once():
    names = [parameter.name for parameter in DYNAMICS_PARAMETERS]
    assert len(set(names)) == len(names)
