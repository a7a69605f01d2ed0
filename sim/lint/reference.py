"""The reference of the scenario language, written from code into the guide: `python -m sim.lint.reference`.

Keys come from the schema, functions and effects from the op-codes, words from the vocabulary, faults from the list of check;
so the page cannot say otherwise than the program. A test compares it.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sim.lint.finding import LAYERS
from sim.lint.guide import ENTRIES
from sim.lint.lands import lands
from sim.lint.meanings import meaning_of, models
from sim.scenario.effects import EFFECTS
from sim.scenario.expression_quantifiers import OVER
from sim.scenario.expression_words import FUNCTIONS, NAMED_VALUES, OF_TWO, QUANTIFIER_SIGNATURES, QUANTIFIERS, WORDS, signature
from sim.scenario.find import scenario_folder
from sim.scenario.parts import Strict
from sim.scenario.shape import Shape, fields_of
from sim.scenario.triggers import narrowed_by
from sim.script.hooks import HOOKS
from sim.script.opcodes import A_NUMBER, OPCODES
from sim.words import kinds

BEGIN, END = "<!-- reference: written by `python -m sim.lint.reference` -->", "<!-- reference: end -->"
SERIES = "a number, a number with its range and source or numbers by year or date"
QUANTITY = "a number or a number with its range and source"
VOCABULARY: tuple[tuple[str, Iterable[str]], ...] = (
    ("Kinds of crisis", kinds.CRISIS_KINDS[1:]),
    ("Instruments, lowest first", kinds.INSTRUMENTS[1:]),
    ("Tasks of a rapid reaction force", kinds.TASKS[1:]),
    ("Scope of collective defence", ("external", "internal")),
    ("Matters of a council", kinds.MATTERS),
    ("Rules of decision", (*kinds.DECISION_RULES, "ballot")),
    ("Statuses of a seat", kinds.SEAT_STATUSES),
    ("Kinds of organisation", kinds.ORGANISATION_KINDS),
    ("Exclusivity", kinds.EXCLUSIVITY),
    ("Pressures and rewards", kinds.PRESSURES[1:]),
)


def reference() -> str:
    """The whole reference."""
    parts = [*_sections(), *_language(), *_effects(), *_hooks(), *_vocabulary(), *_lands(), *_faults()]
    return "\n".join(parts).strip() + "\n"


def with_reference(page: str) -> str:
    """A page whose part between the markers is current. Raises ValueError for a page without them."""
    head, begin, rest = page.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise ValueError("the page lacks the markers of the reference")
    return f"{head}{BEGIN}\n\n{reference()}\n{END}{tail}"


def heading_of(model: type[BaseModel]) -> str:
    """What a mapping is called in the reference: `StateEntry` is `State`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", re.sub("(Entry|Effect)$", "", model.__name__)).capitalize()


def _sections() -> Iterator[str]:
    """The keys of every mapping but the effects."""
    yield "### Keys\n"
    yield (
        "An *id* begins with a letter and has up to 64 letters, digits, `_` and `-`. A *text* is plain (English), or "
        "`{en: ..., ru: ...}`. A *date* is `2010-06-11`. A *coded number* is `0.4`, or "
        "`{value: 0.4, range: [0.3, 0.5], source: ...}`. A *series* is one of these, or several by year or date, with a "
        "straight line between them: `{1992: 0.4, 2005-03-24: 0.3}`.\n"
    )
    for model in models():
        if model in EFFECTS or not issubclass(model, Strict):
            continue
        yield f"#### {heading_of(model)}\n\n{_first_sentence(model)}\n"
        yield from _table(model)


def _table(model: type[BaseModel]) -> Iterator[str]:
    """The keys of one mapping: value, default and meaning."""
    yield "| key | value | when left out | meaning |\n| --- | --- | --- | --- |"
    for key, field in fields_of(model).items():
        yield f"| `{key}` | {_cell(_value(field))} | {_default(field)} | {_cell(_plain(meaning_of(model, key)))} |"
    yield ""


def _value(field: FieldInfo) -> str:
    """What may stand there. Ids, texts and series are said in a word; the page explains them once."""
    words = Shape(field.annotation, tuple(field.metadata), field.is_required()).needed()
    known = f"{field.annotation} {field.metadata}"
    if "Literal['en', 'ru']" in known and words == "a mapping":
        return "a text"
    if words == "a text" and "[A-Za-z]" in known:
        return "an id"
    if "weighted_majority" in words:
        words += ", ballot"
    return words.replace(SERIES, "a series").replace(QUANTITY, "a coded number")


def _plain(meaning: str) -> str:
    """A meaning without the names of the program's own lists."""
    return re.sub(r"\s*\(?`kinds\.[A-Z_]+`\)?", "", meaning) or "which sort it is, see Words"


def _default(field: FieldInfo) -> str:
    """What holds when a key is left out."""
    if field.is_required():
        return "**needed**"
    value = field.get_default(call_default_factory=True)
    if value is None or value == {} or value == [] or isinstance(value, BaseModel):
        return ""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"


