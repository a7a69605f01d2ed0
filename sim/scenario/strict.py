"""YAML read strictly: plain data with the place of every value, or every fault with its place.

What differs from an ordinary YAML reader:

* Only the core types of YAML 1.2 (its chapter 10.3): `NO`, `on`, `1:30` and `2010-06-11` are texts, `012` is twelve.
* A number is finite and fits 64 bits.
* Nothing is executable and nothing hidden: no tags, no merge keys, no duplicate keys, one document, one encoding.
* Size, depth, length and the number of nodes (aliases written out) are bounded, whatever the file says.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from sim.scenario.document import Document
from sim.scenario.faults import Place, ScenarioError
from sim.scenario.text_files import bytes_of, decoded, refuse_forbidden_characters, source_of
from sim.scenario.yaml_tree import Composer, written_out

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Whose parse events are read: libyaml's where PyYAML was built with it, else PyYAML's own, some ten times slower."""

KEYS = (
    "missing-file",
    "not-a-file",
    "unreadable-file",
    "too-large",
    "not-utf8",
    "byte-order-mark",
    "forbidden-character",
    "empty-file",
    "second-document",
    "directive",
    "tab-indentation",
    "syntax",
    "tag",
    "merge-key",
    "bad-key",
    "duplicate-key",
    "duplicate-anchor",
    "unknown-anchor",
    "recursive-alias",
    "number-not-finite",
    "number-too-large",
    "text-too-long",
    "too-deep",
    "too-many-nodes",
    "too-many-faults",
)
"""Every fault that this module reports, with those of `text_files`, `yaml_tree`, `yaml_syntax` and `yaml_scalars`."""


def read(path: str | os.PathLike[str]) -> Document:
    """The document in a file. Raises ScenarioError with every fault found; never reads more than MAX_BYTES."""
    name = os.fspath(path)
    return read_text(decoded(bytes_of(Path(path), name), name), name)


def read_text(text: str, name: str) -> Document:
    """The document in a text; `name` stands for the file in places. Raises ScenarioError with every fault found."""
    source = source_of(name, text)
    refuse_forbidden_characters(source)
    composer = Composer(source)
    root = composer.compose(_events(text))
    if composer.faults:
        raise ScenarioError(composer.faults)
    if root is None or root.value is None:
        raise ScenarioError([source.fault("empty-file", Place(source.name, 1, 1), "the file holds no data")])
    data, places, key_places = written_out(root)
    return Document(data, places, source.lines, key_places)


def _events(text: str) -> Iterator[Any]:
    """The parse events of a text, one by one."""
    return yaml.parse(text, Loader=LOADER)
