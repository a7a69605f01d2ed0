"""Comments that let a warning stand: `# article4: ignore[key] why it is meant so`, on its line or the line above.

Why a reason is demanded: a year later nobody knows otherwise whether the warning was understood or only silenced. Errors
cannot be ignored: a scenario with one does not run.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from sim.lint.finding import LIKELY, Finding
from sim.lint.guide import KEYS
from sim.scenario.document import Document
from sim.scenario.faults import Fault, Place, did_you_mean, quote
from sim.scenario.written import Written

_COMMENT = re.compile(r"(?:^|\s)#\s*article4:\s*ignore\b\s*(?:\[(?P<keys>[^\]]*)\])?(?P<reason>.*)$")


class Ignore(NamedTuple):
    """One such comment."""

    place: Place
    line: str
    keys: tuple[str, ...]
    reason: str

    def covers(self, finding: Finding) -> bool:
        """True for a warning of one of its keys on this line or the next."""
        place = finding.fault.place
        return (
            finding.fault.severity == "warning"
            and finding.fault.key in self.keys
            and place is not None
            and place.file == self.place.file
            and place.line - self.place.line in (0, 1)
        )


def ignores_in(written: Written) -> list[Ignore]:
    """Every comment of the scenario's files that asks to ignore something."""
    documents = {id(document): document for document, _ in written.origins.values()}
    return [ignore for document in documents.values() for ignore in _in_document(document)]


def _in_document(document: Document) -> Iterable[Ignore]:
    """Those of one file."""
    name = document.place(()).file
    for number, line in enumerate(document.lines, start=1):
        if "article4:" not in line:
            continue
        found = _COMMENT.search(line)
        if found:
            keys = tuple(key.strip() for key in (found["keys"] or "").split(",") if key.strip())
            yield Ignore(Place(name, number, line.index("#", found.start()) + 1), line, keys, found["reason"].strip())


def obeyed(findings: list[Finding], ignores: list[Ignore], layers: Iterable[str]) -> list[Finding]:
    """The findings that no comment covers, and what is wrong with the comments themselves.

    A comment about a layer that was not looked at (`layers` are those that were) may cover nothing today.
    """
    kept = [finding for finding in findings if not any(one.reason and one.covers(finding) for one in ignores)]
    return kept + [told for ignore in ignores for told in _faults_of(ignore, findings, tuple(layers))]


def _faults_of(ignore: Ignore, findings: list[Finding], layers: tuple[str, ...]) -> Iterable[Finding]:
    """What is wrong with one comment."""
    if not ignore.keys:
        yield _told(ignore, "bad-ignore", "the comment names nothing to ignore", "write # article4: ignore[key] and why")
        return
    if not ignore.reason:
        yield _told(ignore, "ignore-without-reason", "the comment gives no reason, so it ignores nothing", "say why after it")
        return
    for key in ignore.keys:
        if key not in KEYS:
            hint = did_you_mean(key, KEYS)
            yield _told(ignore, "bad-ignore", f"check reports nothing called {quote(key)}", hint)
        elif KEYS[key].layer in layers and not any(ignore.covers(one) and one.fault.key == key for one in findings):
            yield _told(ignore, "unused-ignore", f"there is no {key} here any more: remove the comment")


def _told(ignore: Ignore, key: str, message: str, suggestion: str | None = None) -> Finding:
    """A warning about a comment."""
    return Finding(Fault("warning", key, ignore.place, message, suggestion, ignore.line), LIKELY)
