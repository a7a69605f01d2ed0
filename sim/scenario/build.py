"""From a loaded scenario to a world on its first day, with its setting: every table filled, by one function a table.

Why a start apart from a run: building takes milliseconds, a run's world is a copy of these bytes with its own seed. What
follows a documented course (affinity, stability, population) stands here at its value on the first day; `sim.turn.begin`
sets it again by the rule that knows the run's uncertainty.

A table without entries still has one row; it is inert: nobody's, and never due.
"""

import hashlib
import json
import math
from dataclasses import dataclass

import numpy as np

from sim.scenario.build_law import LONG_AGO, NOBODY, fill_charters, fill_organisations, fill_procedures, fill_seats
from sim.scenario.compile_script import Script
from sim.scenario.load import Loaded
from sim.scenario.names import Names
from sim.scenario.references import split_pair
from sim.scenario.schema import PairEntry, Scenario
from sim.scenario.series import Knot, begun_with, knots, number, ordinal, value_on
from sim.scenario.sizes import sizes
from sim.script.fire import cut
from sim.script.opcodes import BY_EVENT, YEAR
from sim.script.stored import CLOCK, word_of
from sim.script.waiting import NOT_LISTED, NOT_WATCHED
from sim.words import kinds
from sim.words.calendar import NEVER
from sim.world.buffer import Space, empty_setting, empty_world
from sim.world.layout import WORLD, Setting, World, setting_tables
from sim.world.layout_setting import T_SUPPORT, TREND_NAMES
from sim.world.luck import number_of
from sim.world.parameters import PARAMETERS, parameter_fields

EARTH_RADIUS = 6371.0
"""km, of the sphere of equal volume."""
MIDDLING = 0.5
"""A share of which nothing is known: halfway."""
NOT_YET, OPEN, CLOSED = 0, 1, 2
"""The status of a base."""
AFFINITY, DEPENDENCE = 0, 1
NO_KIND = -1
"""What nothing in the chronicle is."""
AS_DATED = -2
"""The owner of a piece of the map that no event of the run has handed over."""


@dataclass(frozen=True)
class Start:
    """The first day of a scenario, ready to be lived with any seed."""

    space: Space
    setting: Setting
    setting_buffer: np.ndarray
    names: Names
    scenario: Scenario
    digest: str
    """SHA-256 of the scenario as validated, overrides and defaults included: the same scenario has the same digest."""

    def world(self, seed: int) -> Space:
        """A fresh world for a run with a seed, 0 to 2**64 - 1."""
        fresh = self.space.fork()
        fresh.world.now[0].seed = np.uint64(seed)
        return fresh


def build(loaded: Loaded, *, crises: str = "scripted", uncertain: bool = False) -> Start:
    """The first day of a loaded scenario.

    `crises` (`kinds.CRISES_MODES`) chooses documented crises, drawn ones or both; `uncertain` draws coded quantities from
    their ranges in each run. Raises ValueError for a mode that does not exist.
    """
    if crises not in kinds.CRISES_MODES:
        raise ValueError(f"crises are {', '.join(kinds.CRISES_MODES)}, not {crises!r}")
    scenario, names = loaded.scenario, loaded.names
    lengths = sizes(scenario, loaded.script)
    space = empty_world(WORLD, lengths)
    buffer, setting = empty_setting(setting_tables(parameter_fields()), lengths)
    _fill_setting(setting, loaded)
    _fill_world(space.world, setting, scenario, names)
    _fill_watches(space, setting, loaded.script)
    now = space.world.now[0]
    now.crises_mode = kinds.CRISES_MODES.index(crises)
    now.uncertain = int(uncertain)
    return Start(space, setting, buffer, names, scenario, scenario_digest(scenario))


def scenario_digest(scenario: Scenario) -> str:
    """SHA-256 of the scenario as JSON. Order counts, since it decides who stands where; division into files does not."""
    plain = scenario.model_dump(mode="json", by_alias=True, exclude={"include", "extends", "remove", "replace"})
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()


# ------------------------------------------------------------------------------------------------------- the setting


def _fill_setting(setting: Setting, loaded: Loaded) -> None:
    """What cannot change in a run."""
    scenario, names = loaded.scenario, loaded.names
    _fill_parameters(setting, scenario)
    _fill_traits(setting, scenario)
    _fill_roads(setting, scenario, names)
    _fill_trends(setting, scenario, names)
    _fill_pair_trends(setting, scenario, names)
    _fill_hazards(setting, scenario, names)
    _fill_script(setting, loaded)


