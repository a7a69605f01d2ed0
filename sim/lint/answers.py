"""What governments answered to an event in a run, where no council ruled on it: who asked, who signed, which option was taken.

A crisis of which no council hears is the commonest surprise of an author: its victim is in no alliance, or does not ask. What a
government weighed is read on the morning on which it decides; nothing here touches the run that is told of.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np

from sim.judgement.appeal import judge_appeal
from sim.judgement.membership import judge_invitation
from sim.report.chronicle import line as chronicle_line
from sim.run import Run
from sim.scenario.build import Start
from sim.scenario.effects.choices import Choice
from sim.scenario.effects.organisations import Found
from sim.scenario.evaluate import Expression
from sim.words import kinds
from sim.words.figures import percent
from sim.words.jit import call

SHOWN = 12
"""Lines of the chronicle that are shown of a crisis."""


def answers(start: Start, name: str, seed: int) -> list[str]:
    """What became of an event of the scenario, a line each; nothing where it asks nobody. If it came often, of its last time."""
    place = start.names.event(name)
    told, _ = Run(start, seed).finish()
    day = _last_day(start, seed, place)
    if day is None:
        return [f"{name} did not happen in seed {seed}: article4 why-not shows why"]
    run = Run(start, seed)
    _live(run, day + 1)
    lines = [*_of_crises(start, run, place, day, told), *_of_signatures(start, run, day, told, name)]
    lines += _of_a_choice(start, run, name, day)
    return [f"{name} happened on {date.fromordinal(day)}", *(f"  {line}" for line in lines)] if lines else []


def _last_day(start: Start, seed: int, place: int) -> int | None:
    """The day on which an event last happened; None when it did not."""
    run = Run(start, seed)
    _live(run, run.last_day + 1)
    event = run.space.world.events[place]
    return int(event["last_day"]) if event["fired"] > 0 else None


def _live(run: Run, until: int) -> None:
    """Live up to the morning of a day."""
    for _ in run.live(until):
        pass


def _of_crises(start: Start, run: Run, place: int, day: int, told: np.ndarray) -> Iterator[str]:
    """For each crisis that the event opened: to whom its victim could turn, whether it asked, what came then."""
    world, names = run.space.world, start.names
    for slot in range(len(world.crises)):
        crisis = world.crises[slot]
        if crisis["serial"] == 0 or crisis["event"] != place or crisis["opened"] != day:
            continue
        victim, organisation = int(crisis["target"]), int(crisis["organisation"])
        if organisation < 0:
            seats = _seats(run, start, victim)
            yield f"{names.states[victim]} can ask nobody: it is a member of no alliance or union in force{seats}"
        else:
            legal = 1 | int(world.charters["instruments"][organisation])
            chance = _chance(call(judge_appeal, world, run.setting, slot, legal))
            asked = names.organisations[organisation]
            yield f"{names.states[victim]} may ask {asked}: the chance that it does is {percent(chance)}, by"
            yield f"  {_weighed_in_need(world, crisis, victim, organisation)}"
        of_it = [one for one in told if int(one["subject"]) == int(crisis["serial"]) and int(one["kind"]) in OF_A_CRISIS]
        yield from (chronicle_line(one, names) for one in of_it[:SHOWN])
        if len(of_it) > SHOWN:
            yield f"{len(of_it) - SHOWN} more lines: article4 run shows them"


OF_A_CRISIS = (
    kinds.E_CRISIS_OPENED, kinds.E_CRISIS_ENDED, kinds.E_APPEAL, kinds.E_NO_APPEAL, kinds.E_INADMISSIBLE, kinds.E_ESCALATED,
    kinds.E_CEASEFIRE,
)  # fmt: skip
"""What the chronicle tells of a crisis by its serial number."""


def _seats(run: Run, start: Start, state: int) -> str:
    """How a state stands to the alliances and unions that exist today, in brackets."""
    world, found = run.space.world, []
    for place, name in enumerate(start.names.organisations):
        group = world.organisations[place]
        if int(group["kind"]) in (kinds.ALLIANCE, kinds.UNION):
            status = kinds.SEAT_STATUSES[int(world.seats["status"][place, state])]
            known = "" if group["present"] == 1 else ", does not exist yet"
            found.append(f"{name}: {status}{known}")
    return f" ({'; '.join(found)})" if found else ""


def _weighed_in_need(world: Any, crisis: Any, victim: int, organisation: int) -> str:
    """The quantities on which an appeal turns."""
    state, seat = world.states[victim], world.seats[organisation, victim]
    credibility = float(world.organisations["credibility"][organisation])
    return (
        f"intensity {crisis['intensity']:.2f}, stability {state['stability']:.2f}, democracy {state['democracy']:.2f}, "
        f"credibility {credibility:.2f}, grievance with it {seat['grievance']:.2f}"
    )


def _of_signatures(start: Start, run: Run, day: int, told: np.ndarray, name: str) -> Iterator[str]:
    """For each state that the event asks to sign: whether it did, with what chance, and what binds it to the organisation."""
    bodies = [effect.body() for effect in start.scenario.events[name].do]
    founded = {body.organisation for body in bodies if isinstance(body, Found)}
    asked = [
        (int(one["organisation"]), int(one["state"]), int(one["deadline"]))
        for one in run.space.world.decisions
        if one["serial"] > 0 and one["kind"] == kinds.SIGN_TREATY and one["opened"] == day
        and start.names.organisations[int(one["organisation"])] in founded
    ]  # fmt: skip
    if not asked:
        return
    _live(run, asked[0][2])
    world, names = run.space.world, start.names
    for organisation, state, deadline in asked:
        chance = _chance(call(judge_invitation, world, run.setting, organisation, state, 0, 1 << kinds.APPLY))
        signs = any(
            int(one["kind"]) == kinds.E_SIGNED and (int(one["who"]), int(one["organisation"])) == (state, organisation)
            and int(one["day"]) == deadline
            for one in told
        )  # fmt: skip
        word = "signs" if signs else "does not sign"
        when = date.fromordinal(deadline)
        yield f"{names.states[state]} {word} {names.organisations[organisation]} on {when}: the chance was {percent(chance)}, by"
        yield f"  {_weighed_in_a_bond(world, names, organisation, state)}"


def _chance(judged: Any) -> float:
    """The probability in what a rule of the judgement gives, (option, probability)."""
    return float(judged[1])


def _weighed_in_a_bond(world: Any, names: Any, organisation: int, state: int) -> str:
    """The quantities on which a signature turns."""
    group, seat = world.organisations[organisation], world.seats[organisation, state]
    found = [f"stability {world.states['stability'][state]:.2f}", f"opinion {seat['opinion']:.2f}"]
    found += [f"credibility {group['credibility']:.2f}", f"outside patron {world.states['outside_patron'][state]:.2f}"]
    leading = int(group["leading"])
    if leading >= 0 and leading != state:
        pair = world.pairs[state, leading]
        found.append(
            f"with {names.states[leading]}: affinity {pair['affinity']:.2f}, dependence {pair['dependence']:.2f}, "
            f"grievance {pair['grievance']:.2f}"
        )
    return ", ".join(found)


def _of_a_choice(start: Start, run: Run, name: str, day: int) -> Iterator[str]:
    """The options of the event's choice: whether each was open, how much it weighed, which was taken."""
    choice = next((body for effect in start.scenario.events[name].do if isinstance(body := effect.body(), Choice)), None)
    place = start.names.event(name)
    if choice is None:
        return
    world = run.space.world
    found = [one for one in world.decisions if one["serial"] > 0 and one["kind"] == kinds.CHOOSE and one["subject"] == place]
    if not found:
        yield f"{choice.state} is not asked: no option was open on {date.fromordinal(day)}"
        return
    legal, deadline = int(found[0]["legal"]), int(found[0]["deadline"])
    _live(run, min(deadline, run.last_day))
    weights = [
        max(0.0, _weight(start, option.weight, run)) if legal >> number & 1 else 0.0
        for number, option in enumerate(choice.options.values())
    ]
    _live(run, min(deadline, run.last_day) + 1)
    taken = int(world.events["chosen"][place]) if deadline <= run.last_day else -1
    for number, (option, entry) in enumerate(choice.options.items()):
        if not legal >> number & 1:
            yield f"{option}: not open, for on {date.fromordinal(day)} this was false: {entry.condition}"
            continue
        share = weights[number] / sum(weights) if sum(weights) > 0 else 0.0
        chosen = f", taken on {date.fromordinal(deadline)}" if number == taken else ""
        yield f"{option}: open, weight {weights[number]:.2f}, a chance of {percent(share)}{chosen}"


def _weight(start: Start, text: object, run: Run) -> float:
    """The weight of an option today."""
    return Expression(start.scenario, start.names, str(text)).value(run.space.world)
