"""How days and words of the vocabulary are shown."""

from datetime import date


def date_text(day: int) -> str:
    """An ordinal day as YYYY-MM-DD."""
    return date.fromordinal(int(day)).isoformat()


def spoken(word: str) -> str:
    """A word of the vocabulary as it is read: underscores become blanks."""
    return word.replace("_", " ")
