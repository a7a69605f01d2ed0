"""What the screens of a game share: the game, whose eyes it is seen with, what is chosen, how fast time passes.

Nothing of the world is kept here: it is read from the game's snapshot, and readings of a motion are kept only until an order
or a day changes them.
"""

import weakref
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sim.game import actions, council, levers
from sim.game.actions import Action, Clause
from sim.game.council import MotionReading
from sim.game.decided import Decided
from sim.game.foresight import Foresight, Pair
from sim.game.happening import Happening
from sim.game.levers import Lever, Mover
from sim.game.order import Order
from sim.game.session import AN_ANSWER, Game
from sim.game.snapshot import Snapshot
from sim.play.appeals import Prospect, prospect
from sim.play.consequences import YEARS, Consequence, consequences
from sim.play.kit.flags import flag_code
from sim.play.policies import kinds_told
from sim.play.texts import say
from sim.report.names import spoken
from sim.words import kinds

if TYPE_CHECKING:
    from sim.orders import OpenDecision
    from sim.play.app import App

DAYS_A_SECOND = (0.0, 1.0, 3.0, 8.0, 24.0, 90.0)
"""Days that pass in a second at each speed."""

WATCHED_BRANCHES, IF_BRANCHES = 500, 250
"""Branches of the watched forecasts, and of each side of a motion."""
NOTE_SECONDS = 7.0
"""Seconds for which a message stands below the bar."""


@dataclass
class Message:
    """Something the player is told for a moment."""

    text: str
    kind: str
    since: float