def _fill_parameters(setting: Setting, scenario: Scenario) -> None:
    """The named numbers of the rules: the scenario's where it gives them."""
    for parameter in PARAMETERS:
        given = scenario.parameters.get(parameter.name)
        setting.parameters[parameter.name][0] = parameter.default if given is None else number(given)


def _fill_traits(setting: Setting, scenario: Scenario) -> None:
    """What does not change about a state."""
    for place, (name, state) in enumerate(scenario.states.items()):
        setting.traits[place] = (
            number_of(name),
            state.capital.latitude,
            state.capital.longitude,
            state.neutral,
            state.great_power,
        )


def _fill_roads(setting: Setting, scenario: Scenario, names: Names) -> None:
    """Great circles between capitals (km), and land borders: one side's word makes a border."""
    latitude = np.radians(setting.traits["latitude"])
    longitude = np.radians(setting.traits["longitude"])
    for first in range(len(names.states)):
        for second in range(first + 1, len(names.states)):
            length = great_circle(latitude[first], longitude[first], latitude[second], longitude[second])
            setting.roads["distance"][first, second] = setting.roads["distance"][second, first] = length
    for first, state in enumerate(scenario.states.values()):
        for neighbour in state.neighbours:
            second = names.state(neighbour)
            setting.roads["neighbours"][first, second] = setting.roads["neighbours"][second, first] = 1


