"""The calendar in whole numbers. A day is a proleptic ordinal, as `datetime.date.toordinal()` counts them (1 January 1 is 1)."""

from sim.words.jit import rule

DAYS_IN_YEAR = 365.2425
WEEK = 7
NEVER = 4_000_000
"""A day that does not come (the year 10952): the value of an open-ended date."""


@rule
def civil(day):
    """(year, month, day of the month) of an ordinal day."""
    z = day + 305
    era = z // 146097
    day_of_era = z - era * 146097
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    year = year_of_era + era * 400
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    month_day = day_of_year - (153 * shifted + 2) // 5 + 1
    month = shifted + 3
    if month > 12:
        month = month - 12
        year = year + 1
    return year, month, month_day


@rule
def ordinal(year, month, month_day):
    """The ordinal day of a date."""
    shifted_year = year
    shifted_month = month - 3
    if month <= 2:
        shifted_year = year - 1
        shifted_month = month + 9
    era = shifted_year // 400
    year_of_era = shifted_year - era * 400
    day_of_year = (153 * shifted_month + 2) // 5 + month_day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * 146097 + day_of_era - 305


@rule
def year_of(day):
    """The year of an ordinal day."""
    year, _, _ = civil(day)
    return year


@rule
def week_of(day):
    """The number of the week, Monday to Sunday, since Monday 1 January 1: the occasion of a weekly hazard."""
    return (day - 1) // 7


@rule
def is_week_start(day):
    """True on Mondays, when the weekly processes run."""
    return (day - 1) % 7 == 0


@rule
def next_week_start(day):
    """The first Monday after a day."""
    return ((day - 1) // 7 + 1) * 7 + 1


@rule
def is_new_year(day):
    """True on 1 January."""
    _, month, month_day = civil(day)
    return month == 1 and month_day == 1


@rule
def month_start_from(day):
    """The first day of a month, on a day or after it."""
    year, month, month_day = civil(day)
    if month_day == 1:
        return day
    return ordinal(year, month + 1, 1) if month < 12 else ordinal(year + 1, 1, 1)


@rule
def add_months(day, months):
    """The same day of the month some months later (the 28th where the month is shorter)."""
    year, month, month_day = civil(day)
    count = year * 12 + (month - 1) + months
    if month_day > 28:
        month_day = 28
    return ordinal(count // 12, count % 12 + 1, month_day)


@rule
def add_years(day, years):
    """The same date some years later."""
    return add_months(day, 12 * years)
