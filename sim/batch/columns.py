"""From arrays of numbers to columns a reader understands: dates for ordinal days, words for numbers, nothing for nobody."""

from collections.abc import Sequence

import numpy as np
import polars as pl

from sim.words.calendar import NEVER

EPOCH = 719_163
"""The ordinal of 1 January 1970, from which Parquet counts days."""


def plain(values: np.ndarray) -> pl.Series:
    """Numbers as they are."""
    return pl.Series(np.ascontiguousarray(values))


def dates(days: np.ndarray) -> pl.Series:
    """Ordinal days as dates; no date for a day that is not set or never comes."""
    unknown = (days <= 0) | (days >= NEVER)
    counted = pl.Series(np.where(unknown, 0, days - EPOCH).astype(np.int32)).cast(pl.Date)
    return _without(counted, unknown)


def words(numbers: np.ndarray, vocabulary: Sequence[str], none: int = -1) -> pl.Series:
    """Numbers as the words they stand for; no word for `none` and what lies outside the vocabulary."""
    known = (numbers != none) & (numbers >= 0) & (numbers < len(vocabulary))
    # A list of texts: at the thousand rows of a piece of work, Polars' own look-up takes several times as long.
    texts = np.array([*vocabulary, None], dtype=object)[np.where(known, numbers, len(vocabulary))]
    return pl.Series(texts.tolist(), dtype=pl.String)


def where(values: np.ndarray, known: np.ndarray) -> pl.Series:
    """Numbers where they are known, no value elsewhere."""
    return _without(pl.Series(np.ascontiguousarray(values)), ~np.ascontiguousarray(known))


def _without(series: pl.Series, unknown: np.ndarray) -> pl.Series:
    """The series with no value at the places that are marked."""
    places = np.flatnonzero(unknown)
    return series.scatter(places, None) if len(places) else series
