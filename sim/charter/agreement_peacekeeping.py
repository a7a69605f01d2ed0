"""Peacekeepers (agreement of 6 October 2007).

PK.1 On the land of a member: by decision of the council on the member's official request, for the time of the mandate.
PK.2 Elsewhere: only with a mandate of the arbiter (6.2), and
PK.3 only with the consent of the state on whose land they would stand.
PK.4 Each member contributes of its own will.
PK.5 The arbiter is told of each operation at once (4.9).
PK.6 (2021) One member may coordinate a UN mission for the others. Not modelled: no such mission took place.

Source: statement of the Secretariat of 2 February 2023; Interfax, 9 June 2006 (mandate, voluntary contribution); Kazakh defence
ministry, 15 April 2022; protocol of 16 September 2021. The host's consent (PK.3) stands in no text read: it is a principle of
peacekeeping, and a judgement here.
"""

from sim.charter.grounds import G_NO_HOST_CONSENT, G_NO_MANDATE
from sim.charter.treaty_06_use_of_force import lacks_mandate
from sim.words import kinds
from sim.words.jit import rule
from sim.world.chronicle import tell


@rule
def bars_off_land(world, organisation, slot):
    """The grounds against peacekeepers off member land, as a mask. Clauses PK.2, PK.3."""
    grounds = 0
    if lacks_mandate(world, organisation, slot):
        grounds |= G_NO_MANDATE
    if world.crises[slot].host_consents == 0:
        grounds |= G_NO_HOST_CONSENT
    return grounds


@rule
def note_host_answer(world, organisation, slot, consents):
    """Write down whether the host takes the peacekeepers that an organisation offers. Clause PK.3."""
    crisis = world.crises[slot]
    crisis.organisation = organisation
    crisis.sought = kinds.PEACEKEEPERS
    crisis.host_consents = consents
    event = kinds.E_HOST_CONSENTED if consents == 1 else kinds.E_HOST_REFUSED
    tell(world, event, crisis.target, -1, organisation, crisis.serial, kinds.PEACEKEEPERS, crisis.intensity)
