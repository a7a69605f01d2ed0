"""Many runs in one call: the inner loop of a batch.

Each run starts from the same bytes with its own seed, lives to the last day, and leaves its yearly statistics, its rulings with
every vote, and its deployments in plain arrays. Rings are drained here as any caller must drain them.
"""

from typing import NamedTuple

import numpy as np

from sim.script.readings import readings_now
from sim.turn import TO_BE_DRAINED, begin, live_until
from sim.words import kinds
from sim.words.jit import direct, entry, rule
from sim.world.buffer import Space
from sim.world.fields import record
from sim.world.layout import Setting
from sim.world.layout_log import RULINGS, YEAR_SEATS, YEARS

DEPLOYMENT_ROW = np.dtype(
    (
        np.record,
        [
            ("serial", "i8"),
            ("organisation", "i8"),
            ("instrument", "i8"),
            ("host", "i8"),
            ("decided", "i8"),
            ("arrived", "i8"),
            ("left", "i8"),
            ("gone", "i8"),
            ("planned", "f8"),
            ("troops", "f8"),
        ],
    )
)
RUN_ROW = np.dtype(
    (
        np.record,
        [
            ("seed", "u8"),
            ("fault", "i8"),
            ("fault_day", "i8"),
            ("last_day", "i8"),
            ("rulings", "i8"),
            ("deployments", "i8"),
            ("lost_deployments", "i8"),
        ],
    )
)
VOTE_ROW = np.dtype((np.record, [("choice", "i8"), ("probability", "f8")]))
DEPLOYMENTS_KEPT = 24
"""Deployments kept per run; those beyond it are counted in `lost_deployments`."""


class Harvest(NamedTuple):
    """What a chunk of runs leaves: a row a run, a row a run and year, and so on."""

    runs: np.ndarray
    years: np.ndarray
    seats: np.ndarray
    deployments: np.ndarray
    rulings: np.ndarray
    ruling_runs: np.ndarray
    votes: np.ndarray


def harvest(runs: int, years: int, states: int, rulings: int) -> Harvest:
    """Room for a number of runs and rulings."""
    return Harvest(
        np.zeros(runs, RUN_ROW),
        np.zeros((runs, years), record(YEARS)),
        np.zeros((runs, years, states), record(YEAR_SEATS)),
        np.zeros((runs, DEPLOYMENTS_KEPT), DEPLOYMENT_ROW),
        np.zeros(rulings, record(RULINGS)),
        np.zeros(rulings, np.int64),
        np.zeros((rulings, states), VOTE_ROW),
    )


@rule
def note_step(row, event):
    """Enter an arrival, told for each contingent, or a departure, told for the whole force."""
    if event.kind == kinds.E_ARRIVED:
        if row.arrived == 0:
            row.arrived = event.day
        row.troops += event.value
    elif event.kind == kinds.E_LEAVING or event.kind == kinds.E_GONE:
        if event.kind == kinds.E_LEAVING:
            row.left = event.day
        else:
            row.gone = event.day
        row.troops = max(row.troops, event.value)


@rule
def note_deployment(kept, run, event):
    """Enter an event of a deployment's life into the row of that deployment."""
    if event.kind == kinds.E_MOBILISED:
        if run.deployments < kept.shape[0]:
            row = kept[run.deployments]
            row.serial, row.organisation, row.instrument = event.subject, event.organisation, event.detail
            row.host, row.decided, row.planned = event.who, event.day, event.value
            row.arrived, row.left, row.gone, row.troops = 0, 0, 0, 0.0
            run.deployments += 1
        else:
            run.lost_deployments += 1
        return
    for place in range(run.deployments):
        row = kept[place]
        if row.serial == event.subject:
            note_step(row, event)


@rule
def drain_chronicle(world, kept, run):
    """Take all events out of the ring; those of deployments are kept."""
    now = world.now[0]
    size = world.chronicle.shape[0]
    while now.chronicle_drained < now.chronicle_written:
        event = world.chronicle[now.chronicle_drained % size]
        if event.kind >= kinds.E_MOBILISED and event.kind <= kinds.E_GONE:
            note_deployment(kept, run, event)
        now.chronicle_drained += 1


@rule
def drain_rulings(world, harvested, place, filled):
    """Copy new rulings out of their ring; returns how many rows are filled, or -1 when there is no room."""
    now = world.now[0]
    size = world.rulings.shape[0]
    while now.rulings_drained < now.rulings_written:
        if filled >= harvested.rulings.shape[0]:
            return -1
        source = now.rulings_drained % size
        harvested.rulings[filled] = world.rulings[source]
        harvested.ruling_runs[filled] = place
        for state in range(world.states.shape[0]):
            harvested.votes[filled, state].choice = world.ruling_votes[source, state].choice
            harvested.votes[filled, state].probability = world.ruling_votes[source, state].probability
        filled += 1
        harvested.runs[place].rulings += 1
        now.rulings_drained += 1
    return filled


@entry
def take_rings(world, harvested, place, filled):
    """Drain both rings of a run; returns how many ruling rows are filled, or -1 when there is no room for more."""
    drain_chronicle(world, harvested.deployments[place], harvested.runs[place])
    return drain_rulings(world, harvested, place, filled)


@entry
def keep_statistics(world, harvested, place):
    """Copy the yearly rows of a finished run and how it ended."""
    now = world.now[0]
    run = harvested.runs[place]
    run.fault = now.fault
    run.fault_day = now.fault_day
    run.last_day = now.day - 1
    for year in range(world.years.shape[0]):
        harvested.years[place, year] = world.years[year]
        for state in range(world.states.shape[0]):
            harvested.seats[place, year, state] = world.year_seats[year, state]


def live_many(
    space: Space,
    start: np.ndarray,
    setting: Setting,
    seeds: np.ndarray,
    first: int,
    filled: int,
    into: Harvest,
    readings: np.ndarray,
) -> tuple[int, int]:
    """Live the runs of `seeds[first:]` one after another in one space. Returns (runs finished, ruling rows filled).

    `readings` gets a row a run: what the scenario asks of it (`sim.script.readings`), in the order of `setting.asked`.

    Comes back early, with the unfinished run untouched in the harvest, when the rows for rulings are full: the caller makes more
    room and calls again with `first` and `filled` as returned. Nearly all the time is spent in compiled code without the
    interpreter lock, so threads with a space each run side by side.
    """
    world = space.world
    begin_run = direct(begin, world, setting)
    live = direct(live_until, world, setting, 0, 0)
    take, keep = direct(take_rings, world, into, 0, 0), direct(keep_statistics, world, into, 0)
    read = direct(readings_now, world, setting, readings[0])
    for place in range(first, seeds.shape[0]):
        np.copyto(space.buffer, start)
        world.now["seed"] = seeds[place]
        into.runs[place] = (seeds[place], 0, 0, 0, 0, 0, 0)
        begin_run(world, setting)
        end = int(world.now["last_day"][0]) + 1
        rows, why = filled, TO_BE_DRAINED
        while why == TO_BE_DRAINED:
            why = live(world, setting, end, 0)
            rows = take(world, into, place, rows)
            if rows < 0:
                return place, filled
        keep(world, into, place)
        read(world, setting, readings[place])
        filled = rows
    return seeds.shape[0], filled
