"""Short scenes for tests of `sim.dynamics`: a running attack, a force on its way, an answered appeal."""

from dynamics.dynamics_world import FOE, FRIEND, LEADER, MONDAY, SMALL, VICTIM, Small, small_world

from sim.words import kinds
from sim.words.calendar import NEVER
from sim.words.jit import call
from sim.world.pools import open_crisis, open_deployment

DRAWN = -1


def with_crisis(
    kind: int,
    intensity: float = 0.8,
    aggressor: int = FOE,
    decay: float = 0.0,
    event: int = DRAWN,
    small: Small | None = None,
) -> Small:
    """A world with one crisis of the victim in slot 0, begun a week ago and asked about nowhere yet."""
    small = small or small_world()
    world = small.world
    world.now["day"] = MONDAY - 7
    slot = call(open_crisis, world, kind, VICTIM, aggressor, intensity, 0.9, 1.0, 1, 1, NEVER, decay, event, -1, 99)
    assert slot == 0
    world.decisions["serial"] = 0
    world.crises["settled"][0] = 1
    world.now["day"] = MONDAY
    return small


def with_force(
    small: Small, task: int, troops: float = 2_000.0, senders: tuple[int, ...] = (LEADER,), in_place: bool = True
) -> Small:
    """A force for the crisis in slot 0: each sender's part of the troops, in place since yesterday or just promised."""
    world = small.world
    crisis = world.crises[0]
    slot = call(open_deployment, world, 0, kinds.PEACEKEEPERS, crisis.serial, -1, VICTIM, task, troops, 60.0, 77)
    assert slot == 0
    world.deployments["stage"][0] = kinds.IN_PLACE if in_place else kinds.MOVING
    world.deployments["troops"][0] = world.deployments["peak"][0] = troops
    for sender in senders:
        world.contingents["answer"][0, sender] = 1
        world.contingents["troops"][0, sender] = troops / len(senders)
        if in_place:
            world.contingents["arrives"][0, sender] = world.now["day"][0] - 1
            world.states["troops_abroad"][sender] = troops / len(senders)
    if in_place:
        world.deployments["arrives"][0] = world.now["day"][0] - 1
    return small


def with_answer(
    granted: int, sought: int = kinds.COLLECTIVE_DEFENCE, kind: int = kinds.AGGRESSION, intensity: float = 0.8
) -> Small:
    """An appeal that has just had its final answer: the friend and the small member voted, one each way."""
    small = with_crisis(kind, intensity)
    world = small.world
    crisis = world.crises[0]
    crisis.appeal, crisis.appeals, crisis.organisation = kinds.APPEAL_ANSWERED, 1, 0
    crisis.sought, crisis.granted, crisis.settled = sought, granted, 0
    world.now["rulings_written"] = 1
    world.rulings["crisis"][0] = crisis.serial
    world.ruling_votes["choice"][0, FRIEND] = kinds.YES
    world.ruling_votes["choice"][0, SMALL] = kinds.NO
    return small


def told(small: Small) -> list[int]:
    """The kinds of event in the chronicle, in order."""
    written = int(small.world.now["chronicle_written"][0])
    return small.world.chronicle["kind"][:written].tolist()
