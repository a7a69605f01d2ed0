"""Settings for all tests."""

from hypothesis import settings

# The first example of a property compiles its rule: a time limit for each example would measure the compiler.
settings.register_profile("article4", deadline=None)
settings.load_profile("article4")
