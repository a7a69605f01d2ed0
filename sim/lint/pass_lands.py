"""The passes over land: pieces that the map does not have, and states that the map would show without any."""

import re
from collections.abc import Iterator

from sim.lint.finding import CERTAIN, POSSIBLE
from sim.lint.lands import Lands, lands
from sim.lint.view import View
from sim.scenario.document import KeyPath
from sim.scenario.faults import did_you_mean, nearest, quote

SHOWN = 6
"""States without land that are named; the rest is counted."""


def lands_of_the_map(view: View) -> None:
    """What the scenario says of land is about pieces that the map has.

    A piece of the author's own (an islet that the map leaves out) may be held, ceded and asked for in a run; only the window
    cannot draw it. What is there for the drawing alone is an error.
    """
    held = lands()
    if held is None:
        message = "the map of this installation cannot be read, so nothing is said of land"
        view.tell("no-map", ("map",), message, "install Article 4 again", confidence=CERTAIN)
        return
    known = held.known()
    for path, name in _drawn(view):
        if name not in known:
            view.tell(
                "unknown-land", path, f"the map has no piece {quote(name)}", _meant(name, held), confidence=CERTAIN,
                severity="error",
            )  # fmt: skip
    for name in view.scenario.map.pieces:
        if name not in known:
            message = "the map has no such piece: events can hand it over, but nobody sees it in `play` and `shot`"
            view.tell("unknown-land", ("map", "pieces", name), message, _meant(name, held), confidence=CERTAIN, at_key=True)


def _drawn(view: View) -> Iterator[tuple[KeyPath, str]]:
    """Every piece that is named for the drawing alone, with its path."""
    for state, pieces in view.scenario.map.shown_as.items():
        for place, piece in enumerate(pieces):
            yield ("map", "shown_as", state, place), piece
    for organisation, told in view.scenario.map.background.items():
        for moment, pieces in told.accessions.items():
            for place, piece in enumerate(pieces):
                yield ("map", "background", organisation, "accessions", moment, place), piece


def _meant(name: str, held: Lands) -> str:
    """The piece that was probably meant, or where they are listed."""
    called = held.called(name)
    return f"write {called}" if called else did_you_mean(name, held.known()) or "the guide lists the pieces of the map"


def land_that_nobody_gets(view: View) -> None:
    """A condition on land that no event ever brings about: `holds` and `owns` ask what events of the run have done.

    An author takes them for what is declared; of that nothing changes the answer, which is false all the time.
    """
    for path, text in view.texts:
        for asked in _OF_LAND.finditer(text) if "(" in text else ():
            function, state, piece = asked.groups()
            effect, to = GIVES_LAND[function]
            known = state in view.scenario.states and piece in view.scenario.map.pieces
            if known and not any(
                place[-1] == effect and (body.get("piece"), body.get(to)) == (piece, state) for place, body in view.of_events
            ):
                message = f"no event has the effect `{effect}` of {piece} {to} {state}"
                hint = "on the first day nobody holds or owns it in this sense: ask `not holds` of who may take it"
                where = (text, asked.start(1))
                view.tell("land-never-got", path, f"{message}, so this is never true", hint, confidence=CERTAIN, inside=where)


_OF_LAND = re.compile(r"\b(holds|owns)\s*\(\s*([A-Za-z][A-Za-z0-9_-]*)\s*,\s*([A-Za-z][A-Za-z0-9_-]*)\s*\)")
GIVES_LAND = {"holds": ("occupy", "by"), "owns": ("cede", "to")}
"""The questions about land, with the effect that makes them true and its key for the state."""


def land_of_another_country(view: View) -> None:
    """A state whose id happens to be a country's code has that country's land, whatever the author calls it."""
    held, states = lands(), view.scenario.states
    if held is None or not any(state.playable for state in states.values()):
        return
    for name, state in states.items():
        country = held.name_of(name)
        if country is None or name in view.scenario.map.shown_as or any(_alike(told, country) for told in state.name.values()):
            continue
        message = f"{name} is the code of {country}, whose land is drawn as its own: is that meant?"
        view.tell("borrowed-land", ("states", name), message, "use another id", confidence=POSSIBLE, at_key=True)


def _alike(name: str, country: str) -> bool:
    """True for names that begin alike or have a word in common: `Türkiye` and `Turkey`, `The Republic of Cuba` and `Cuba`."""
    words = [{word.casefold() for word in re.findall(r"\w{4,}", text)} for text in (name, country)]
    return (name[0].casefold() == country[0].casefold() and bool(nearest(name, [country]))) or bool(words[0] & words[1])


def states_without_land(view: View) -> None:
    """In a world that is played, a state whose id is no country's needs pieces of the map to be seen as land."""
    held, states = lands(), view.scenario.states
    if held is None or not any(state.playable for state in states.values()):
        return
    entry, known = view.scenario.map, held.known()
    owners = {owner for name, piece in entry.pieces.items() if name in known for owner in (piece.owner or {}).values()}
    seen = known | set(entry.shown_as) | owners
    without = [name for name in states if name not in seen]
    if not without:
        return
    shown = ", ".join(without[:SHOWN]) + (f" and {len(without) - SHOWN} more" if len(without) > SHOWN else "")
    message = f"on the map there is no land of {shown}: only the capital is shown"
    hint = f"give each some pieces of the map: map: {{shown_as: {{{without[0]}: [...]}}}}"
    view.tell("no-land", ("states", without[0]), message, hint, confidence=POSSIBLE, at_key=True)
