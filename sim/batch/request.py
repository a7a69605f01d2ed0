"""What a batch was asked for, in full: two requests with the same text give the same bytes.

The text is the run card's first part. It holds no time, no machine and no number of threads: those change nothing.
"""

import hashlib
import json
import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from sim import __version__
from sim.batch.limits import LARGEST_SEED
from sim.words.jit import rule_sources
from sim.world.luck import SCHEME

LIBRARIES = ("numpy", "numba", "polars", "mesa")
"""Libraries whose versions a card tells."""


@dataclass(frozen=True)
class Request:
    """A batch: which world, which runs. The seed of run i is `first_seed + i`, the same for every scenario: common luck."""

    scenario: str
    title: str
    scenario_digest: str
    world_digest: str
    overrides: tuple[str, ...]
    crises: str
    uncertain: bool
    first_seed: int
    runs: int
    series: bool

    def __post_init__(self) -> None:
        if self.runs < 1:
            raise ValueError(f"{self.runs} runs are no batch")
        if not 0 <= self.first_seed <= self.first_seed + self.runs - 1 <= LARGEST_SEED:
            raise ValueError(f"the seeds {self.first_seed} and on do not all lie in 0 to {LARGEST_SEED}")

    def seeds(self, first: int, last: int) -> np.ndarray:
        """The seeds of the runs numbered first to last."""
        return np.arange(last - first + 1, dtype=np.uint64) + np.uint64(self.first_seed + first)

    def asked(self) -> dict[str, Any]:
        """The request as it stands in the card."""
        return {
            "article4": __version__,
            "versions": {"python": platform.python_version(), **{name: version(name) for name in LIBRARIES}},
            "luck": SCHEME,
            "rules": rules_digest(),
            "scenario": {
                "id": self.scenario,
                "title": self.title,
                "digest": self.scenario_digest,
                "world": self.world_digest,
            },
            "overrides": list(self.overrides),
            "crises": self.crises,
            "uncertain": self.uncertain,
            "seeds": {"first": self.first_seed, "runs": self.runs},
            "series": self.series,
        }


def rules_digest() -> str:
    """SHA-256 of the sources of all rules: it changes with the law of this world, whatever machine runs it."""
    package = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    for path in rule_sources():
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def json_text(data: Any) -> str:
    """Data as JSON that people can read, always in the same bytes."""
    return json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def fingerprint(asked: Mapping[str, Any]) -> str:
    """A digest of a request."""
    return hashlib.sha256(json_text(asked).encode()).hexdigest()


def differences(before: Any, now: Any, path: str = "") -> Iterator[str]:
    """In words, where two requests differ."""
    if isinstance(before, dict) and isinstance(now, dict):
        for key in dict.fromkeys([*before, *now]):
            yield from differences(before.get(key), now.get(key), f"{path}.{key}" if path else str(key))
    elif before != now:
        yield f"{path}: {_short(before)} there, {_short(now)} now"


def _short(value: Any) -> str:
    """A value that fits in a line."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else text[:39] + "…"
