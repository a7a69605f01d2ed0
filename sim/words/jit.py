"""How a rule is compiled. This module, `pointers` and `pipeline` beside it are the only ones that import numba.

Why: one source serves both as compiled code and as plain Python (`NUMBA_DISABLE_JIT=1`), so that a rule can be
debugged and its coverage measured, and both give the same bytes. Numba's disk cache does not notice an edit in the file
of a *callee*, so the cache lies in a folder named after a digest of every rule source: an edit anywhere is a new folder.
"""

import functools
import hashlib
import os
import sys
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy

RULE_FLOORS = ("words", "world", "charter", "dynamics", "judgement", "script")
"""The packages whose sources are rules."""
RULE_FILES = (
    "turn.py", "many.py", "edits.py", "purse.py", "initiatives.py", "game/branch_rules.py", "game/council_rules.py",
)  # fmt: skip
"""The files above them that hold rules too."""

Function = TypeVar("Function", bound=Callable)


def rule_sources() -> list[Path]:
    """Every file that holds rules, in a fixed order."""
    package = Path(__file__).resolve().parent.parent
    files = [path for floor in RULE_FLOORS for path in sorted((package / floor).rglob("*.py"))]
    return [*files, *(package / name for name in RULE_FILES)]


def sources_digest() -> str:
    """Sixteen hexadecimal digits that change with any rule, where the package lies, and the versions of Python and numba."""
    digest = hashlib.sha256(str(Path(__file__).resolve().parent).encode())  # numba keeps apart what lies in different places
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
    if base:
        return Path(base) / "article4"
    try:
        return Path.home() / ".cache" / "article4"
    except RuntimeError:  # a user without a home, such as a bare number in a container
        return passing_home()


def passing_home() -> Path:
    """The user's own folder in the system's place for passing files."""
    return Path(tempfile.gettempdir()) / f"article4-{os.getuid() if hasattr(os, 'getuid') else 'cache'}"


def usable_folder(name: str) -> Path:
    """A folder of this name below `cache_home`, or in the system's place for passing files when that cannot be written."""
    for home in (cache_home(), passing_home()):
        folder = home / name
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    return Path(tempfile.mkdtemp(prefix="article4-"))


COMPLETE = "complete"
"""The file in the cache folder that says that all rules are compiled."""

PLAIN = os.environ.get("NUMBA_DISABLE_JIT", "0") not in ("", "0")
"""True when the rules run as plain Python."""

COMPILED = not PLAIN

if COMPILED:
    import numba

    CACHE_FOLDER = usable_folder(f"rules-{sources_digest()}")
    numba.config.CACHE_DIR = str(CACHE_FOLDER)  # type: ignore[attr-defined]  # numba makes its settings at run time
else:
    CACHE_FOLDER = Path(os.devnull)
    # Keyed luck multiplies modulo 2**64 on purpose; plain NumPy scalars would warn at every draw, in each thread anew.
    numpy.seterr(over="ignore")
    warnings.filterwarnings("ignore", "overflow encountered in scalar (add|multiply)", RuntimeWarning)


RULE_COUNT = [0]
"""How many rules have been marked in this process, for the progress of the first compile."""


def rule(function: Function) -> Function:
    """Mark a function as a rule: compiled into the program of every entry that reaches it, or left as plain Python.

    Rules are called by rules. `entry` and `call` are the ways in from Python.
    """
    if PLAIN:
        return function
    from sim.words.pipeline import RuleCompiler, without_literals

    RULE_COUNT[0] += 1
    dispatcher = numba.njit(  # type: ignore[call-overload]  # numba's own hints leave these options out
        nogil=True,
        no_cpython_wrapper=True,
        no_cfunc_wrapper=True,
        _nrt=False,  # rules own no memory: counting references would double the code
        error_model="numpy",
        pipeline_class=RuleCompiler,
    )(function)
    return without_literals(dispatcher)


def entry(function: Function) -> Function:
    """Mark a rule that Python calls: compiled with all rules below it, without the interpreter lock, and kept on disk."""
    if PLAIN:
        return function
    from sim.words.pipeline import EntryCompiler

    return numba.njit(cache=True, nogil=True, error_model="numpy", pipeline_class=EntryCompiler)(function)  # type: ignore[return-value]


@functools.cache
def _door(a_rule: Function, arguments: int) -> Function:
    names = ", ".join(f"a{place}" for place in range(arguments))
    scope = {"a_rule": a_rule}
    exec(f"def door({names}):\n    return a_rule({names})\n", scope)  # numba needs a fixed number of arguments
    from sim.words.pipeline import EntryCompiler

    return numba.njit(nogil=True, error_model="numpy", pipeline_class=EntryCompiler)(scope["door"])  # type: ignore[return-value, type-var]


def call(a_rule: Function, *arguments: object) -> object:
    """Call any rule from Python, compiled or plain: for tests and for tools that ask one question.

    A whole number of 64 bits (an occasion of luck) goes in as one: numba would take it for the signed kind as soon as
    the same rule had been called with a small number before.
    """
    arguments = tuple(numpy.uint64(value) if type(value) is int and value >= 2**63 else value for value in arguments)
    if PLAIN:
        return a_rule(*arguments)
    return _door(a_rule, len(arguments))(*arguments)


def compile_for(a_rule: Function, *examples: object) -> None:
    """Compile a rule for arguments such as these, without calling it, and keep the result on disk."""
    if not PLAIN:
        a_rule.compile(  # type: ignore[attr-defined]  # it is a dispatcher: see `rule`
            tuple(numba.typeof(example) for example in examples)
        )


def direct(an_entry: Function, *examples: object) -> Function:
    """An entry for arguments of exactly these types: what numba would choose, without asking for types at each call.

    Numba takes 20 microseconds to recognise a world; a run of a batch calls five times. Arguments of other types would be
    misread: for loops that always pass the same things.
    """
    if PLAIN:
        return an_entry
    kinds = tuple(numba.typeof(example) for example in examples)
    an_entry.compile(kinds)  # type: ignore[attr-defined]
    return an_entry.overloads[kinds].entry_point  # type: ignore[attr-defined]


def is_warm() -> bool:
    """True when the present rules have been compiled on this machine, all of them (`mark_warm`)."""
    return PLAIN or (CACHE_FOLDER / COMPLETE).is_file()


def mark_warm() -> None:
    """Note that all rules have been compiled."""
    if not PLAIN:
        (CACHE_FOLDER / COMPLETE).write_text("all rules are compiled\n", encoding="utf-8")
