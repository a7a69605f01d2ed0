"""Whether a host lets troops in: for a base, transit or a force on its land."""

from sim.words.arithmetic import logistic
from sim.words.jit import rule
from sim.world.luck import L_CONSENT, luck, occasion_of


@rule
def consent_utility(world, setting, host, guest, need):
    """Net utility of consenting, in logits; `need` is the intensity of a crisis on the host's land, 0 for a base in peace."""
    p = setting.parameters[0]
    utility = p.consent_habit + p.consent_need * need
    if guest >= 0 and guest != host:
        pair = world.pairs[host, guest]
        utility += p.consent_affinity * pair.affinity - p.consent_fear * pair.threat + p.consent_reward * pair.pressure
    return utility


@rule
def judge_consent(world, setting, host, guest, need, subject, attempt):
    """(option, probability): 1 to consent. `subject` names the affair for its luck."""
    probability = logistic(consent_utility(world, setting, host, guest, need))
    guest_number = world.states[guest].number if guest >= 0 else world.states[host].number
    u = luck(world.now[0].seed, L_CONSENT, occasion_of(subject, 0, attempt), world.states[host].number, guest_number)
    return (1 if u < probability else 0), probability
