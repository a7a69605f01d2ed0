"""Saving and loading: a game is kept as its setup, the orders of every branch and the bytes of today's world.

A load lives the branch again from its orders and compares the bytes: what was saved is what is loaded, or it is refused. So
a save of other rules or of a scenario that has changed is never played on as if nothing had happened.
"""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from sim import __version__
from sim.game.course import Course, Keyframe
from sim.game.save_file import SaveError, pack, read_file, write_file
from sim.game.session import Game
from sim.game.setup import Beginning, Setup
from sim.order_log import check_entry
from sim.scenario.faults import ScenarioError

ENDING = ".article4"
RING = 5
"""How many autosaves are kept."""


class SaveInfo(NamedTuple):
    """What a list of saves shows. `fault` says why it cannot be loaded; then the rest is empty."""

    path: Path
    title: str
    scenario: str
    day: date | None
    people: tuple[str, ...]
    saved: str
    number: int
    fault: str | None


def save(game: Game, path: str | Path, title: str = "", number: int | None = None) -> Path:
    """Keep a game in a file. Raises SaveError when that fails, and then an older save of that name is still whole.

    Its number, the next in its folder when none is given, tells which save is the latest, whatever the clock says.
    """
    path = Path(path)
    number = next_number(path.parent) if number is None else number
    write_file(path, pack(header_of(game, title, number), game.space.content()))
    return path


def header_of(game: Game, title: str, number: int) -> dict[str, Any]:
    """Everything but the bytes of the world."""
    setup = game.setup
    return {
        "version": __version__,
        "title": title,
        "number": number,
        "saved": datetime.now(UTC).isoformat(timespec="seconds"),
        "scenario": setup.scenario,
        "scenario_title": game.scenario.title.get("en", setup.scenario),
        "scenario_digest": game.beginning.digest,
        "overrides": list(setup.overrides),
        "crises": setup.crises,
        "uncertain": setup.uncertain,
        "seed": setup.seed,
        "governors": dict(setup.governors),
        "branch": game.course.number,
        "day": game.day,
        "given_today": game.given_today,
        "digest": game.digest(),
        "branches": [branch_of(course) for course in game.courses],
    }


def branch_of(course: Course) -> dict[str, Any]:
    """A branch as plain values."""
    return {
        "name": course.name,
        "parent": course.parent,
        "forked_on": course.forked_on,
        "tip": course.tip.day,
        "orders": course.entries,
    }


def load(path: str | Path) -> Game:
    """The game that a file keeps. Raises SaveError, with the reason and what to do, for any file that is not one or not whole."""
    path = Path(path)
    header, content = read_file(path)
    try:
        game = Game(beginning_of(header, path.name))
        game.govern_by_computer()
        lay_branches(game, header, path.name)
        if not game.first_day <= header["day"] <= game.course.tip.day:
            raise ValueError(f"day {header['day']} is not in it")
        if header["day"] != game.day or header["given_today"] != game.given_today:
            game.rewind(int(header["day"]))
            game.give_again(int(header["given_today"]))
    except SaveError:
        raise
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise SaveError(f"{path.name} does not play back: {error}") from None
    if game.space.content() != content:
        raise SaveError(
            f"{path.name} was written by version {header.get('version')} under other rules: "
            "its orders lead to another world now; use the version that wrote it"
        )
    return game


def beginning_of(header: dict[str, Any], name: str) -> Beginning:
    """The first morning of a saved game. Raises SaveError when its scenario is missing, faulty or another by now."""
    setup = Setup(
        str(header["scenario"]), int(header["seed"]), {str(k): str(v) for k, v in header["governors"].items()},
        str(header["crises"]), bool(header["uncertain"]), tuple(str(one) for one in header["overrides"]),
    )  # fmt: skip
    try:
        beginning = Beginning(setup)
    except ScenarioError as error:
        raise SaveError(f"{name} needs the scenario {setup.scenario!r}, which does not load: {error}") from None
    if beginning.digest != header["scenario_digest"]:
        raise SaveError(
            f"{name} was saved in another version of the scenario {setup.scenario!r}: put back the files that it was played with"
        )
    return beginning


def lay_branches(game: Game, header: dict[str, Any], name: str) -> None:
    """Give a fresh game the branches of a save, and live the present one up to its tip."""
    first = game.course
    branches = header["branches"]
    if not branches or not 0 <= int(header["branch"]) < len(branches):
        raise SaveError(f"{name} is damaged: it has no present branch")
    game.courses = [laid(first, number, branch) for number, branch in enumerate(branches)]
    game.switch(int(header["branch"]))


def laid(first: Course, number: int, branch: dict[str, Any]) -> Course:
    """A branch that has its orders and its first morning, and is yet to be lived."""
    parent = None if branch["parent"] is None else int(branch["parent"])
    course = Course(number, str(branch["name"]), parent, int(branch["forked_on"]))
    frame = first.keyframes[0]
    course.events, course.rulings = first.events[: frame.events], first.rulings[: frame.rulings]
    course.samples, course.keyframes = first.samples[: frame.samples], [frame]
    for place, entry in enumerate(branch["orders"], 1):
        check_entry(place, entry)
        course.note(entry, date.fromisoformat(entry["day"]).toordinal())
    if course.order_days != sorted(course.order_days):
        raise ValueError("its orders are out of order")
    course.tip = Keyframe(int(branch["tip"]), b"", 0, 0, 0)
    return course


def info(path: Path) -> SaveInfo:
    """What a list shows of a file; never raises."""
    try:
        header, _ = read_file(path)
        people = tuple(state for state, governor in header["governors"].items() if governor == "person")
        title = str(header["title"]) or str(header["scenario_title"])
        day, number = date.fromordinal(int(header["day"])), int(header["number"])
        return SaveInfo(path, title, str(header["scenario"]), day, people, str(header["saved"]), number, None)
    except (SaveError, KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        return SaveInfo(path, path.stem, "", None, (), "", 0, str(error))


def listing(folder: str | Path) -> list[SaveInfo]:
    """The saves in a folder, the latest first by their own count, then by the hour; those that cannot be loaded last."""
    folder = Path(folder)
    files = sorted(folder.glob(f"*{ENDING}")) if folder.is_dir() else []
    found = [info(file) for file in files]
    return sorted(found, key=lambda one: (one.fault is None, one.number, one.saved), reverse=True)


def next_number(folder: Path) -> int:
    """One more than the highest number of a save in a folder."""
    return max((one.number for one in listing(folder)), default=0) + 1


def autosave(game: Game, folder: str | Path, ring: int = RING) -> Path:
    """Keep a game in the next place of the ring of autosaves, over the oldest. The count, not the clock, says which that is."""
    folder = Path(folder)
    places = [folder / f"autosave-{place + 1}{ENDING}" for place in range(ring)]
    numbers = [info(place).number if place.exists() else 0 for place in places]
    return save(game, places[numbers.index(min(numbers))], "autosave")


class Replayed(NamedTuple):
    """A saved game lived again: the game at the saved day, and its digest, which is that of the save."""

    game: Game
    digest: str
    orders: int


def replay(path: str | Path) -> Replayed:
    """Live a saved game again from its orders. Raises SaveError when it cannot be, or ends in other bytes than were saved."""
    game = load(path)
    return Replayed(game, game.digest(), len(game.course.entries))