def great_circle(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Length of the great circle between two places (radians) in km, by the haversine formula (Sinnott 1984)."""
    across = math.sin((other_latitude - latitude) / 2.0) ** 2
    along = math.cos(latitude) * math.cos(other_latitude) * math.sin((other_longitude - longitude) / 2.0) ** 2
    return 2.0 * EARTH_RADIUS * math.asin(math.sqrt(min(1.0, across + along)))


def _fill_trends(setting: Setting, scenario: Scenario, names: Names) -> None:
    """The dated values of each state's quantities; support for the focus begins where its seat says so."""
    setting.trends["day"] = NEVER
    first_day = scenario.span.first.toordinal()
    for place, state in enumerate(scenario.states.values()):
        for quantity, name in enumerate(TREND_NAMES):
            _write_knots(setting.trends[place, quantity], knots(getattr(state, name), first_day))
    for name, seat in scenario.organisations[scenario.focus].members.items():
        if seat.opinion is not None:
            course = begun_with(knots(scenario.states[name].opinion, first_day), first_day, seat.opinion)
            row = setting.trends[names.state(name), T_SUPPORT]
            row["day"] = NEVER
            _write_knots(row, course)


def _fill_pair_trends(setting: Setting, scenario: Scenario, names: Names) -> None:
    """The dated affinity and dependence of each pair; what a scenario does not give has no documented course."""
    setting.pair_trends["day"] = NEVER
    first_day = scenario.span.first.toordinal()
    documented = [
        (name, place, pair)
        for first, second, pair in pairs_of(scenario, names)
        for name, place in (
            ("affinity", (first, second, AFFINITY)),
            ("dependence", (first, second, DEPENDENCE)),
            ("dependence_back", (second, first, DEPENDENCE)),
        )
        if name in pair.model_fields_set
    ]
    # All affinities come first: who walks the courses of one quantity finds them side by side.
    for row, (name, place, pair) in enumerate(sorted(documented, key=lambda entry: entry[1][2])):
        _write_knots(setting.pair_trends[row], knots(getattr(pair, name), first_day))
        setting.pair_places[row] = place
        setting.pair_courses["course"][place] = row + 1
        if name == "affinity":
            setting.pair_courses["course"][place[1], place[0], AFFINITY] = row + 1


def _write_knots(row: np.ndarray, course: tuple[Knot, ...]) -> None:
    """Write the knots of a series into its row, from the left."""
    for place, knot in enumerate(course):
        row[place] = knot


def pairs_of(scenario: Scenario, names: Names) -> list[tuple[int, int, PairEntry]]:
    """The pairs of a scenario as places of two states with their entry."""
    found = []
    for key, pair in scenario.pairs.items():
        two = split_pair(key, scenario.states)
        if two is None:
            raise AssertionError(f"the pair {key} passed the check of references")
        found.append((names.state(two[0]), names.state(two[1]), pair))
    return found


def _fill_hazards(setting: Setting, scenario: Scenario, names: Names) -> None:
    """The kinds of crisis that are drawn; the inert row has no rate and never begins."""
    first_day = scenario.span.first.toordinal()
    setting.hazards["state"] = setting.hazards["aggressor"] = NOBODY
    setting.hazards["since"] = setting.hazards["until"] = NEVER
    for place, (name, hazard) in enumerate(scenario.hazards.items()):
        low, high = hazard.range or (hazard.rate, hazard.rate)
        row = setting.hazards[place]
        row.number = number_of(name)
        row.kind = kinds.CRISIS_KINDS.index(hazard.kind)
        row.state, row.aggressor = names.state(hazard.state), names.state(hazard.aggressor)
        row.rate, row.low, row.high = hazard.rate, low, high
        row.intensity, row.external = hazard.intensity, hazard.external
        row.since, row.until = ordinal(hazard.since, first_day), ordinal(hazard.until, NEVER)
        row.by_dispute = hazard.by_dispute


def _fill_script(setting: Setting, loaded: Loaded) -> None:
    """The compiled events; the inert row is dated on a day that does not come."""
    setting.script["at"] = NEVER
    setting.script["after"] = setting.script["decider"] = NOBODY
    setting.script["once"] = 1
    setting.script["trigger"] = BY_EVENT
    for place, row in enumerate(loaded.script.events):
        setting.script[place] = row
    cut(setting)
    for place, instruction in enumerate(loaded.script.instructions):
        setting.instructions[place] = instruction
    for place, asked in enumerate(loaded.script.asked):
        setting.asked[place] = asked
    setting.listeners["kind"] = NO_KIND
    for place, listener in enumerate(loaded.script.listeners()):
        setting.listeners[place] = listener


# --------------------------------------------------------------------------------------------------------- the world


def _fill_watches(space: Space, setting: Setting, script: Script) -> None:
    """What conditions read: none has been worked out yet, so all are awake. The inert row is the year, which nobody asks."""
    world = space.world
    setting.watched["op"], setting.watched["way"] = YEAR, CLOCK
    for place, watched in enumerate(script.watched):
        setting.watched[place] = watched._replace(word=word_of(space.drawn, watched.op, watched.a, watched.b))
    for table, rows in ((setting.levels, script.levels), (setting.clauses, script.clauses)):
        for place, row in enumerate(rows):
            table[place] = row
    for place, read in enumerate(script.reads):
        setting.reads[place] = read
    for place, draw in enumerate(script.draws):
        setting.draws[place] = draw
    world.watches["row"] = NOT_LISTED
    world.now["draws_stale"] = 1
    world.now["clock_due"] = NEVER
    world.events["barred"] = NOT_WATCHED
    waiting = [place for place, event in enumerate(script.events) if event.when > 0]
    world.events["awake"][waiting] = 1
    world.wakeful["event"] = NOBODY
    world.wakeful["event"][: len(waiting)] = waiting
    world.now["awake"] = len(waiting)


def _fill_world(world: World, setting: Setting, scenario: Scenario, names: Names) -> None:
    """What can change, as it is on the first day. The pools are empty."""
    _fill_now(world, scenario, names)
    _fill_states(world, scenario)
    _fill_pairs(world, scenario, names)
    fill_organisations(world, scenario, names)
    fill_charters(world, scenario, names)
    fill_procedures(world, scenario, names)
    fill_seats(world, scenario)
    _fill_disputes(world, scenario, names)
    _fill_units(world, scenario, names)
    _fill_bases(world, scenario, names)
    world.events["last_day"] = LONG_AGO
    world.due_days["day"] = NEVER
    world.events["chosen"] = -1
    _fill_pieces(world, scenario)
    values = [float(value) for value in (*scenario.flags.values(), *scenario.variables.values())]
    world.variables["value"][: len(values)] = values


def _fill_pieces(world: World, scenario: Scenario) -> None:
    """The declared pieces of the map: whose they are is as the scenario dates it, until an event hands them over."""
    world.pieces["owner"] = world.pieces["control"] = AS_DATED
    for place, name in enumerate(scenario.map.pieces):
        world.pieces[place].number = number_of(name)


def _fill_now(world: World, scenario: Scenario, names: Names) -> None:
    """The clock stands on the first day."""
    now = world.now[0]
    now.day = now.first_day = now.wake = scenario.span.first.toordinal()
    now.last_day = scenario.span.last.toordinal()
    now.next_serial = 1
    now.focus = names.organisation(scenario.focus)
    now.outcome_state = now.outcome_event = NOBODY


def _fill_states(world: World, scenario: Scenario) -> None:
    """Each state: its documented quantities on the first day, and middling values of what nobody documents."""
    first_day = scenario.span.first.toordinal()
    for place, (name, state) in enumerate(scenario.states.items()):
        row = world.states[place]
        row.number = number_of(name)
        row.present = state.appears is None or state.appears <= scenario.span.first
        for quantity in ("population", "gdp", "active_military", "democracy", "stability", "readiness"):
            row[quantity] = value_on(knots(getattr(state, quantity), first_day), first_day)
        row.engaged = state.engaged
        row.legitimacy = row.stability
        row.reputation = MIDDLING
        row.leader_since = first_day


def _fill_pairs(world: World, scenario: Scenario, names: Names) -> None:
    """Affinity is the same both ways; dependence and grievance are each side's own."""
    first_day = scenario.span.first.toordinal()
    for first, second, pair in pairs_of(scenario, names):
        there, back = world.pairs[first, second], world.pairs[second, first]
        there.affinity = back.affinity = value_on(knots(pair.affinity, first_day), first_day)
        there.dependence = value_on(knots(pair.dependence, first_day), first_day)
        back.dependence = value_on(knots(pair.dependence_back, first_day), first_day)
        there.grievance, back.grievance = pair.grievance, pair.grievance_back


def _fill_disputes(world: World, scenario: Scenario, names: Names) -> None:
    """The declared disputes; the inert row never begins."""
    first_day = scenario.span.first.toordinal()
    table = world.disputes
    table["first"] = table["second"] = NOBODY
    table["since"] = table["until"] = NEVER
    table["last_clash"] = LONG_AGO
    for place, dispute in enumerate(scenario.disputes.values()):
        row = table[place]
        row.number = number_of("-".join(sorted(dispute.between)))
        row.first, row.second = (names.state(side) for side in dispute.between)
        row.since, row.until = ordinal(dispute.since, first_day), ordinal(dispute.until, NEVER)
        row.severity, row.tension = dispute.severity, dispute.tension
        row.delimited, row.first_initiates = dispute.delimited, dispute.first_initiates


def _fill_units(world: World, scenario: Scenario, names: Names) -> None:
    """The units of collective forces; the inert row is nobody's."""
    first_day = scenario.span.first.toordinal()
    table = world.units
    table["organisation"] = table["owner"] = table["home"] = NOBODY
    table["since"] = table["until"] = NEVER
    for place, (name, unit) in enumerate(scenario.units.items()):
        row = table[place]
        row.number = number_of(name)
        row.organisation, row.owner = names.organisation(unit.organisation), names.state(unit.owner)
        row.home = names.state(unit.home)
        row.force = kinds.INSTRUMENTS.index(unit.force)
        row.personnel, row.readiness = unit.personnel, unit.readiness
        row.since = ordinal(unit.since, first_day) if unit.formed else NEVER
        row.until = ordinal(unit.until, NEVER)


def _fill_bases(world: World, scenario: Scenario, names: Names) -> None:
    """The bases on foreign land; a holder that is an organisation o stands as -2 - o. The inert row is closed."""
    first_day = scenario.span.first.toordinal()
    table = world.bases
    table["host"] = table["holder"] = NOBODY
    table["since"] = table["until"] = NEVER
    table["status"] = CLOSED
    for place, (name, base) in enumerate(scenario.bases.items()):
        row = table[place]
        row.number = number_of(name)
        row.host = names.state(base.host)
        held_by_state = names.knows("states", base.holder)
        row.holder = names.state(base.holder) if held_by_state else -2 - names.organisation(base.holder)
        row.since, row.until = base.since.toordinal(), ordinal(base.until, NEVER)
        row.personnel = base.personnel
        row.status = NOT_YET if row.since > first_day else CLOSED if row.until <= first_day else OPEN
