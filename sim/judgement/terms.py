"""The terms of a vote: each one motive, in logits, positive for saying yes. Their sum is the utility of a yes.

A term reads the world and answers one question; `VOTE_TERMS` in `sim.words.kinds` lists them in this order. The random-utility
reading is that of discrete-choice models of voting in international organisations (Bailey, Strezhnev and Voeten, 2017, use the
same logit for ideal points); the weights are named parameters.
"""

from sim.words import kinds
from sim.words.arithmetic import clamp
from sim.words.jit import rule


@rule
def weight_of(setting, matter, instrument):
    """How much a motion asks of a member, about 0 to 1: by rung of the ladder, or by matter where there is no rung."""
    p = setting.parameters[0]
    if matter == kinds.MEMBERSHIP or matter == kinds.PROCEDURE:
        return p.weight_membership
    if matter == kinds.AMENDMENT:
        return p.weight_amendment
    if matter == kinds.RECOGNITION:
        return p.weight_recognition
    if matter == kinds.FOREIGN_BASE:
        return p.weight_foreign_base
    if instrument == kinds.STATEMENT:
        return p.weight_statement
    if instrument == kinds.MISSION:
        return p.weight_mission
    if instrument == kinds.MATERIAL_AID:
        return p.weight_material_aid
    if instrument == kinds.PEACEKEEPERS:
        return p.weight_peacekeepers
    if instrument == kinds.RAPID_REACTION_FORCE:
        return p.weight_rapid_reaction_force
    if instrument == kinds.COLLECTIVE_DEFENCE:
        return p.weight_collective_defence
    return p.weight_consultation


@rule
def is_internal(kind):
    """True for a crisis of a state with its own people."""
    return kind == kinds.UNREST


@rule
def is_nonstate(kind):
    """True for a crisis whose authors are no government."""
    return kind == kinds.INSURGENCY or kind == kinds.TERROR or kind == kinds.TRAFFICKING


@rule
def habit(setting, weight):
    """The habit of consent, waning with what is asked."""
    p = setting.parameters[0]
    return p.vote_habit - p.vote_habit_rung * weight


@rule
def solidarity(world, setting, voter, target):
    """Closeness to the state to be helped; a state's own request is its own case."""
    p = setting.parameters[0]
    if target < 0:
        return 0.0
    if target == voter:
        return p.vote_own_case
    return p.vote_solidarity * world.pairs[voter, target].affinity


@rule
def shared_threat(world, setting, voter, crisis):
    """Fear of the same aggressor, of fighters next door, or of unrest that spreads."""
    p = setting.parameters[0]
    if is_internal(crisis.kind):
        return p.vote_contagion * (1.0 - world.states[voter].democracy) * crisis.intensity
    if is_nonstate(crisis.kind):
        near = 1.0 / (1.0 + setting.roads[voter, crisis.target].distance / p.distance_scale)
        return p.vote_shared_threat * near * (1.0 - world.states[voter].stability) * 2.0
    if crisis.aggressor >= 0:
        return p.vote_shared_threat * world.pairs[voter, crisis.aggressor].threat
    return 0.0


@rule
def patrons_pull(world, setting, voter, leading, leaning):
    """The leading power's own leaning (-1 to 1), as far as the voter depends on it. The leading power pulls no one but others."""
    if leading < 0 or leading == voter:
        return 0.0
    reward = world.pairs[voter, leading].pressure
    dependence = world.pairs[voter, leading].dependence
    return setting.parameters[0].vote_patrons_pull * leaning * clamp(dependence + max(0.0, reward), 0.0, 1.0)


@rule
def ties_to_aggressor(world, setting, voter, crisis, weight):
    """Friendship and trade with the state that a decision would name or fight."""
    p = setting.parameters[0]
    if crisis.aggressor < 0 or crisis.aggressor == voter or voter == crisis.target:
        return 0.0
    pair = world.pairs[voter, crisis.aggressor]
    friendship = p.vote_ties_to_aggressor * max(0.0, pair.affinity)
    return -(friendship + p.vote_trade_with_aggressor * pair.dependence) * (0.15 + weight)


