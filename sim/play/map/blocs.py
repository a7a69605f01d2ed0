"""Countries that do not play, but belong to an alliance that does: drawn as members of it from the day of their accession.

Source: the depositary's dates of accession to the North Atlantic Treaty (Washington, 4 April 1949, in force 24 August 1949; the
protocols of 1952, 1955, 1982, 1999, 2004, 2009, 2017, 2020, 2023 and 2024), as the alliance publishes them. A world in which the
alliance plays takes them as background; who plays is read from the world itself.
"""

from datetime import date
from functools import cache

FOUNDERS = ("BEL", "CAN", "DNK", "FRA", "GBR", "ISL", "ITA", "LUX", "NLD", "NOR", "PRT", "USA")
NATO: dict[str, tuple[str, ...]] = {
    "1949-08-24": FOUNDERS,
    "1952-02-18": ("GRC", "TUR"),
    "1955-05-06": ("DEU",),
    "1982-05-30": ("ESP",),
    "1999-03-12": ("CZE", "HUN", "POL"),
    "2004-03-29": ("BGR", "EST", "LTU", "LVA", "ROU", "SVK", "SVN"),
    "2009-04-01": ("ALB", "HRV"),
    "2017-06-05": ("MNE",),
    "2020-03-27": ("MKD",),
    "2023-04-04": ("FIN",),
    "2024-03-07": ("SWE",),
}
BLOCS = {"NATO": NATO}
"""By the id of the organisation: from which day on which countries belong to it."""


@cache
def members(organisation: str, day: int) -> frozenset[str]:
    """The countries of an alliance on a day (ordinal), by their codes on the map; none for one that has no table."""
    steps = BLOCS.get(organisation, {})
    return frozenset(code for since, codes in steps.items() if date.fromisoformat(since).toordinal() <= day for code in codes)
