"""The named numbers of all rules, floor by floor. A scenario may set any of them under `parameters:`.

A number that nobody measured says so: "judgement" is the source of what was set by reasoning, "tuned" of what was moved
inside its range so that the real timeline's headline outcomes become likely (never a single outcome set by hand).
"""

from sim.world.fields import Field, real
from sim.world.layout import Setting, dtypes_of, setting_tables
from sim.world.parameter import Parameter
from sim.world.parameters_charter import CHARTER_PARAMETERS
from sim.world.parameters_diplomacy import DIPLOMACY_PARAMETERS
from sim.world.parameters_dynamics import DYNAMICS_PARAMETERS
from sim.world.parameters_judgement import JUDGEMENT_PARAMETERS
from sim.world.parameters_script import SCRIPT_PARAMETERS

PARAMETERS: tuple[Parameter, ...] = (
    *CHARTER_PARAMETERS,
    *DIPLOMACY_PARAMETERS,
    *DYNAMICS_PARAMETERS,
    *JUDGEMENT_PARAMETERS,
    *SCRIPT_PARAMETERS,
)


def parameter_fields() -> tuple[Field, ...]:
    """The parameters as fields of the setting's table `parameters`."""
    return tuple(real(p.name, p.unit, f"{p.low:g}..{p.high:g}", p.meaning) for p in PARAMETERS)


SETTING = setting_tables(parameter_fields())
"""The tables of the setting, the parameters among them."""

Setting.register(dtypes_of(SETTING))