@rule
def meets(shortfall):
    """How far the text of a statement meets what the state that it is about wants: 1 in full, -1 the contrary.

    A state judges a text on its own case by this, and its friends with it.
    """
    return 1.0 - 2.0 * clamp(shortfall, 0.0, 1.0)


@rule
def named_in_text(world, setting, voter, named, shortfall, weight):
    """Friendship and trade with a state that a statement names: the plainer the text, the heavier."""
    if named < 0 or named == voter:
        return 0.0
    p = setting.parameters[0]
    pair = world.pairs[voter, named]
    friendship = p.vote_ties_to_aggressor * max(0.0, pair.affinity)
    return -(friendship + p.vote_trade_with_aggressor * pair.dependence) * (0.15 + weight) * clamp(1.0 - shortfall, 0.0, 1.0)


@rule
def sovereignty(world, setting, voter, matter, subject, crisis_kind, external, weight):
    """Precedent: acting inside a member without an outside hand, redrawing borders, an unfriendly power's base on allied land."""
    p = setting.parameters[0]
    if matter == kinds.RECOGNITION:
        return -p.vote_recognition_precedent * weight
    if matter == kinds.FOREIGN_BASE and subject >= 0:
        holder = world.bases[subject].holder
        if holder >= 0:
            return p.vote_rival_base * min(0.0, world.pairs[voter, holder].affinity)
    if matter == kinds.USE_OF_FORCE and is_internal(crisis_kind):
        return -p.vote_sovereignty * weight * (1.0 - external)
    return 0.0


@rule
def cost(world, setting, voter, target, weight, burden):
    """Money and distance, as far as the motion asks for them."""
    if target < 0 or target == voter:
        return 0.0
    p = setting.parameters[0]
    return -p.vote_cost * weight * burden * setting.roads[voter, target].distance / p.distance_scale


@rule
def overstretch(world, setting, voter, weight, burden):
    """Forces and attention bound by the voter's own wars."""
    return -setting.parameters[0].vote_overstretch * world.states[voter].engaged * weight * burden


@rule
def home_opinion(world, setting, organisation, voter, weight):
    """What the voter's own public thinks of the organisation; it matters more the more is asked."""
    support = world.seats[organisation, voter].opinion
    return setting.parameters[0].vote_opinion * (support - 0.5) * (0.5 + weight)


@rule
def legality(setting, crisis, weight):
    """How good the case is in law: clear, on treaty territory, on an agreed border, not brought on by the target itself."""
    p = setting.parameters[0]
    quality = 2.0 * crisis.clarity - 1.0
    if crisis.treaty_territory == 0:
        quality -= p.legality_off_territory
    if crisis.delimited == 0:
        quality -= p.legality_undelimited
    if crisis.self_inflicted == 1:
        quality -= p.legality_self_inflicted
    return p.vote_legality * clamp(quality, -1.0, 1.0) * (0.3 + weight)


@rule
def credibility(world, setting, organisation, crisis):
    """The alliance's name: the more is believed of it and the harder the crisis, the more a refusal would cost."""
    return setting.parameters[0].vote_credibility * world.organisations[organisation].credibility * crisis.intensity


@rule
def reciprocity(world, setting, organisation, voter, target, lobbied):
    """Favours owed, grudges held against the target and the organisation, and what others have spent on this vote."""
    p = setting.parameters[0]
    total = p.vote_lobbying * lobbied
    if target >= 0 and target != voter:
        pair = world.pairs[voter, target]
        total += p.vote_reciprocity * pair.debt - p.vote_grievance * pair.grievance
        total -= p.vote_disaffection * world.seats[organisation, voter].grievance
    return total
