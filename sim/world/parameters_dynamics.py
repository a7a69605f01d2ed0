"""The named numbers of `sim.dynamics`."""

from sim.world.parameter import Parameter, judged

DYNAMICS_PARAMETERS: tuple[Parameter, ...] = (
)