class View:
    """One game as it is seen."""

    version = 0
    """Grows whenever something changes that screens show and that is not the world."""
    SHOWS = frozenset(
        ("seat", "panel", "shown", "speed", "paused", "count", "dialog", "hidden", "handing", "judging", "changed_at", "game")
    )

    def __setattr__(self, name: str, value: Any) -> None:
        """Set an attribute, and count what screens show."""
        if name in self.SHOWS and (name not in self.__dict__ or self.__dict__[name] != value):
            self.__dict__["version"] = self.version + 1
        self.__dict__[name] = value

    def __init__(self, app: "App", game: Game) -> None:
        self.app = app
        self.game = game
        self.seat: str | None = game.seats.people[0] if game.seats.people else None
        self.panel = ""
        self.shown: Any = None
        self.back: list[tuple[str, Any]] = []
        self.speed = 2
        self.paused = True
        self.owed = 0.0
        self.messages: list[Message] = []
        self.kept: dict[Any, Any] = {}
        self.kept_for: tuple[Any, ...] = ()
        self.count: Decided | None = None
        self.count_since = 0.0
        self.dialog: Any = None
        self.hidden = False
        self.changed_at = 0.0
        self.wish = ""
        self.handing: str | None = None
        self.saved_month = 0
        self.settled: set[Any] = set()
        self.judging: Any = None
        self.told_elsewhere: tuple[str, ...] = ()
        self.wish_centre: str | None = None
        self.foresight = Foresight(game)
        self.pairs: dict[tuple[Any, ...], Pair] = {}
        self.told: dict[str, tuple[Callable[[], Any], Any, Any]] = {}

    # -- names --------------------------------------------------------------------------------------------------------
    @property
    def snapshot(self) -> Snapshot:
        """Today's columns."""
        return self.game.snapshot

    @property
    def focus(self) -> str:
        """The id of the organisation in focus."""
        return self.game.names.organisations[self.snapshot.focus]

    def state_name(self, code: str | None) -> str:
        """What a state is called; nothing for nobody."""
        return self.game.names.text("states", self.game.names.state(code)) if code else ""

    def organisation_name(self, code: str) -> str:
        """What an organisation is called."""
        return self.game.names.text("organisations", self.game.names.organisation(code))

    def flag(self, code: str | None) -> str:
        """The flag of a state."""
        return flag_code(code) if code else ""

    def code(self, place: int) -> str | None:
        """The id of a state by its place, None for nobody."""
        return self.game.names.states[int(place)] if place >= 0 else None

    # -- panels -------------------------------------------------------------------------------------------------------
    def open(self, panel: str, shown: Any = None) -> None:
        """Show a panel; the one before is kept to come back to."""
        if (panel, shown) == (self.panel, self.shown):
            return
        if self.panel:
            self.back.append((self.panel, self.shown))
        self.back = self.back[-12:]
        self.panel, self.shown = panel, shown

    def close(self) -> None:
        """Close the panel, and come back to the one before."""
        self.panel, self.shown = self.back.pop() if self.back else ("", None)

    def leave(self) -> None:
        """Close all panels."""
        self.panel, self.shown = "", None
        self.back.clear()

    def tell(self, text: str, kind: str = "info") -> None:
        """Tell the player something for a moment."""
        self.messages.append(Message(text, kind, self.app.now))
        self.messages = self.messages[-4:]

    # -- readings -----------------------------------------------------------------------------------------------------
    def moment(self) -> tuple[Any, ...]:
        """What tells whether readings are still fresh."""
        return (self.game.course.number, self.game.day, self.game.given_today, self.game.seen_events)

    def stamp(self) -> tuple[Any, ...]:
        """What tells, besides the moment, whether what is seen is still right."""
        return (self.version, self.game.course.name, self.game.is_past)

    def tick(self) -> tuple[Any, ...]:
        """The moment, and how far forecasts of it have come: what may be shown a few frames late while time passes."""
        progress = tuple(round(ticket.progress, 1) for ticket in self.foresight.forecaster.tickets)
        return (self.moment(), progress, self.forecasting)

    def foreseen(self, name: str, ticket: Any, make: Callable[[], Any]) -> Any:
        """What is read from a forecast, made once for each tenth of its branches; days that pass do not change it."""
        key = (round(ticket.progress, 1), self.seat, self.focus)
        known = self.told.get(name)
        if known is None or known[0]() is not ticket or known[1] != key:
            known = self.told[name] = (weakref.ref(ticket), key, make())
        return known[2]

    @property
    def running(self) -> bool:
        """Whether time passes by itself."""
        return not (self.paused or self.game.is_over or self.dialog is not None or self.count is not None)

    def read(self, key: Any, make: Callable[[], Any]) -> Any:
        """A reading of the present moment, made once."""
        if self.kept_for != self.moment():
            self.kept.clear()
            self.kept_for = self.moment()
        if key not in self.kept:
            self.kept[key] = make()
        return self.kept[key]

    def motions(self) -> list[int]:
        """The serials of the pending motions, oldest first."""
        rows = self.snapshot.world.proposals
        return [int(rows["serial"][place]) for place in self.snapshot.open_rows("proposals")]

    def motion(self, serial: int) -> MotionReading:
        """A pending motion, read."""
        game = self.game
        return self.read(("motion", serial), lambda: council.read(game.space, game.setting, game.names, serial))

    def levers(self, serial: int, state: str) -> list[Lever]:
        """What a state can do about a motion."""
        game = self.game
        return self.read(("levers", serial, state), lambda: levers.levers(game.space, game.setting, game.names, serial, state))

    def movers(self, serial: int) -> list[Mover]:
        """What moves the chance of a motion."""
        game = self.game
        return self.read(("movers", serial), lambda: levers.movers(game.space, game.setting, game.names, serial))

    def waiting(self) -> "list[OpenDecision]":
        """The open decisions of the player, or of all players' states, soonest first."""
        return self.read("waiting", lambda: self.game.waiting(self.seat) if self.seat else [])

    def events(self) -> list[Happening]:
        """What has happened so far."""
        return self.read("events", lambda: list(self.game.events))

    def actions(self, state: str) -> list[Action]:
        """Every initiative of a state today."""
        game = self.game
        return self.read(("actions", state), lambda: actions.actions(game.space, game.setting, game.names, state))

    def clauses(self, organisation: str) -> list[Clause]:
        """Every clause of an organisation's law, with why the player may not amend it."""
        game, state = self.game, self.seat or self.game.names.states[0]
        return self.read(
            ("clauses", organisation), lambda: actions.clauses(game.space, game.setting, game.names, state, organisation)
        )

    # -- the future ---------------------------------------------------------------------------------------------------
    @property
    def forecasting(self) -> bool:
        """Whether branches are being lived at the moment."""
        return any(not ticket.is_done for ticket in self.foresight.forecaster.tickets)

    def pair(self, serial: int) -> Pair | None:
        """The two forecasts of a motion, blocked and passed, once both are lived; asked for when first looked at."""
        key = (*self.moment(), serial)
        if key not in self.pairs:
            self.foresight.drop_stale()
            self.pairs = {key: self.foresight.if_blocked_or_passed(serial, YEARS, IF_BRANCHES)}
        pair = self.pairs[key]
        return pair if pair.first.progress >= 1.0 and pair.second.progress >= 1.0 else None

    def consequences(self, serial: int) -> list[Consequence] | None:
        """What a motion does to a few quantities within a year; None until its branches are lived."""
        pair = self.pair(serial)
        if pair is None:
            return None
        motion = self.motion(serial)
        return self.read(("consequences", serial), lambda: consequences(pair, motion.target, motion.organisation))

    def consequences_day(self) -> date:
        """The last day of the branches of a motion."""
        return date.fromordinal(min(self.game.last_day + 1, self.game.day + round(YEARS * 365.2425)))

    def watched(self) -> list[tuple[str, float, float, float]]:
        """The watched forecasts: name, low, middle and high as shares. Empty until the first branches are lived."""
        if self.game.is_over or self.game.day >= self.game.last_day - 1:
            return []
        ticket = self.foresight.watch(branches=WATCHED_BRANCHES)
        if ticket.progress < 0.08:
            return []
        found: list[tuple[str, float, float, float]] = self.foreseen("watched", ticket, lambda: self.chances(ticket))
        return found

    @property
    def draws_crises(self) -> bool:
        """Whether the world has rates at which crises come; without any, a forecast knows only of those that there are."""
        return bool((self.game.setting.hazards["rate"] > 0.0).any())

    def chances(self, ticket: Any) -> list[tuple[str, float, float, float]]:
        """What is watched: appeals, members leaving, a collective force, over the coming three years."""
        forecast = ticket.so_far()
        asked: list[tuple[str, str, str | None]] = [
            (say("A collective force moves"), "force mobilised", None),
            (say("A member gives notice"), "notice of withdrawal", None),
            (say("A member freezes"), "froze participation", None),
        ]
        if self.seat and self.draws_crises:
            asked.insert(0, (say("A new crisis at home"), "crisis opened", self.seat))
        found = []
        for name, kind, state in asked:
            chance = forecast.chance(kind, state)
            found.append((name, chance.low, chance.value, chance.high))
        return found

    # -- acting -------------------------------------------------------------------------------------------------------
    def give(self, order: Order) -> bool:
        """Give an order; a refusal is told with its article."""
        branch = self.game.course.number
        refusal = self.game.give(order)
        if refusal is not None:
            self.tell(str(refusal.text), "refusal")
            return False
        self.changed_at = self.app.now
        if self.game.course.number != branch:
            self.tell(say("The past is changed: this is now {name}.", name=self.game.course.name), "info")
        return True

    def refusal(self, order: Order) -> str:
        """Why an order would be refused, nothing when it would be taken."""
        found = self.read(("try", order), lambda: self.game.try_order(order))
        return found.text if found is not None else ""

    # -- time ---------------------------------------------------------------------------------------------------------
    def stops(self) -> tuple[str, ...]:
        """Kinds of events at which time stops, as set."""
        return kinds_told(self.app.settings.policies, "pause")

    def pass_time(self, seconds: float) -> None:
        """Let time pass as fast as it is set, if it does."""
        if not self.running:
            self.owed = 0.0
            return
        self.owed += min(seconds, 0.25) * DAYS_A_SECOND[self.speed]
        days = int(self.owed)
        if days > 0:
            self.owed -= days
            self.go(self.game.day + days)

    def go(self, until: int, stop: bool = True) -> str:
        """Let time pass up to a day. Returns why it stopped."""
        came = self.game.advance(until, self.stops() if stop else (), answers=True)
        concerned = [ruling for ruling in came.rulings if ruling.organisation == self.focus]
        if came.why != "day":
            self.paused = True
        self.autosave_monthly()
        if came.why == AN_ANSWER:
            self.app.ui.sounds.append("decision")
            self.hand_over()
            self.open_next_decision()
        elif came.why == "event" and came.events:
            last = next((event for event in reversed(came.events) if event.kind in self.stops()), came.events[-1])
            self.app.ui.sounds.append("crisis" if last.lane == "crises" else "decision")
        self.note(came.events, came.why == "event")
        if concerned and self.panel == "council" and self.shown in [ruling.serial for ruling in concerned]:
            self.show_count(next(ruling for ruling in concerned if ruling.serial == self.shown))
        return came.why

    def note(self, events: list[Happening], stopped: bool) -> None:
        """Tell the events that are to be noted, and those at which time stopped; a hurried month tells its last few."""
        noted = kinds_told(self.app.settings.policies, "note") + (self.stops() if stopped else ())
        for event in [one for one in events if one.kind in noted and one.kind not in self.told_elsewhere][-3:]:
            self.tell(event.text, event.lane)

    def autosave_monthly(self) -> None:
        """Autosave on the first of every sixth month."""
        today = self.game.today
        month = today.year * 12 + today.month
        if self.seat and self.saved_month and month - self.saved_month >= 6:
            self.autosave()
            self.saved_month = month
        self.saved_month = self.saved_month or month

    def hand_over(self) -> None:
        """With several people, the screen goes to the one whose decision is due first."""
        people = self.game.seats.people
        waiting = self.game.waiting()
        if len(people) > 1 and waiting and waiting[0].state != self.seat:
            self.handing = str(waiting[0].state)

    def call_vote(self, serial: int) -> None:
        """Let time pass to the vote on a motion and show it counted; stops earlier where the player has to decide something."""
        deadline = self.motion(serial).deadline.toordinal()
        self.open("council", serial)
        while self.game.day <= deadline and serial in self.motions() and not self.game.is_over:
            waiting = [one for one in self.waiting() if not (one.kind == "vote" and one.subject == serial)]
            if waiting and waiting[0].deadline.toordinal() <= self.game.day:
                self.open_next_decision()
                return
            came = self.game.advance(min(deadline + 1, self.game.day + 1), (), answers=False)
            ruling = next((one for one in came.rulings if one.serial == serial), None)
            if ruling is not None:
                self.show_count(ruling)
                return
            if came.why == "fault":
                return

    def show_count(self, ruling: Decided) -> None:
        """Show a vote being counted."""
        self.count, self.count_since = ruling, self.app.now
        self.paused = True

    def open_next_decision(self) -> None:
        """Open the panel or dialog of the decision that is due first."""
        waiting = self.waiting()
        if not waiting:
            self.tell(say("Nothing waits for your decision."))
            return
        first = waiting[0]
        if first.kind == "vote":
            self.open("council", first.subject)
        else:
            self.dialog = ("decision", first.serial)

    def appeal_chance(self, one: "OpenDecision", option: str) -> Prospect | None:
        """The chance that an instrument is granted when asked for, with its interval; None where nothing is to be said."""
        if one.kind != "appeal" or option == "none":
            return None
        found: Prospect | None = self.read(("appeal", one.serial, option), lambda: prospect(self.game, one, option))
        return found

    def quick_save(self) -> None:
        """Save at once."""
        from sim.play.screens.save_dialogs import QUICK, kept

        fault = kept(self.game, QUICK, say("Quick save"))
        self.tell(fault or say("Saved."), "refusal" if fault else "info")

    def autosave(self) -> None:
        """Save into the ring of autosaves; a full disk is told and costs nothing."""
        from sim.play.screens.save_dialogs import autosaved

        fault = autosaved(self.game)
        if fault:
            self.tell(fault, "refusal")

    def visit(self, day: int) -> None:
        """Go to a day that this branch has lived."""
        self.paused = True
        try:
            self.game.rewind(day)
        except ValueError as error:
            self.tell(str(error), "refusal")

    def go_over(self, branch: int) -> None:
        """Go to the latest day of another branch."""
        self.paused = True
        self.game.switch(branch)
        self.tell(say("This is {name}.", name=self.game.course.name))

    def take_seat(self, state: str) -> None:
        """Another person is at the screen."""
        self.seat, self.handing = state, None
        self.leave()
        self.dialog = None
        self.messages.clear()
        for typed in ("votes.words", "tree.words", "save.words"):
            self.app.ui.memory.pop(typed, None)

    def quit(self) -> None:
        """Give up the threads."""
        self.foresight.close()

    def crisis_place(self, serial: int) -> int:
        """The row of a crisis by its serial, -1 when it is gone."""
        rows = self.snapshot.world.crises["serial"]
        found = [place for place in range(len(rows)) if rows[place] == serial]
        return found[0] if found and serial > 0 else -1

    def crisis_title(self, place: int) -> str:
        """What a crisis is called: its event's title, or its kind and target."""
        row = self.snapshot.world.crises[place]
        if int(row["event"]) >= 0:
            event = self.game.names.events[int(row["event"])]
            title = self.game.names.texts.get(("events", event))
            return self.game.names.text("events", int(row["event"])) if title else spoken(event).capitalize()
        kind = spoken(kinds.CRISIS_KINDS[int(row["kind"])]).capitalize()
        return say("{kind} in {state}", kind=kind, state=self.state_name(self.code(int(row["target"]))))
