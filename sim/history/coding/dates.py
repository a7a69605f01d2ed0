"""Dates and years as the record writes them, in whole or in part."""

import re
from calendar import monthrange
from datetime import date
from typing import Any


def first_day(text: Any) -> date:
    """The first day that a date means: `1992`, `1992-05` or `1992-05-15` (what follows is commentary)."""
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def last_day(text: Any) -> date:
    """The last day that a date means; for no date at all, a day that does not come."""
    if text is None:
        return date.max
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def _parts(text: Any) -> tuple[int, int | None, int | None]:
    """Year, month and day of a date written in whole or in part. Raises ValueError for anything else."""
    found = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", str(text))
    if found is None:
        raise ValueError(f"{text!r} is no date")
    year, month, day = found.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def years_of(spans: list[Any]) -> set[int]:
    """The years that a list such as `[1994-1996, '1999']` names."""
    years: set[int] = set()
    for span in spans:
        first, _, last = str(span).partition("-")
        years.update(range(int(first), int(last or first) + 1))
    return years
