"""At home: support for the organisation in focus, disappointment with it, protest, polls (R16)."""

from sim.dynamics.fading import MONTH, kept_in_a_month
from sim.dynamics.trends import AFFINITY, documented, documented_pair
from sim.words import kinds
from sim.words.arithmetic import clamp, share
from sim.words.jit import rule
from sim.world import layout_setting
from sim.world.chronicle import tell
from sim.world.questions import is_member
from sim.world.seats import move_opinion

NEUTRAL = 0.5
"""The middle of an index from 0 to 1."""


@rule
def support_due(world, setting, state):
    """The support at home towards which a state moves: the documented course, and how this run differs from it.

    Credibility above one half raises it, disappointment lowers it; affinity with the leading power counts only as far as
    it departs from its own documented course, which the documented support already contains.
    """
    p = setting.parameters[0]
    focus = world.now[0].focus
    group = world.organisations[focus]
    seat = world.seats[focus, state]
    due = documented(world, setting, state, layout_setting.T_SUPPORT, seat.opinion)
    due += p.opinion_credibility * (group.credibility - NEUTRAL) - p.opinion_grievance * seat.grievance
    leading = group.leading
    if leading >= 0 and leading != state:
        affinity = world.pairs[state, leading].affinity
        due += p.opinion_affinity * (affinity - documented_pair(world, setting, state, leading, AFFINITY, affinity))
    return share(due)


@rule
def protest_grows(world, setting, state, kept):
    """Anger fades, and grows where a government has lost its standing; the chronicle tells when it fills the streets."""
    p = setting.parameters[0]
    record = world.states[state]
    before = record.protest
    discontent = max(0.0, NEUTRAL - record.legitimacy)
    record.protest = clamp(before * kept + p.protest_discontent * MONTH * discontent, 0.0, 1.0)
    if before < p.protest_told <= record.protest:
        tell(world, kinds.E_PROTEST, state, -1, -1, 0, 0, record.protest)


@rule
def monthly(world, setting):
    """A month at home: support among members moves, disappointment and anger fade."""
    p = setting.parameters[0]
    focus = world.now[0].focus
    part = p.opinion_pull * MONTH
    grievance_kept = kept_in_a_month(p.seat_grievance_half_life)
    protest_kept = kept_in_a_month(p.protest_half_life)
    for state in range(world.states.shape[0]):
        if world.states[state].present == 0:
            continue
        seat = world.seats[focus, state]
        seat.grievance *= grievance_kept
        if is_member(world, focus, state):
            move_opinion(world, focus, state, part * (support_due(world, setting, state) - seat.opinion))
        protest_grows(world, setting, state, protest_kept)


@rule
def poll(world):
    """Tell the support at home of every member of the organisation in focus."""
    focus = world.now[0].focus
    for state in range(world.states.shape[0]):
        if is_member(world, focus, state):
            tell(world, kinds.E_POLL, state, -1, focus, 0, 0, world.seats[focus, state].opinion)
