"""Passes over what changes nothing: effects of nothing, parameters at their default, clauses that nothing can use."""

from sim.lint.finding import CERTAIN, LIKELY
from sim.lint.view import View
from sim.scenario.document import KeyPath
from sim.scenario.parts import Coded
from sim.world.parameters import PARAMETERS


def effects_of_nothing(view: View) -> None:
    """Shifts by nothing, hazards and disputes at the rate 0, amendments to what is law, parameters at their default."""
    for path, mapping in view.of_events:
        if path and path[-1] in ("shift", "intensify") and mapping.get("by") in (0, 0.0):
            view.tell("shift-of-nothing", (*path, "by"), "an amount of 0 changes nothing", confidence=CERTAIN)
    for name, hazard in view.scenario.hazards.items():
        if hazard.rate == 0.0 and (hazard.range is None or hazard.range[1] == 0.0):
            view.tell("rate-of-nothing", ("hazards", name, "rate"), "at a rate of 0 it never comes up", confidence=CERTAIN)
    _default_parameters(view)
    _idle_amendments(view)


def _default_parameters(view: View) -> None:
    """Parameters given as they are anyway."""
    defaults = {parameter.name: parameter.default for parameter in PARAMETERS}
    for name, value in view.scenario.parameters.items():
        if not isinstance(value, Coded) and name in defaults and value == defaults[name]:
            view.tell("default-given", ("parameters", name), f"{value:g} is the value it has anyway", confidence=CERTAIN)


def _idle_amendments(view: View) -> None:
    """Amendments to what the charter of the first day says, where no other event changes that clause."""
    amendments = [
        (path, mapping)
        for path, mapping in view.of_events
        if path and path[-1] in ("amend", "propose_amendment") and isinstance(mapping.get("set"), dict)
    ]
    touched = [(mapping.get("organisation"), key) for _, mapping in amendments for key in mapping["set"]]
    for path, mapping in amendments:
        organisation = view.scenario.organisations.get(str(mapping.get("organisation")))
        for key, value in mapping["set"].items():
            first = getattr(organisation.charter, key, None) if organisation else None
            once = touched.count((mapping.get("organisation"), key)) == 1
            if organisation and once and key != "council" and type(first) is type(value) and first == value:
                message = f"the charter says {key}: {_words(value)} from the first day"
                view.tell("amends-nothing", (*path, "set", key), message)


def _words(value: object) -> str:
    """A value as YAML writes it."""
    if isinstance(value, list):
        return f"[{', '.join(map(str, value))}]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def clauses_without_use(view: View) -> None:
    """Clauses of a charter that lack what they speak of."""
    for name, organisation in view.scenario.organisations.items():
        charter = organisation.charter
        given = charter.model_fields_set
        path: KeyPath = ("organisations", name, "charter")
        rungs = set(charter.instruments) | _later_rungs(view, name)
        if "tasks" in given and charter.tasks and "rapid_reaction_force" not in rungs:
            view.tell("clause-without-use", (*path, "tasks"), "tasks of a rapid reaction force, and there never is one")
        if "rapid_reaction_force" in rungs and not _force_is_signed(view, name):
            message = "nobody has signed for the rapid reaction force, so no member is asked to contribute to it"
            hint = "write signed_force: true at a seat, or an event with `sign_force`"
            place = charter.instruments.index("rapid_reaction_force") if "rapid_reaction_force" in charter.instruments else None
            where = (*path, "instruments", place) if "instruments" in given and place is not None else path
            view.tell("clause-without-use", where, message, hint)
        if "leading_cost_share" in given and organisation.leading is None:
            view.tell("clause-without-use", (*path, "leading_cost_share"), "no state leads: nobody bears this share")
        if "stability_threats" in given and charter.stability_threats and not charter.consultation:
            message = "threats to stability are a ground for consultation, which the charter excludes"
            view.tell("clause-without-use", (*path, "stability_threats"), message)
        for matter, procedure in charter.council.items():
            if procedure.veto is not None and procedure.rule in ("consensus", "unanimity"):
                message = f"under {procedure.rule} every member can block already, so a veto adds nothing"
                view.tell("clause-without-use", (*path, "council", matter, "veto"), message, confidence=LIKELY)


def _force_is_signed(view: View, organisation: str) -> bool:
    """True where a seat of the first day, or an event, has a member contribute to the rapid reaction force."""
    seats = view.scenario.organisations[organisation].members.values()
    return any(seat.signed_force or seat.case_by_case for seat in seats) or any(
        path[-1] == "sign_force" or (path[-1] == "force" and (mapping.get("signed_by") or mapping.get("case_by_case")))
        for path, mapping in view.of_events
        if mapping.get("organisation") == organisation
    )


def _later_rungs(view: View, organisation: str) -> set[str]:
    """The instruments that events give an organisation."""
    rungs: set[str] = set()
    for path, mapping in view.of_events:
        if not path or mapping.get("organisation") != organisation:
            continue
        if path[-1] == "force":
            rungs.add(str(mapping.get("kind")))
        elif path[-1] in ("amend", "propose_amendment") and isinstance(mapping.get("set"), dict):
            rungs |= set(map(str, mapping["set"].get("instruments") or ()))
    return rungs
