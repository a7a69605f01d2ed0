"""How days and words of the vocabulary are shown."""

from datetime import date


def date_text(day: int) -> str:
    """An ordinal day as YYYY-MM-DD."""
    return date.fromordinal(int(day)).isoformat()


def day_words(day: date | int) -> str:
    """A day as it is read: 6 Jan 2022."""
    when = date.fromordinal(int(day)) if not isinstance(day, date) else day
    return f"{when.day} {when:%b %Y}"


def spoken(word: str) -> str:
    """A word of the vocabulary as it is read: underscores become blanks."""
    return word.replace("_", " ")
