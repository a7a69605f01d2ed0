"""What every key of a scenario file means: from the schema, else from the world's layout, else from here.

Why three places: a key that fills a field of the world has its meaning written there already, with unit and range; only what
has no field of its own is explained here. A test sees to it that no key is without words.
"""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from sim.scenario.effects import EFFECTS, EffectEntry
from sim.scenario.parts import Identifier
from sim.scenario.schema import Scenario
from sim.scenario.shape import fields_of
from sim.scenario.story import Expression
from sim.world.layout_polity import BASES, CHARTERS, CRISES, DISPUTES, ORGANISATIONS, PROCEDURES, SEATS, STATES, UNITS
from sim.world.layout_setting import HAZARDS, TRAITS

LAID_OUT = {
    "StateEntry": (STATES, TRAITS),
    "OrganisationEntry": (ORGANISATIONS,),
    "CharterEntry": (CHARTERS,),
    "Procedure": (PROCEDURES,),
    "SeatEntry": (SEATS,),
    "DisputeEntry": (DISPUTES,),
    "UnitEntry": (UNITS,),
    "BaseEntry": (BASES,),
    "HazardEntry": (HAZARDS,),
    "CrisisEffect": (CRISES,),
}
"""The tables of the world's layout that a model fills."""
SORTS = tuple(one.description for sort in (Identifier, Expression) for one in get_args(sort)[1:])
"""What the schema says of a sort of value, wherever it stands: not what a key means."""
OWN: dict[str, str] = {
    "Scenario.id": "name of the scenario, in commands and results",
    "Scenario.title": "what readers see",
    "Scenario.summary": "its story in a sentence or two",
    "Scenario.span": "first and last day",
    "Scenario.capacity": "room in the pools",
    "Scenario.flags": "what the author keeps as true or false, with its value on the first day",
    "Scenario.variables": "numbers of the author's own, with their value on the first day",
    "Scenario.states": "the states by id",
    "Scenario.pairs": "what two states have with each other, by `A-B`",
    "Scenario.disputes": "declared disputes by id",
    "Scenario.organisations": "alliances, rivals, arbiters and forums by id",
    "Scenario.units": "units assigned to collective forces, by id",
    "Scenario.bases": "bases on foreign land, by id",
    "Scenario.hazards": "kinds of crisis that may be drawn, by id",
    "Scenario.events": "what happens of itself or when a condition turns true, by id",
    "Scenario.map": "how the world is drawn",
    "Span.from": "the first day",
    "Span.to": "the last day",
    "Capacity.crises": "crises open at once",
    "Capacity.proposals": "motions before councils at once",
    "Capacity.decisions": "decisions open at once; one motion asks every member",
    "Capacity.deployments": "collective forces under way at once",
    "Capacity.chronicle": "events kept until they are read",
    "Capacity.rulings": "rulings kept until they are read; more than proposals",
    "Procedure.rule": (
        "when a motion carries: consensus (nobody objects), unanimity (every member says yes), simple_majority (more than "
        "`majority`), qualified_majority (at least `majority`), weighted_majority (the same by the `weight` of seats); ballot is "
        "one of the two by its `majority`"
    ),
    "OrganisationEntry.kind": (
        "alliance or union (who is attacked can ask it), bloc (a military pact that counts where a charter bars other "
        "alliances), arbiter (gives mandates), forum (talks)"
    ),
    "SeatEntry.status": "how the state stands to the organisation on the first day",
    "CrisisEffect.kind": "what sort of crisis it is: who is asked for help, and for what, follows from it",
    "HazardEntry.kind": "what sort of crisis is drawn",
    "Capital.name": "name of the city",
    "Capital.latitude": "degrees, north positive",
    "Capital.longitude": "degrees, east positive",
    "StateEntry.name": "what readers see",
    "StateEntry.capital": "where distances are measured from",
    "StateEntry.objectives": "what a player of this state is after, by id",
    "DisputeEntry.between": "the two states",
    "OrganisationEntry.name": "what readers see",
    "OrganisationEntry.appears": "first day of an organisation that does not exist from the start",
    "OrganisationEntry.members": "seats on the first day, by state; `{}` is an ordinary member",
    "OrganisationEntry.charter": "its law",
    "UnitEntry.name": "what readers see",
    "BaseEntry.name": "what readers see",
    "EventEntry.title": "what readers see of the event",
    "EventEntry.at": "the day on which it happens",
    "EventEntry.after": "the event that it follows",
    "EventEntry.when": "it happens when this condition turns true (looked at on Mondays)",
    "EventEntry.occurs": "`fixed`: it happens; `decided`: the decider may shrink back",
    "EventEntry.decider": "the state whose decision it is",
    "EventEntry.once": "false lets it return",
    "EventEntry.crisis": "the crisis that it opens",
    "EventEntry.note": "for readers of the file",
    "MeasureEntry.title": "what readers see",
    "ExpectEntry.title": "the sentence of the story that is tested",
    "ExpectEntry.at_least": "the least result that is as told",
    "ExpectEntry.at_most": "the greatest result that is as told",
    "MapEntry.projection": "how the round earth is laid flat",
    "MapEntry.pieces": "pieces of the map that are not simply their country's, by id",
    "Extent.west": "degrees, east positive",
    "Extent.south": "degrees, north positive",
    "Extent.east": "degrees, east positive",
    "Extent.north": "degrees, north positive",
    "PieceEntry.name": "what readers see",
    "ObjectiveEntry.title": "what the player sees",
    "ObjectiveEntry.text": "more words for the player",
    "CharterEntry.tasks": "what a rapid reaction force may be sent for",
    "CharterEntry.instruments": "the rungs of the ladder: what the council may agree on",
    "CharterEntry.arbiter": "the organisation of kind `arbiter` whose mandate is needed",
    "CrisisEffect.aggressor": "the state behind it, if one is named",
    "CharterEntry.scope": "which attacks collective defence covers",
    "CharterEntry.council": "how the council decides, by matter",
    "Sign.states": "those who sign",
    "Exercise.host": "the state on whose land it is held",
    "ProposeAmendment.by": "the member that proposes it",
    "Force.kind": "which force",
    "Base.base": "the base",
    "Base.state": "what becomes of it",
    "AskBase.base": "the base",
    "Pressure.kind": "what is cut, banned or given",
    "Pressure.from": "who presses or rewards",
    "Pressure.on": "who is pressed or rewarded",
    "Pressure.strength": "1 is a full stop of what the other depends on",
    "WarEffort.engaged": "the share of its forces that its own wars bind",
    "HookEntry.what": "which of the things that the engine does",
    "RateEntry.per_year": "yearly rate",
    "War.intensity": "how hard it is fought",
    "War.treaty_territory": "whether it happens on the target's recognised land",
    "Ceasefire.between": "the two states",
    "AskMandate.instrument": "the force that would act",
    "Propose.matter": "what sort of motion it is",
    "Found.signatories": "the states that are asked to sign",
    "Office.office": "which office",
    "Office.to": "the state that takes it",
    "LeaderExit.how": "how the leader leaves",
    "FormUnit.unit": "the unit",
    "MoveUnit.unit": "the unit",
    "MoveUnit.to": "the state on whose land it will be",
    "DisbandUnit.unit": "the unit",
    "Cede.piece": "the piece of the map",
    "Occupy.piece": "the piece of the map",
    "Cancel.event": "the event that will not happen any more",
    "EndGame.outcome": "how it ends",
    "OptionEntry.title": "what the player sees",
    "OptionEntry.do": "what follows when it is taken",
    "BaseEntry.holder": "whose base: a state or an organisation",
    "Choice.title": "the question that the player sees",
    "Choice.options": "what can be chosen, by id",
    "Vacancy.office": "which office falls vacant",
    "Recognition.by_request_of": "who asks for it",
    "Message.text": "what the chronicle tells",
    "*.organisation": "the organisation",
    "*.state": "the state",
    "*.source": "where it comes from",
}
"""Meanings of keys that fill no field, by `Model.key` or `*.key`."""


