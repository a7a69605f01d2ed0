"""The text of a file that an author wrote: of bounded size, UTF-8, without characters that readers take differently."""

import re
import stat
from pathlib import Path

from sim.scenario.faults import Fault, Place, ScenarioError, Source, did_you_mean, line_breaks

MAX_BYTES = 4_000_000
MAX_LINES = 200_000
MAX_FAULTS = 100


def bytes_of(path: Path, name: str) -> bytes:
    """The bytes of an ordinary file of bounded size."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            kind = "a directory" if stat.S_ISDIR(status.st_mode) else "not an ordinary file"
            raise ScenarioError([Fault("error", "not-a-file", None, f"{name} is {kind}")])
        if status.st_size > MAX_BYTES:
            raise ScenarioError([_too_large(name)])
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ScenarioError([_missing(path, name)]) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ScenarioError([Fault("error", "unreadable-file", None, f"cannot read {name}: {reason}")]) from None
    if len(content) > MAX_BYTES:
        raise ScenarioError([_too_large(name)])
    return content


def source_of(name: str, text: str) -> Source:
    """The text with its lines, within the bounds of both."""
    if len(text) > MAX_BYTES:
        raise ScenarioError([_too_large(name)])
    if line_breaks(text) >= MAX_LINES:
        raise ScenarioError([_too_large(name, f"{MAX_LINES} lines")])
    return Source(name, text)


def _too_large(name: str, bound: str = f"{MAX_BYTES // 1_000_000} MB") -> Fault:
    """The fault of a file over a bound."""
    return Fault("error", "too-large", Place(name, 1, 1), f"the file has more than {bound}")


def _missing(path: Path, name: str) -> Fault:
    """The fault of a file that is not there, with its likeliest neighbours."""
    try:
        neighbours = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        neighbours = []
    return Fault("error", "missing-file", None, f"there is no file {name}", did_you_mean(path.name, neighbours))


def decoded(content: bytes, name: str) -> str:
    """The text of the bytes, which must be UTF-8."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ScenarioError(
            [Fault("error", "not-utf8", Place(name, 1, 1), "the file is UTF-16 or UTF-32", "save the file as UTF-8")]
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        source = source_of(name, content.decode("utf-8", errors="replace"))
        offset = len(content[: error.start].decode("utf-8"))
        message = f"byte {content[error.start]:#04x} is not UTF-8"
        raise ScenarioError([source.fault("not-utf8", source.place_at(offset), message, "save the file as UTF-8")]) from None


FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML does not print, and U+0085, U+2028, U+2029, U+FEFF, which readers of YAML 1.1 and of 1.2 take differently."""


def refuse_forbidden_characters(source: Source) -> None:
    """Raises ScenarioError naming each forbidden character where it first stands."""
    if source.text.startswith("\ufeff"):
        message = "the file begins with a byte-order mark"
        raise ScenarioError(
            [source.fault("byte-order-mark", Place(source.name, 1, 1), message, "save the file as UTF-8 without one")]
        )
    first = sorted((source.text.index(letter), letter) for letter in set(source.text) if FORBIDDEN.match(letter))
    if first:
        raise ScenarioError([_forbidden(source, letter, offset) for offset, letter in first[:MAX_FAULTS]])


def _forbidden(source: Source, letter: str, offset: int) -> Fault:
    """The fault of one forbidden character."""
    message = f"the character U+{ord(letter):04X} is not allowed"
    if letter == "\0":
        message = "a NUL character: this is no text file, or a damaged one"
    return source.fault("forbidden-character", source.place_at(offset), message)
