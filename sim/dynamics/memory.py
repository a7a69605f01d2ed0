"""What a state that was in trouble remembers of the others: who voted for it, who sent troops, who did not."""

from sim.words import kinds
from sim.words.arithmetic import clamp, share
from sim.words.jit import rule
from sim.world.seats import let_fade


@rule
def ruling_on(world, serial):
    """The place in the ring of the last ruling on a crisis, -1 when there is none."""
    now = world.now[0]
    size = world.rulings.shape[0]
    for back in range(min(size, now.rulings_written)):
        place = (now.rulings_written - 1 - back) % size
        if world.rulings[place].crisis == serial:
            return place
    return -1


@rule
def remember(world, target, state, favour, slight, reputation):
    """What a target owes another state and holds against it, and what others now think of that state's promises."""
    pair = world.pairs[target, state]
    pair.debt = clamp(pair.debt + favour, -1.0, 1.0)
    pair.grievance = share(pair.grievance + slight)
    let_fade(world, target, state)
    world.states[state].reputation = share(world.states[state].reputation + reputation)


@rule
def remember_voters(world, setting, slot, worth, binds):
    """Who voted for help is owed a favour; who voted no is held to it, and loses reputation where the treaty binds."""
    p = setting.parameters[0]
    crisis = world.crises[slot]
    place = ruling_on(world, crisis.serial)
    if place < 0:
        return
    for state in range(world.states.shape[0]):
        choice = world.ruling_votes[place, state].choice
        if state == crisis.target:
            continue
        if choice == kinds.YES:
            remember(world, crisis.target, state, p.favour_of_vote * worth, 0.0, p.reputation_kept * worth)
        elif choice == kinds.NO:
            lost = p.reputation_shirked * crisis.peak if binds else 0.0
            remember(world, crisis.target, state, 0.0, p.slight_of_vote * crisis.peak, -lost)


@rule
def remember_senders(world, setting, slot):
    """Whose troops set out is owed a favour and believed; who was asked and sent none is held to it."""
    p = setting.parameters[0]
    deployment = world.deployments[slot]
    for state in range(world.states.shape[0]):
        contingent = world.contingents[slot, state]
        if state == deployment.host or contingent.answer == 0:
            continue
        if contingent.answer == 1 and contingent.troops > 0.0:
            remember(world, deployment.host, state, p.favour_of_troops, 0.0, p.reputation_kept)
        else:
            remember(world, deployment.host, state, 0.0, p.slight_of_troops, -p.reputation_shirked)
