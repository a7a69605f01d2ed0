"""The named numbers of `sim.charter`."""

from sim.world.parameter import Parameter, judged

CHARTER_PARAMETERS: tuple[Parameter, ...] = (
)
