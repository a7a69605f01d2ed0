"""From a game's snapshot to what the map shows: the ground of a mode, and the marks of the day."""

from datetime import date
from functools import lru_cache

import numpy as np

from sim.game.snapshot import Snapshot
from sim.play.kit.flags import flag_code
from sim.play.map.atlas import SEA, atlas
from sim.play.map.bases import base_place, base_slots, rings_of
from sim.play.map.ground import Ground
from sim.play.map.looks import membership
from sim.play.map.marks import Base, Capital, Crisis, Deployment, Force, Marks, Mission, Place
from sim.play.map.modes import Reading
from sim.play.map.territory import Territory
from sim.words import kinds
from sim.words.figures import percent

MEMBERS = (kinds.MEMBER, kinds.LEAVING, kinds.FROZEN, kinds.SUSPENDED)
BASE_OPEN = 1
AWAY = 4.0
"""How far from the capital a crisis of a large land is drawn, degrees, at most."""
WAYS = (kinds.MOBILISING, kinds.MOVING, kinds.WITHDRAWING)


def ground(snapshot: Snapshot, territory: Territory, reading: Reading, palette: str) -> Ground:
    """What the land looks like."""
    owners, holders = territory.on(snapshot.day)
    names, world = snapshot.names, snapshot.world
    status = world.seats["status"][snapshot.focus]
    allied = frozenset(names.states[place] for place in np.flatnonzero(np.isin(status, MEMBERS)))
    war = world.crises[(world.crises["stage"] == kinds.CRISIS_OPEN) & np.isin(world.crises["kind"], FIGHTS)]
    fronts = {frozenset((names.states[row["target"]], names.states[row["aggressor"]])) for row in war if row["aggressor"] >= 0}
    plain = membership(palette)["neutral"]
    looks = tuple(sorted(reading.looks.items()))
    return Ground(owners, holders, looks, plain, allied, frozenset(pair for pair in fronts if len(pair) == 2))


FIGHTS = (kinds.AGGRESSION, kinds.BORDER_CLASH)
"""Kinds of crises in which states fight over a border."""


def marks(
    snapshot: Snapshot, territory: Territory, reading: Reading, capitals: dict[str, tuple[str, Place]], chosen: str = ""
) -> Marks:
    """What stands on the land. `capitals` are by state: the name and the place."""
    names, world = snapshot.names, snapshot.world
    present = [state for place, state in enumerate(names.states) if world.states["present"][place]]
    return Marks(
        capitals=tuple(Capital(state, *capitals[state]) for state in present if state in capitals),
        bases=tuple(_bases(snapshot, territory, capitals)),
        forces=tuple(_forces(snapshot, capitals)),
        deployments=tuple(_deployments(snapshot, capitals)),
        missions=tuple(_missions(snapshot, territory, capitals)),
        crises=tuple(_crises(snapshot, territory, capitals)),
        values=reading.values,
        flags={state: flag_code(state) for state in names.states},
        chosen=chosen,
    )


def _bases(snapshot: Snapshot, territory: Territory, capitals: dict):
    """Bases that are open, where their names tell, else in a ring around the capital of their host."""
    names = snapshot.names
    taken: set[Place] = set()
    owners = territory.on(snapshot.day)[0]
    for place, row in enumerate(snapshot.world.bases):
        host, holder = int(row["host"]), int(row["holder"])
        if row["status"] != BASE_OPEN or host < 0 or names.states[host] not in capitals:
            continue
        code = names.states[host]
        name = names.text("bases", place)
        at = base_place(owners, code, capitals[code][1], name)
        if at is None or at in taken:
            slots = base_slots(owners, code, capitals[code][1])
            at = next((slot for slot in slots if slot not in taken), slots[-1])
        taken.add(at)
        owner = names.states[holder] if holder >= 0 else ""
        yield Base(names.bases[place], name, owner, at, float(row["personnel"]))


def _forces(snapshot: Snapshot, capitals: dict):
    """What each state has assigned to the forces of the organisation in focus."""
    units, day, names = snapshot.world.units, snapshot.day, snapshot.names
    here = (units["organisation"] == snapshot.focus) & (units["since"] <= day) & (units["until"] >= day) & (units["owner"] >= 0)
    for owner in np.unique(units["owner"][here]):
        state, rows = names.states[int(owner)], units[here & (units["owner"] == owner)]
        people = float(rows["personnel"].sum())
        if state in capitals and people > 0:
            ready = float((rows["personnel"] * rows["readiness"]).sum()) / people
            yield Force(state, capitals[state][1], len(rows), people, ready, bool((rows["deployment"] > 0).any()))


