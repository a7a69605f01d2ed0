"""How a rule is compiled. This module and `sim.words.pointers` are the only ones that import numba.

Why: one source serves both as compiled code and as plain Python (`NUMBA_DISABLE_JIT=1`), so that a rule can be
debugged and its coverage measured, and both give the same bytes. Numba's disk cache does not notice an edit in the file
of a *callee*, so the cache lies in a folder named after a digest of every rule source: an edit anywhere is a new folder.
"""

import functools
import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy

RULE_FLOORS = ("words", "world", "charter", "dynamics", "judgement", "script")
"""The packages whose sources are rules; `turn.py` beside them counts too."""

Function = TypeVar("Function", bound=Callable)


def rule_sources() -> list[Path]:
    """Every file that holds rules, in a fixed order."""
    package = Path(__file__).resolve().parent.parent
    files = [path for floor in RULE_FLOORS for path in sorted((package / floor).rglob("*.py"))]
    return [*files, package / "turn.py", package / "many.py"]


def sources_digest() -> str:
    """Sixteen hexadecimal digits that change when any rule, the Python version or numba's version changes."""
    digest = hashlib.sha256()
    for path in rule_sources():
        if path.exists():
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    digest.update(f"{sys.version_info[:3]}".encode())
    if COMPILED:
        digest.update(numba.__version__.encode())
    return digest.hexdigest()[:16]


def cache_home() -> Path:
    """The folder below which compiled rules are kept: `ARTICLE4_CACHE`, else the user's cache folder."""
    chosen = os.environ.get("ARTICLE4_CACHE")
    if chosen:
        return Path(chosen)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "article4"


PLAIN = os.environ.get("NUMBA_DISABLE_JIT", "0") not in ("", "0")
"""True when the rules run as plain Python."""

COMPILED = not PLAIN

if COMPILED:
    import numba

    CACHE_FOLDER = cache_home() / f"rules-{sources_digest()}"
    numba.config.CACHE_DIR = str(CACHE_FOLDER)
else:
    CACHE_FOLDER = None
    # Keyed luck multiplies modulo 2**64 on purpose; plain NumPy scalars would warn at every draw.
    numpy.seterr(over="ignore")


def rule(function: Function) -> Function:
    """Mark a function as a rule: compiled without the interpreter lock and kept on disk, or left as it is.

    Rules are called by rules. They are compiled without wrappers for calls from Python and without reference counting,
    which halves the time of the first compile; `call` and `entry` are the ways in from outside.
    """
    if PLAIN:
        return function
    return numba.njit(
        cache=True, nogil=True, no_cpython_wrapper=True, no_cfunc_wrapper=True, _nrt=False, error_model="numpy"
    )(function)


def entry(function: Function) -> Function:
    """Mark a rule that Python calls."""
    if PLAIN:
        return function
    return numba.njit(cache=True, nogil=True, error_model="numpy")(function)


@functools.cache
def _door(a_rule: Function, arguments: int) -> Function:
    names = ", ".join(f"a{place}" for place in range(arguments))
    scope = {"a_rule": a_rule}
    exec(f"def door({names}):\n    return a_rule({names})\n", scope)  # numba needs a fixed number of arguments
    return numba.njit(nogil=True, error_model="numpy")(scope["door"])


def call(a_rule: Function, *arguments: object) -> object:
    """Call any rule from Python, compiled or plain: for tests and for tools that ask one question."""
    if PLAIN:
        return a_rule(*arguments)
    return _door(a_rule, len(arguments))(*arguments)


def is_warm() -> bool:
    """True when an earlier process has already compiled the present rules on this machine."""
    return PLAIN or (CACHE_FOLDER is not None and CACHE_FOLDER.is_dir() and any(CACHE_FOLDER.rglob("*.nbi")))
