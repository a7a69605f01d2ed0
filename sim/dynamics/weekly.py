"""The week of what no treaty wrote. Called on Mondays."""

from sim.dynamics import disputes
from sim.words.jit import rule


@rule
def weekly(world, setting):
    """New crises come up. Those that run are unfolded by `crises.unfold`, forces work in `operations.act`."""
    disputes.draw(world, setting)
