"""Every effect but the choice, whose options are made of them."""

from typing import TYPE_CHECKING

from sim.scenario.effects.base import EffectBody
from sim.scenario.effects.crises import AskMandate, Ceasefire, Crisis, EndCrisis, Intensify, Mandate, OfferPeacekeepers, War
from sim.scenario.effects.diplomacy import (
    AskBase,
    Base,
    Leader,
    LeaderExit,
    Message,
    Poll,
    Pressure,
    Recognition,
    WarEffort,
)
from sim.scenario.effects.entry import EffectEntry, one_of
from sim.scenario.effects.organisations import (
    Amend,
    Create,
    Exercise,
    Force,
    Found,
    InForce,
    Office,
    Propose,
    ProposeAmendment,
    Renewal,
    Session,
    Vacancy,
)
from sim.scenario.effects.quantities import Set, Shift
from sim.scenario.effects.seats import (
    Freeze,
    Invite,
    Join,
    Lapse,
    Leave,
    Observer,
    Partner,
    Resume,
    Sign,
    SignForce,
    Suspend,
)
from sim.scenario.effects.stage import Appear, Cancel, Cede, DisbandUnit, EndGame, FormUnit, MoveUnit, Occupy

PLAIN_EFFECTS: tuple[type[EffectBody], ...] = (
    Shift,
    Set,
    Crisis,
    War,
    Ceasefire,
    EndCrisis,
    Intensify,
    Mandate,
    AskMandate,
    OfferPeacekeepers,
    Sign,
    Join,
    Leave,
    Suspend,
    Freeze,
    Resume,
    Observer,
    Partner,
    Lapse,
    Invite,
    SignForce,
    Renewal,
    Amend,
    ProposeAmendment,
    Propose,
    Create,
    Found,
    InForce,
    Force,
    Exercise,
    Session,
    Vacancy,
    Office,
    Base,
    AskBase,
    Pressure,
    Leader,
    LeaderExit,
    WarEffort,
    Recognition,
    Poll,
    Message,
    Appear,
    FormUnit,
    MoveUnit,
    DisbandUnit,
    Cede,
    Occupy,
    Cancel,
    EndGame,
)
"""Every effect that an option of a choice may have."""

if TYPE_CHECKING:  # which models there are is data, which a type checker does not read
    PlainEffect = EffectEntry
else:
    PlainEffect = one_of(PLAIN_EFFECTS)
