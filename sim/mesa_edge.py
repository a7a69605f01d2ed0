"""The edge to Mesa: the only module that imports it, and where its versions are evened out.

Why apart: Mesa costs a second to import and changes between versions (3.3 to 4). The rest of the project touches no more
than these three names.
"""

import weakref
from collections import defaultdict
from collections.abc import Iterator
from itertools import count

from mesa import Agent, DataCollector, Model

__all__ = ["Agent", "DataCollector", "Model", "count_ids_weakly"]


class WeakCounters(weakref.WeakKeyDictionary):
    """A counter from 1 for each model, which goes when the model goes."""

    def __getitem__(self, model: Model) -> Iterator[int]:
        """The counter of a model; a new one where there was none."""
        if model not in self:
            self[model] = count(1)
        return super().__getitem__(model)


def count_ids_weakly() -> None:
    """Up to Mesa 3.3 a table of counters keeps every model that ever had an agent alive; hold the models weakly instead."""
    strong = getattr(Agent, "_ids", None)
    if isinstance(strong, defaultdict):
        Agent._ids = WeakCounters(strong)
