"""Article 4: a wargame of collective security."""

__version__ = "0.1.0"