def meaning_of(model: type[BaseModel], key: str) -> str:
    """What a key of a model means; an empty text where nothing says so."""
    field = fields_of(model)[key]
    if field.description and field.description not in SORTS:
        return field.description
    for owner in model.__mro__:
        if f"{owner.__name__}.{key}" in OWN:
            return OWN[f"{owner.__name__}.{key}"]
        for table in LAID_OUT.get(owner.__name__, ()):
            for laid_out in table.fields:
                if laid_out.name == key:
                    return laid_out.meaning
    return OWN.get(f"*.{key}", "")


def models() -> list[type[BaseModel]]:
    """Every model of a scenario file, outermost first; effects come last, as their bodies."""
    found: dict[type[BaseModel], None] = {}
    waiting: list[type[BaseModel]] = [Scenario]
    while waiting:
        model = waiting.pop(0)
        if model in found or issubclass(model, EffectEntry):
            continue
        found[model] = None
        for field in model.model_fields.values():
            waiting += [one for one in _models_in(field.annotation) if one not in EFFECTS]
    for body in EFFECTS:  # what stands within an effect, such as the options of a choice
        for field in body.model_fields.values():
            for one in _models_in(field.annotation):
                if one not in EFFECTS and not issubclass(one, EffectEntry):
                    found[one] = None
    return [*found, *EFFECTS]


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that an annotation speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)
