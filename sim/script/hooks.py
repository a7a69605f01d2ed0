"""Hooks: what the engine does, as a trigger for the scenario's events. What is told in the chronicle can be listened for."""

from typing import NamedTuple

from sim.words import kinds
from sim.words.jit import rule


class Hook(NamedTuple):
    """Something to listen for.

    `kind` is that of the chronicle; `state` and `other` say who they are in words, "" where there is none; `detail` is the sort
    of what can be asked of it ("crisis", "instrument" or ""), `fixed` the detail that it must have (-1 for any).
    """

    name: str
    kind: int
    meaning: str
    state: str = "the state"
    other: str = ""
    detail: str = ""
    fixed: int = -1


TARGET, ATTACKER = "the state in trouble", "the aggressor"
HOOKS: tuple[Hook, ...] = (
    Hook("appeal_made", kinds.E_APPEAL, "a state asks for help", TARGET, ATTACKER, "instrument"),
    Hook("no_appeal", kinds.E_NO_APPEAL, "a state in trouble asks nobody", TARGET, ATTACKER, "crisis"),
    Hook("appeal_answered", kinds.E_ANSWERED, "an appeal has its final answer", TARGET, ATTACKER, "instrument"),
    Hook("appeal_refused", kinds.E_ANSWERED, "an appeal ends with nothing", TARGET, ATTACKER, "", 0),
    Hook("inadmissible", kinds.E_INADMISSIBLE, "the law refuses a rung, a motion or a move", TARGET, ATTACKER),
    Hook("vote_passed", kinds.E_PASSED, "a council adopts a motion", "the state it is about", "the proposer", "instrument"),
    Hook("vote_failed", kinds.E_FAILED, "a council rejects a motion", "the state it is about", "the proposer", "instrument"),
    Hook("voted_no", kinds.E_VOTE, "a member votes no", "the voter", "the state it is about", "", kinds.NO),
    Hook("abstained", kinds.E_VOTE, "a member abstains", "the voter", "the state it is about", "", kinds.ABSTAIN),
    Hook("crisis_opened", kinds.E_CRISIS_OPENED, "a crisis begins", TARGET, ATTACKER, "crisis"),
    Hook("crisis_ended", kinds.E_CRISIS_ENDED, "a crisis ends", TARGET, ATTACKER, "crisis"),
    Hook("escalated", kinds.E_ESCALATED, "fighting grows", ATTACKER, TARGET, "crisis"),
    Hook("ceasefire", kinds.E_CEASEFIRE, "fighting stops", ATTACKER, TARGET, "crisis"),
    Hook("mandate_granted", kinds.E_MANDATE_GRANTED, "the arbiter gives a mandate", TARGET),
    Hook("mandate_refused", kinds.E_MANDATE_REFUSED, "the arbiter refuses a mandate", TARGET),
    Hook("casus_foederis", kinds.E_CASUS_FOEDERIS, "collective defence is invoked", TARGET, ATTACKER),
    Hook("deployment_sent", kinds.E_MOBILISED, "a collective force is mobilised", "the host", "", "instrument"),
    Hook("deployment_arrived", kinds.E_ARRIVED, "a contingent is in place", "the contributor", "the host", "instrument"),
    Hook("deployment_leaving", kinds.E_LEAVING, "a force begins to leave", "the host", "", "instrument"),
    Hook("deployment_gone", kinds.E_GONE, "the last soldier of a force is home", "the host", "", "instrument"),
    Hook("contribution_refused", kinds.E_CONTRIBUTION_REFUSED, "a member sends no one", "the member", "the host", "instrument"),
    Hook("host_consented", kinds.E_HOST_CONSENTED, "a host agrees to peacekeepers", "the host"),
    Hook("host_refused", kinds.E_HOST_REFUSED, "a host does not agree to peacekeepers", "the host"),
    Hook("aid_given", kinds.E_AID, "material aid is granted", TARGET),
    Hook("signed", kinds.E_SIGNED, "a state signs a treaty"),
    Hook("not_signed", kinds.E_NOT_SIGNED, "a state that was asked does not sign"),
    Hook("ratified", kinds.E_RATIFIED, "a state ratifies a treaty"),
    Hook("member_joined", kinds.E_JOINED, "a state becomes a member"),
    Hook("applied", kinds.E_APPLIED, "a state applies for membership"),
    Hook("notice_given", kinds.E_NOTICE, "a member gives notice"),
    Hook("member_left", kinds.E_LEFT, "a member is out"),
    Hook("not_renewed", kinds.E_NOT_RENEWED, "a member does not renew the treaty"),
    Hook("froze", kinds.E_FROZE, "a member freezes its participation"),
    Hook("returned", kinds.E_UNFROZE, "a member takes part again"),
    Hook("suspended", kinds.E_SUSPENDED, "a member is suspended"),
    Hook("expelled", kinds.E_EXPELLED, "a member is expelled"),
    Hook("became_observer", kinds.E_OBSERVER, "a state becomes an observer"),
    Hook("became_partner", kinds.E_PARTNER, "a state becomes a partner"),
    Hook("chair_passed", kinds.E_CHAIR, "the chair passes", "the new chair"),
    Hook("secretary_changed", kinds.E_SECRETARY, "a secretary general takes office", "whose national that is"),
    Hook("amended", kinds.E_AMENDED, "the law of an organisation changes", ""),
    Hook("treaty_in_force", kinds.E_IN_FORCE, "a treaty takes effect", ""),
    Hook("renewed", kinds.E_RENEWED, "a treaty, or a member's part in it, is renewed", "the member"),
    Hook("organisation_created", kinds.E_CREATED, "an organisation begins to exist", ""),
    Hook("force_created", kinds.E_FORCE_CREATED, "a collective force begins to exist", "", "", "instrument"),
    Hook("session_held", kinds.E_SESSION, "a council holds its session", "the chair"),
    Hook("session_boycotted", kinds.E_SESSION_BOYCOTTED, "a member stays away from a session", "the member"),
    Hook("exercise_held", kinds.E_EXERCISE, "an exercise is held", "the host"),
    Hook("exercise_boycotted", kinds.E_EXERCISE_BOYCOTTED, "a member stays away from an exercise", "the member", "the host"),
    Hook("exercise_cancelled", kinds.E_EXERCISE_CANCELLED, "a host cancels an exercise", "the host"),
    Hook("base_opened", kinds.E_BASE_OPENED, "a base is opened", "the host", "the holder"),
    Hook("base_closed", kinds.E_BASE_CLOSED, "a base is closed", "the host", "the holder"),
    Hook("base_refused", kinds.E_BASE_REFUSED, "a base is refused", "the host", "the holder"),
    Hook("pressed", kinds.E_PRESSURE, "one state presses or rewards another", "the sender", "the other"),
    Hook("stopped_dues", kinds.E_STOPPED_DUES, "a member stops paying"),
    Hook("protest", kinds.E_PROTEST, "people take to the streets"),
    Hook("leader_changed", kinds.E_LEADER, "a new leader comes to power"),
    Hook("leader_died", kinds.E_LEADER_LEFT, "a leader dies in office", "the state", "", "", kinds.DIED),
    Hook("leader_left", kinds.E_LEADER_LEFT, "a leader leaves office, for whatever reason"),
    Hook("option_chosen", kinds.E_CHOSEN, "a government makes the choice that an event put to it"),
    Hook("state_appeared", kinds.E_APPEARED, "a state begins to exist"),
)
"""Everything that an event can wait for with `on:`."""