def _cell(text: str) -> str:
    """A text as it may stand in a table."""
    return " ".join(text.split()).replace("|", "\\|")


def _first_sentence(model: type[BaseModel]) -> str:
    """What a mapping is, from its docstring."""
    return " ".join((model.__doc__ or "").split())


def _language() -> Iterator[str]:
    """Functions of conditions."""
    yield "### Conditions and expressions\n"
    yield "Numbers, `+ - * /`, comparisons (`< <= > >= == !=`, also in chains), `and`, `or`, `not`, brackets, `true`, `false`.\n"
    yield "| written | gives | meaning |\n| --- | --- | --- |"
    for name in FUNCTIONS:
        operations = [operation for _, operation in FUNCTIONS[name]]
        meaning = "; ".join(dict.fromkeys(operation.meaning for operation in operations))
        yield f"| `{signature(name)}` | {operations[0].gives} | {_cell(meaning)} |"
    for word, number in WORDS.items():
        yield f"| `{word}` | {OPCODES[number].gives} | {_cell(OPCODES[number].meaning)} |"
    yield "\nOver many states or organisations; in the second place `it` stands for the one in question, and within another"
    yield "quantifier `outer` for that of the outer one:\n\n| written | gives |\n| --- | --- |"
    for name, sort in QUANTIFIERS.items():
        yield f"| `{QUANTIFIER_SIGNATURES[name]}` | {sort} |"
    for name in OF_TWO:
        yield f"| `{name}(number, number)` | {A_NUMBER} |"
    ways = ", ".join(f"`{word}({sort})`" for word, sort in OVER.items())
    yield f"\nGone through are `states`, `organisations`, {ways}; `count(members(CSTO))` needs no second place.\n"
    named = ", ".join(f"an {sort}" if sort[0] in "aeiou" else f"a {sort}" for sort, values in NAMED_VALUES.items() if values)
    yield f"Compared with a text in quotes are {named} (see Words), a date `'2010-06-11'`, and an option of `chosen(event)`.\n"


def _effects() -> Iterator[str]:
    """Every effect with an example and its keys."""
    yield "### Effects\n\nEach is a mapping with one key in the list `do:` of an event.\n"
    for body in EFFECTS:
        yield f"#### `{body.key}`\n\n{_first_sentence(body)}\n\n```yaml\n- {body.example}\n```\n"
        if body.key == "set":
            yield "Takes the quantities of `shift`, and flags.\n"
        else:
            yield from _table(body)


def _vocabulary() -> Iterator[str]:
    """The words among which a value is chosen."""
    yield "### Words\n\n| what | words |\n| --- | --- |"
    for title, words in VOCABULARY:
        yield f"| {title} | {', '.join(f'`{word}`' for word in words)} |"
    yield ""


def _hooks() -> Iterator[str]:
    """What an event can follow that the engine does."""
    yield "### Hooks\n\nWhat `on:` may name, and what its keys then mean; `organisation` goes with each.\n"
    yield "| hook | meaning | `state` | `other` | also |\n| --- | --- | --- | --- | --- |"
    for hook in HOOKS:
        also = ", ".join(f"`{key}`" for key, may in narrowed_by(hook).items() if may and key not in ("state", "other"))
        yield f"| `{hook.name}` | {_cell(hook.meaning)} | {hook.state} | {hook.other} | {also} |"
    yield ""


def _lands() -> Iterator[str]:
    """The pieces of the map by id."""
    held = lands()
    if held is None:
        raise FileNotFoundError("the map is missing: without it the reference cannot list its pieces")
    yield "### Pieces of the map\n"
    yield (
        f"What `map.shown_as`, `map.pieces` and `map.background` may name, {len(held.pieces)} pieces: countries as a whole by "
        "their code, and apart from them the regions of Russia and some lands that are or were disputed. A country's code "
        "stands for all pieces that are its own. The map is of today; there is no way to draw other shapes.\n"
    )
    listed = sorted(zip(held.pieces, held.names, strict=True), key=lambda one: (len(one[0]) > len("KGZ"), one[0]))
    yield "; ".join(f"`{piece}` {name}" for piece, name in listed) + ".\n"


def _faults() -> Iterator[str]:
    """What check reports."""
    yield "### What check reports\n"
    for layer in LAYERS:
        yield f"**{layer.capitalize()}**\n\n| key | meaning | what to do |\n| --- | --- | --- |"
        for entry in ENTRIES:
            if entry.layer == layer:
                yield f'| <a id="{entry.key}"></a>`{entry.key}` | {_cell(entry.meaning)} | {_cell(entry.remedy)} |'
        yield ""


def guide_page() -> Path:
    """Where the guide lies."""
    return scenario_folder() / "README.md"


if __name__ == "__main__":
    page = guide_page()
    page.write_text(with_reference(page.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"{page}: the reference is current")
