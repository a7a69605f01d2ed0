"""The hold of a government on its country and its standing at home; what foreign help against its own people costs (U6)."""

from sim.dynamics.fading import MONTH
from sim.dynamics.trends import documented
from sim.words.arithmetic import clamp
from sim.words.jit import rule
from sim.world import layout_setting


@rule
def monthly(world, setting):
    """Stability comes back to its documented course and suffers from protest; legitimacy recovers."""
    p = setting.parameters[0]
    for state in range(world.states.shape[0]):
        record = world.states[state]
        due = documented(world, setting, state, layout_setting.T_STABILITY, record.stability)
        change = p.stability_pull * (due - record.stability) - p.stability_protest * record.protest
        record.stability = clamp(record.stability + change * MONTH, 0.0, 1.0)
        rest = p.legitimacy_floor + p.legitimacy_democracy * record.democracy
        record.legitimacy += p.legitimacy_pull * MONTH * (rest - record.legitimacy)


@rule
def pay_for_intervention(world, setting, slot):
    """A week of foreign troops against a host's people costs host and senders standing, senders by their democracy."""
    p = setting.parameters[0]
    deployment = world.deployments[slot]
    for state in range(world.states.shape[0]):
        record = world.states[state]
        if state == deployment.host:
            record.legitimacy = clamp(record.legitimacy - p.intervention_host_cost, 0.0, 1.0)
            record.protest = clamp(record.protest + p.intervention_protest, 0.0, 1.0)
        elif world.contingents[slot, state].troops > 0.0:
            record.legitimacy = clamp(record.legitimacy - p.intervention_sender_cost * record.democracy, 0.0, 1.0)
            record.protest = clamp(record.protest + p.intervention_protest * record.democracy, 0.0, 1.0)