@rule
def is_meant(world, setting, number, told):
    """Whether an entry of the chronicle is what a hooked event listens for."""
    entry, event = setting.script[number], world.chronicle[told % world.chronicle.shape[0]]
    if event.kind != entry.hook or (entry.hook_detail >= 0 and event.detail != entry.hook_detail):
        return False
    if entry.hook_who >= 0 and event.who != entry.hook_who:
        return False
    if entry.hook_whom >= 0 and event.whom != entry.hook_whom:
        return False
    if entry.hook_organisation >= 0 and event.organisation != entry.hook_organisation:
        return False
    if entry.hook_matter >= 0 or (entry.hook_event >= 0 and is_of_council(event.kind)):
        return ruled_so(world, event.subject, entry.hook_matter, entry.hook_event)
    if entry.hook_event >= 0 and is_of_event(event.kind):
        return event.subject == entry.hook_event
    return entry.hook_event < 0 or event.subject == world.events[entry.hook_event].crisis


@rule
def is_of_council(kind):
    """True for what is told of a motion: its subject is the motion's serial."""
    return kind == kinds.E_PASSED or kind == kinds.E_FAILED or kind == kinds.E_VOTE


@rule
def is_of_event(kind):
    """True for what is told of an event of the script itself: its subject is the event."""
    return kind == kinds.E_CHOSEN or kind == kinds.E_LEADER or kind == kinds.E_LEADER_LEFT or kind == kinds.E_APPEARED


@rule
def ruled_so(world, serial, matter, event):
    """Whether the ruling on a motion was on a matter and on the crisis of an event (-1 for any)."""
    for place in range(world.rulings.shape[0]):
        ruling = world.rulings[place]
        if ruling.serial == serial:
            return (matter < 0 or ruling.matter == matter) and (event < 0 or ruling.event == event)
    return False