def _deployments(snapshot: Snapshot, capitals: dict):
    """Contingents on their way there or home."""
    world, names = snapshot.world, snapshot.names
    for place, row in enumerate(world.deployments):
        if row["serial"] <= 0 or row["stage"] not in WAYS or row["host"] < 0:
            continue
        host = names.states[int(row["host"])]
        for sender in np.flatnonzero(world.contingents["troops"][place] > 0):
            state = names.states[int(sender)]
            if state == host or state not in capitals or host not in capitals:
                continue
            arrives = int(world.contingents["arrives"][place, sender])
            progress = _progress(row, arrives, snapshot.day)
            troops = float(world.contingents["troops"][place, sender])
            words = "mobilising" if progress < 0 else f"{percent(progress)} of the way"
            title = f"{names.text('states', int(sender))} → {names.text('states', int(row['host']))}"
            ends = (capitals[state][1], capitals[host][1])
            home = row["stage"] == kinds.WITHDRAWING
            way = ends[::-1] if home else ends
            there = date.fromordinal(int(row["gone"]) if home else arrives)
            when = f" · {there.day} {there:%b}" if progress >= 0 else ""
            detail = f"{troops:,.0f} · {words}{' home' if home else ''}{when}"
            yield Deployment(f"{row['serial']}-{state}", title, detail, *way, progress, home)


def _missions(snapshot: Snapshot, territory: Territory, capitals: dict):
    """Forces that are in place, where crises of their host stand."""
    names = snapshot.names
    owners = territory.on(snapshot.day)[0]
    for row in snapshot.world.deployments:
        if row["serial"] <= 0 or row["stage"] != kinds.IN_PLACE or row["host"] < 0:
            continue
        host = names.states[int(row["host"])]
        if host in capitals:
            title = f"{names.organisations[int(row['organisation'])]} · {float(row['troops']):,.0f}"
            yield Mission(int(row["serial"]), title, heart(owners, host, capitals[host][1]))


def _progress(row, arrives: int, day: int) -> float:
    """How much of the way is done, below 0 before it begins."""
    if row["stage"] == kinds.MOBILISING:
        return -1.0
    begins, ends = (row["leaves"], row["gone"]) if row["stage"] == kinds.WITHDRAWING else (row["decided"], arrives)
    return float(np.clip((day - begins) / max(1, ends - begins), 0.02, 0.98))


def _crises(snapshot: Snapshot, territory: Territory, capitals: dict):
    """Open crises, at the border between the two where they share one, else beside the capital of the state in trouble."""
    names, crises = snapshot.names, snapshot.world.crises
    owners = territory.on(snapshot.day)[0]
    count: dict[str, int] = {}
    for row in crises[crises["stage"] == kinds.CRISIS_OPEN]:
        target = names.states[int(row["target"])]
        other = names.states[int(row["aggressor"])] if row["aggressor"] >= 0 else ""
        at = border_between(owners, target, other) if other and row["kind"] in FIGHTS else None
        if at is None:
            if target not in capitals:
                continue
            slot = count.get(target, 0)
            count[target] = slot + 1
            x, y = heart(owners, target, capitals[target][1])
            at = (x + 1.2 * slot, y)
        kind = kinds.CRISIS_KINDS[int(row["kind"])]
        event = int(row["event"])
        title = names.text("events", event) if event >= 0 and ("events", names.events[event]) in names.texts else ""
        words = title or f"{kind.replace('_', ' ').capitalize()}, {names.text('states', int(row['target']))}"
        yield Crisis(str(int(row["serial"])), words, at, float(row["intensity"]), kind)


@lru_cache(maxsize=256)
def border_between(owners: tuple[str, ...], first: str, second: str) -> Place | None:
    """The middle of the longest stretch of border between two states, None when they share none."""
    held = atlas()
    codes = np.array([*owners, ""])
    left, right = codes[held.sides[:, 0]], codes[held.sides[:, 1]]
    shared = (held.sides != SEA).all(axis=1) & (((left == first) & (right == second)) | ((left == second) & (right == first)))
    lines = np.flatnonzero(shared)
    if not len(lines):
        return None
    longest = max(lines, key=lambda line: held.lines.start[line + 1] - held.lines.start[line])
    points = held.lines.line(int(longest))
    x, y = points[len(points) // 2]
    return float(x), float(y)


@lru_cache(maxsize=256)
def heart(owners: tuple[str, ...], state: str, capital: Place) -> Place:
    """Between the capital and the middle of a land's largest part, not far from the capital, and not on it."""
    rings = rings_of(owners, state)
    if not rings:
        return capital[0] - 0.5, capital[1] - 1.2
    largest = max(rings, key=len)
    dx, dy = (largest.mean(axis=0) - capital).tolist()
    far = max(1e-6, float(np.hypot(dx, dy)))
    reach = min(AWAY, max(0.9, far * 0.7))
    return capital[0] + dx / far * reach, capital[1] + dy / far * reach
