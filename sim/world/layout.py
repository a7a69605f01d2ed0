"""The layout of the world: every table and field with its unit, range and meaning. Docs and tooltips are derived from it.

Why: everything that can change lies in one buffer, so that fork is a copy, save a write and digest a hash. All fields are
8 bytes wide, so no record has padding and equal worlds have equal bytes. What cannot change in a run is `SETTING`.
An index of -1 means "nobody". A day is an ordinal, see `sim.words.calendar`.
"""

import numpy as np

from sim.words.tables import Tables
from sim.world.fields import Field, Table, record
from sim.world.layout_log import CHRONICLE, RULING_VOTES, RULINGS, YEAR_SEATS, YEARS
from sim.world.layout_polity import (
    BASES,
    CHARTERS,
    CONTINGENTS,
    CRISES,
    DECISIONS,
    DEPLOYMENTS,
    DISPUTES,
    FADING,
    NOW,
    ORGANISATIONS,
    PAIR_STRETCHES,
    PAIRS,
    PIECES,
    PROCEDURES,
    PROPOSALS,
    SEATS,
    STATES,
    STRETCHES,
    UNITS,
    VOTES,
)
from sim.world.layout_script import (
    ASKED,
    CLAUSES,
    DRAWN,
    DRAWN_BOUNDS,
    DRAWN_KEYS,
    DRAWS,
    DUE_DAYS,
    EVENTS,
    FOLLOWS,
    INSTRUCTIONS,
    LEVELS,
    LISTENERS,
    READINGS,
    READS,
    REAL_HIGHS,
    REAL_LOWS,
    REAL_WORDS,
    SCRATCH,
    SCRIPT,
    SCRIPT_PARTS,
    VARIABLES,
    WAKEFUL,
    WATCHED,
    WATCHES,
    WATCHING_OTHERS,
    WATCHING_REALS,
    WATCHING_WHOLES,
    WHOLE_WORDS,
    WHOLES_SEEN,
)
from sim.world.layout_setting import HAZARDS, PAIR_COURSES, PAIR_PLACES, PAIR_TRENDS, ROADS, TRAITS, TRENDS

WORLD: tuple[Table, ...] = (
    NOW, STATES, SEATS, ORGANISATIONS, CHARTERS, PROCEDURES, DISPUTES, CRISES, PROPOSALS, VOTES, DECISIONS, DEPLOYMENTS,
    CONTINGENTS, UNITS, BASES, YEARS, YEAR_SEATS, RULINGS, RULING_VOTES, CHRONICLE, EVENTS, DUE_DAYS, PAIRS, STRETCHES,
    PAIR_STRETCHES, VARIABLES, PIECES, READINGS, FADING, WATCHES, WATCHING_REALS, REAL_WORDS, REAL_LOWS, REAL_HIGHS,
    WATCHING_WHOLES, WHOLE_WORDS, WHOLES_SEEN, WATCHING_OTHERS, WAKEFUL, DRAWN, DRAWN_KEYS, DRAWN_BOUNDS, SCRATCH,
)


def setting_tables(parameters: tuple[Field, ...]) -> tuple[Table, ...]:
    """The tables of the setting; `parameters` come from `sim.world.parameters`."""
    named = Table("parameters", ("1",), "The named numbers of dynamics and judgement.", parameters)
    dated = (TRAITS, TRENDS, PAIR_COURSES, PAIR_TRENDS, PAIR_PLACES, HAZARDS)
    script = (SCRIPT, SCRIPT_PARTS, FOLLOWS, INSTRUCTIONS, ASKED, WATCHED, LEVELS, CLAUSES, READS, DRAWS, LISTENERS)
    return (named, *dated, *script, ROADS)


class World(Tables):
    """Everything that can change, as views of one buffer."""

    _fields = tuple(table.name for table in WORLD)
    now: np.ndarray
    states: np.ndarray
    seats: np.ndarray
    organisations: np.ndarray
    charters: np.ndarray
    procedures: np.ndarray
    disputes: np.ndarray
    crises: np.ndarray
    proposals: np.ndarray
    votes: np.ndarray
    decisions: np.ndarray
    deployments: np.ndarray
    contingents: np.ndarray
    units: np.ndarray
    bases: np.ndarray
    years: np.ndarray
    year_seats: np.ndarray
    rulings: np.ndarray
    ruling_votes: np.ndarray
    chronicle: np.ndarray
    events: np.ndarray
    due_days: np.ndarray
    pairs: np.ndarray
    stretches: np.ndarray
    pair_stretches: np.ndarray
    variables: np.ndarray
    pieces: np.ndarray
    readings: np.ndarray
    fading: np.ndarray
    watches: np.ndarray
    watching_reals: np.ndarray
    real_words: np.ndarray
    real_lows: np.ndarray
    real_highs: np.ndarray
    watching_wholes: np.ndarray
    whole_words: np.ndarray
    wholes_seen: np.ndarray
    watching_others: np.ndarray
    wakeful: np.ndarray
    drawn: np.ndarray
    drawn_keys: np.ndarray
    drawn_bounds: np.ndarray
    scratch: np.ndarray
    reals: np.ndarray
    wholes: np.ndarray


class Setting(Tables):
    """Everything that cannot change in a run, as views of one buffer."""

    _fields = (
        "parameters", "traits", "trends", "pair_courses", "pair_trends", "pair_places", "hazards", "script", "script_parts",
        "follows", "instructions", "asked", "watched", "levels", "clauses", "reads", "draws", "listeners", "roads",
    )  # fmt: skip
    parameters: np.ndarray
    traits: np.ndarray
    trends: np.ndarray
    pair_courses: np.ndarray
    pair_trends: np.ndarray
    pair_places: np.ndarray
    hazards: np.ndarray
    script: np.ndarray
    script_parts: np.ndarray
    follows: np.ndarray
    instructions: np.ndarray
    asked: np.ndarray
    watched: np.ndarray
    levels: np.ndarray
    clauses: np.ndarray
    reads: np.ndarray
    draws: np.ndarray
    listeners: np.ndarray
    roads: np.ndarray


def dtypes_of(tables: tuple[Table, ...]) -> dict[str, tuple[np.dtype, int]]:
    """The dtype and number of dimensions of each table."""
    return {table.name: (record(table), len(table.shape)) for table in tables}


World.register(dtypes_of(WORLD))
