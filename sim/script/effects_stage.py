"""Effects on the stage itself: states that appear, units, land, other events, choices put to governments, the end of the game."""

from sim.script.opcodes import APPEAR, CANCEL, END_GAME, LAND, SET_UNIT
from sim.words import kinds
from sim.words.calendar import NEVER
from sim.words.jit import rule
from sim.world.chronicle import tell

FORMED, MOVED, DISBANDED = range(3)


@rule
def change_stage(world, step, event):
    """Everything but choices (`sim.script.choices`)."""
    if step.op == APPEAR:
        if world.states[step.a].present == 0:
            world.states[step.a].present = 1
            tell(world, kinds.E_APPEARED, step.a, -1, -1, event, 0, 0.0)
    elif step.op == SET_UNIT:
        change_unit(world, step)
    elif step.op == LAND:
        hand_over(world, step, event)
    elif step.op == CANCEL:
        world.events[step.a].cancelled = 1
        world.now[0].draws_stale = 1
        world.due_days[step.a].day = NEVER
    elif step.op == END_GAME:
        end_game(world, step, event)


@rule
def change_unit(world, step):
    """unit: formed from today, stationed on the land of a state, or disbanded (what is out on a mission comes home first)."""
    unit = world.units[step.a]
    today = world.now[0].day
    told = kinds.E_UNIT_FORMED
    if step.b == FORMED:
        unit.since = today
        unit.until = NEVER
        if step.x > 0.0:
            unit.personnel = step.x
        if step.c >= 0:
            unit.home = step.c
    elif step.b == MOVED:
        unit.home = step.c
        told = kinds.E_UNIT_MOVED
    else:
        unit.until = today
        told = kinds.E_UNIT_DISBANDED
    tell(world, told, unit.owner, unit.home, unit.organisation, step.a, 0, unit.personnel)


@rule
def hand_over(world, step, event):
    """land: a piece of the map belongs to, or is held by, a state or nobody (-1) from today."""
    piece = world.pieces[step.a]
    today = world.now[0].day
    if step.b == kinds.OWNER:
        piece.owner = step.c
        piece.owned_since = today
    else:
        piece.control = step.c
        piece.held_since = today
    tell(world, kinds.E_LAND, step.c, -1, -1, step.a, step.b, float(event))


@rule
def end_game(world, step, event):
    """end_game: the first verdict stands. Runs live on to the end of the span, so that measures stay comparable."""
    now = world.now[0]
    if now.over_on == 0:
        now.over_on = now.day
        now.outcome = step.b
        now.outcome_state = step.a
        now.outcome_event = event
        tell(world, kinds.E_GAME_OVER, step.a, -1, -1, event, step.b, 0.0)
