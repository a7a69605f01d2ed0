"""Settings for all tests, and how two processes share them (`pytest -n 2`)."""

from pathlib import Path

import pytest
from hypothesis import settings

# The first example of a property compiles its rule: a time limit for each example would measure the compiler.
settings.register_profile("article4", deadline=None)
settings.load_profile("article4")

TESTS = Path(__file__).parent

LONGEST = (
    "test_readme.py",
    "promises/test_determinism.py",
    "play/test_monkey.py",
    "batch/test_batch_interruption.py",
    "play/test_screens.py",
    "play/test_shots.py",
    "play/test_tutorial.py",
    "test_contracts.py",
)
"""The files that take longest: begun first, none of them is left over for one process at the end.

The first compiles the rules of an installed copy while the second compiles those of this source, which all other files need.
"""


def pytest_collection_modifyitems(items):
    """Put the longest files first; the others keep their order."""
    places = {TESTS / name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path, len(places)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Hand out whole files, in the order of the collection: what a file builds or compiles for its tests is done once."""
    from xdist.scheduler import LoadFileScheduling

    config.option.loadscopereorder = False
    return LoadFileScheduling(config, log)
