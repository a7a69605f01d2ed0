"""`python -m assets.recipe.pictures`: draw the pictures of `assets/pictures/` anew, all by the program itself.

The verdict needs a game with orders in it. `PLAYED` is one that was really played, order by order: it is given again through the
one door, saved, and drawn from the save as `article4 shot --from` draws it. Where rules have changed so much that an order is
refused, that is said and nothing is drawn.
"""

import argparse
import tempfile
from datetime import date
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from sim.game.order import Order
from sim.game.saves import save
from sim.game.session import Game
from sim.play import shot

FOLDER = Path(__file__).parents[1] / "pictures"
WORLD, SEED, SEAT = "siberia", 7, "NIC"


class Given(NamedTuple):
    """An order of the game that was played: the answer to what waits on that day, or an initiative about the pending motion."""

    day: str
    kind: str
    option: str
    value: float = 0.0
    whom: str | None = None


PLAYED = (
    Given("2010-02-09", "membership", "apply"),
    Given("2010-05-11", "appeal", "peacekeepers"),
    Given("2010-05-12", "amend", "cut_motion", 0.7),
    Given("2010-05-12", "vote", "yes"),
    Given("2010-05-22", "vote", "yes"),
    Given("2010-06-17", "vote", "yes"),
    Given("2010-06-20", "lobby", "do", 6.0, "SIB"),
    Given("2010-06-20", "vote", "yes"),
    Given("2010-06-21", "contribute", "yes"),
    Given("2011-04-12", "appeal", "rapid_reaction_force"),
    Given("2011-04-13", "vote", "yes"),
    Given("2012-12-26", "vote", "yes"),
    Given("2015-03-10", "appeal", "peacekeepers"),
    Given("2015-03-11", "vote", "yes"),
    Given("2018-08-18", "contribute", "yes"),
    Given("2020-09-22", "appeal", "material_aid"),
    Given("2020-09-23", "vote", "yes"),
)  # fmt: skip
"""Nicaragua in `siberia`, seed 7, played to the end of 2020."""

KAZAKHSTAN = shot.Wanted("real-timeline", 7, "2022-01-06", "KAZ")
PICTURES = {
    "start": KAZAKHSTAN._replace(day=None, panel="start"),
    "briefing": KAZAKHSTAN._replace(day=None, panel="briefing"),
    "map": KAZAKHSTAN._replace(day="2022-01-09", panel="none"),
    "council": KAZAKHSTAN._replace(panel="council"),
    "council-2x": KAZAKHSTAN._replace(panel="council", scale=2.0),
    "crisis": shot.Wanted("preserved-ussr", 7, "1999-09-01", "KGZ", "crisis"),
    "force-red-green": shot.Wanted("preserved-ussr", 7, "1999-09-01", "KGZ", "force", palette="red-green"),
    "ledger": KAZAKHSTAN._replace(panel="ledger"),
    "siberia": shot.Wanted(WORLD, 7, "2011-04-14", SEAT, "council"),
    "tutorial": shot.Wanted("tutorial", 1, None, "VAL", "tutorial:5"),
    "verdict": shot.Wanted(WORLD, SEED, None, SEAT, "verdict"),
}
"""What is drawn, by the name of its file."""


def played() -> Game:
    """The game of `PLAYED`, lived to its end. Raises ValueError where an order is no longer taken."""
    game = Game.start(WORLD, SEED, {SEAT: "person"})
    for given in PLAYED:
        game.advance(date.fromisoformat(given.day), answers=False)
        refusal = game.give(order_of(game, given))
        if refusal is not None:
            raise ValueError(f"{given.day} {given.kind} {given.option}: {refusal.text}")
    game.advance(game.last_day + 1, answers=False)
    return game


def order_of(game: Game, given: Given) -> Order:
    """An order with the decision or the motion that it is about. Raises ValueError where there is none."""
    if given.kind in ("amend", "lobby"):
        rows = game.snapshot.world.proposals
        pending = [int(rows["serial"][place]) for place in game.snapshot.open_rows("proposals")]
        return Order(SEAT, given.kind, given.option, max(pending), given.value, given.whom)
    waiting = [one for one in game.waiting(SEAT) if one.kind == given.kind]
    if not waiting:
        raise ValueError(f"{given.day}: no {given.kind} waits for a decision")
    one = waiting[0]
    value = one.value if given.kind == "contribute" else given.value
    return Order(SEAT, given.kind, given.option, one.subject, value, None, str(one.organisation) if one.organisation else None)


def draw(name: str, file: Path) -> None:
    """Draw one picture, packed as small as its colours allow."""
    wanted = PICTURES[name]
    with tempfile.TemporaryDirectory() as folder:
        if name == "verdict":
            wanted = wanted._replace(save=save(played(), Path(folder) / "played.article4"))
        app = shot.shown(wanted)
    shot.write(app, file)
    app.close()
    Image.open(file).convert("RGB").save(file, optimize=True)


def main() -> None:
    """Draw the pictures that are asked for, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="pictures to draw; all when none is named")
    for name in parser.parse_args().names or PICTURES:
        draw(name, FOLDER / f"{name}.png")
        print(f"{name}.png {(FOLDER / f'{name}.png').stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
