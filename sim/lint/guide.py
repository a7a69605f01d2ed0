"""Everything that `article4 check` reports, by key: its layer, what it means, what to do. The guide's table comes from here."""

from typing import NamedTuple

GUIDE = "scenarios/README.md"
"""The page for authors."""


class Entry(NamedTuple):
    """A sort of fault."""

    key: str
    layer: str
    meaning: str
    remedy: str


ENTRIES: tuple[Entry, ...] = (
    Entry(
        "missing-file",
        "syntax",
        "a file that is named is not there",
        "check the name; files of `include` lie in the folder of the scenario",
    ),
    Entry("not-a-file", "syntax", "a folder or device stands where a file is needed", "name a file"),
    Entry("unreadable-file", "syntax", "the file cannot be opened", "check its rights"),
    Entry(
        "unknown-scenario",
        "syntax",
        "there is no such scenario, shipped or as a path",
        "`article4 scenarios` lists what is shipped",
    ),
    Entry("no-main-file", "syntax", "a folder without `scenario.yaml` is no scenario", "name the main file `scenario.yaml`"),
    Entry("no-scenarios", "syntax", "the installation lacks its scenarios", "install article4 again"),
    Entry(
        "too-large",
        "syntax",
        "the file or the world is larger than a computer should be asked to hold",
        "fewer states, fewer dates in a series, smaller pools",
    ),
    Entry("not-utf8", "syntax", "the file is not UTF-8", "save it as UTF-8"),
    Entry("byte-order-mark", "syntax", "the file begins with an invisible mark", "save it as UTF-8 without a byte-order mark"),
    Entry("forbidden-character", "syntax", "a control character stands in the file", "remove it"),
    Entry("empty-file", "syntax", "the file holds no data", "begin with `article4 new`"),
    Entry("second-document", "syntax", "a line `---` begins a second document", "one document a file"),
    Entry("directive", "syntax", "a line begins with `%`", "remove it"),
    Entry("tab-indentation", "syntax", "a tab stands in the indentation", "indent by spaces"),
    Entry(
        "syntax", "syntax", "this is no YAML: a quotation mark, bracket, colon or indent is wrong", "compare with the line above"
    ),
    Entry("tag", "syntax", "a text begins with `!`", "put it in quotes"),
    Entry("merge-key", "syntax", "`<<` is not part of YAML 1.2", "write the keys out, or let a scenario extend another"),
    Entry("bad-key", "syntax", "this cannot be a key", "put it in quotes if it is a text"),
    Entry("duplicate-key", "syntax", "a key is given twice", "keep one of the two"),
    Entry("duplicate-anchor", "syntax", "an anchor `&name` is given twice", "name one of them otherwise"),
    Entry("unknown-anchor", "syntax", "an alias `*name` without its anchor above it", "write the anchor `&name` first"),
    Entry("recursive-alias", "syntax", "an alias stands within what it repeats", "write the value out"),
    Entry("number-not-finite", "syntax", "infinity or no number at all", "write a finite number"),
    Entry("number-too-large", "syntax", "a number larger than 64 bits hold", "write a quantity"),
    Entry("text-too-long", "syntax", "a text of more than 100,000 characters", "shorten it"),
    Entry("too-deep", "syntax", "more than 64 collections within one another", "flatten it"),
    Entry("too-many-nodes", "syntax", "more keys and values than a scenario may have", "divide or shorten it"),
    Entry("too-many-faults", "syntax", "so many faults that the rest is not shown", "mend the first ones"),
    Entry("bad-include", "syntax", "`include` names what it may not", "plain names of files in the same folder, each once"),
    Entry("nested-include", "syntax", "an included file includes others", "list all files in `scenario.yaml`"),
    Entry("endless-extends", "syntax", "scenarios that extend each other in a circle", "let one of them stand alone"),
    Entry("too-many-layers", "syntax", "more scenarios extended than may be", "extend fewer"),
    Entry("removed-and-given", "syntax", "what is removed is given too", "use `replace`, or keep one of the two"),
    Entry("empty-replacement", "syntax", "a replacement of what no parent has, or by nothing", "mend the path under `replace`"),
    Entry("empty-removal", "syntax", "a removal of what no parent has", "mend the path under `remove`"),
    Entry("removed-and-used", "meaning", "what is removed is still named by what is inherited", "remove that too"),
    Entry("nothing-inherited", "syntax", "`remove` or `replace` without a parent", "say what the scenario `extends`"),
    Entry("unknown-format", "schema", "the file is written for another version", "`article4 upgrade` writes it anew"),
    Entry("unknown-key", "schema", "there is no such key here", "the reference lists the keys of every mapping"),
    Entry("missing-key", "schema", "a key that is needed is not there", "add it"),
    Entry("wrong-type", "schema", "a value of another sort is needed", "see the reference: number, text, list or mapping"),
    Entry("wrong-length", "schema", "a list has too few or too many items", "see the reference"),
    Entry("bad-id", "schema", "this cannot be an id", "a letter first, then letters, digits, `_` and `-`"),
    Entry("bad-value", "schema", "the value breaks a rule of its own", "the message says which"),
    Entry("out-of-range", "schema", "a number lies outside its range", "the reference gives the range"),
    Entry("unknown-name", "schema", "a word that is none of those allowed here", "the message lists them"),
    Entry("bad-override", "schema", "a `--set` that is not `path=value`", "write `--set states.KGZ.stability=0.3`"),
    Entry(
        "unknown-path", "schema", "a `--set` names a key that is not there", "name keys as they stand in the file, joined by dots"
    ),
    Entry("unknown-state", "meaning", "there is no such state", "declare it under `states`, or mend the spelling"),
    Entry(
        "unknown-organisation",
        "meaning",
        "there is no such organisation",
        "declare it under `organisations`, or mend the spelling",
    ),
    Entry("unknown-event", "meaning", "there is no such event", "declare it under `events`, or mend the spelling"),
    Entry(
        "later-in-option",
        "meaning",
        "an effect that ends by itself stands in an option of a choice",
        "write an event with `on: option_chosen`",
    ),
    Entry(
        "two-choices",
        "meaning",
        "an event puts two choices",
        "write a second event `after` it",
    ),
    Entry(
        "bad-date",
        "meaning",
        "a date in an expression is no day of the calendar",
        "write it as '2010-06-11'",
    ),
    Entry(
        "unknown-land",
        "meaning",
        "the map has no piece of this id, so it cannot be drawn",
        "name one of the pieces of the map (they are listed above); it may have a `name` of its own",
    ),
    Entry(
        "no-map",
        "meaning",
        "the file of the map is missing or damaged, so `check` cannot tell which land there is, and `play` cannot draw it",
        "install Article 4 again",
    ),
    Entry(
        "no-land",
        "meaning",
        "a state of a world that is played has no land on the map",
        "give it pieces of the map under `map.shown_as`",
    ),
    Entry(
        "land-never-got",
        "meaning",
        "a condition asks whether a state holds or owns a piece that no event gives it",
        "`holds` and `owns` ask what events of the run have done: `not holds(OTHER, PIECE)` says that it is not lost",
    ),
    Entry(
        "borrowed-land",
        "meaning",
        "the id of a state is the code of another country, whose land it gets on the map",
        "use another id, or give it pieces of its own under `map.shown_as`",
    ),
    Entry(
        "unknown-piece",
        "meaning",
        "there is no such piece of the map",
        "declare it under `map.pieces`",
    ),
    Entry(
        "unknown-unit",
        "meaning",
        "there is no such unit",
        "declare it under `units`",
    ),
    Entry(
        "unknown-measure",
        "meaning",
        "there is no such measure",
        "declare it under `measures`",
    ),
    Entry("unknown-base", "meaning", "there is no such base", "declare it under `bases`"),
    Entry("unknown-flag", "meaning", "there is no such flag", "declare it under `flags` with its first value"),
    Entry("unknown-variable", "meaning", "there is no such variable", "declare it under `variables` with its first value"),
    Entry("unknown-parameter", "meaning", "no rule reads a number of this name", "`article4 rules --numbers` lists them"),
    Entry("unknown-function", "meaning", "conditions have no such function", "the reference lists the functions"),
    Entry("unknown-word", "meaning", "a word that means nothing in a condition", "a function needs its brackets"),
    Entry("unknown-status", "meaning", "the charter knows no seat of this status", "change the charter or the seat"),
    Entry("condition-syntax", "meaning", "this is no condition", "compare with the examples of the reference"),
    Entry("empty-condition", "meaning", "a condition without text", "leave the key out"),
    Entry("long-condition", "meaning", "a condition of more than 2,000 characters", "let an earlier event set a flag"),
    Entry("deep-condition", "meaning", "a condition nested too deeply", "let an earlier event set a flag"),
    Entry(
        "wrong-operands", "meaning", "a function with the wrong names in its brackets", "the reference shows how it is written"
    ),
    Entry("wrong-sort", "meaning", "a number where a truth is needed, or the like", "compare numbers with numbers"),
    Entry("bad-pair", "meaning", "the key of a pair is two states joined by a hyphen", "write `KGZ-RUS`"),
    Entry("self-pair", "meaning", "a state has no relations with itself", "remove the pair"),
    Entry("duplicate-pair", "meaning", "the same two states twice", "one entry holds both directions"),
    Entry("duplicate-date", "meaning", "a day twice in one series", "keep one value"),
    Entry(
        "too-many-dates",
        "meaning",
        "a series has more dates than there is room for",
        "the course between two dates is a straight line",
    ),
    Entry("ambiguous-holder", "meaning", "a name that is a state and an organisation", "rename one"),
    Entry("backward-period", "meaning", "it ends before it begins", "exchange the dates"),
    Entry("base-at-home", "meaning", "a foreign base on its holder's own land", "name another host"),
    Entry("dues", "meaning", "the shares of the budget add up to more than 1", "lower some"),
    Entry("duplicate-dispute", "meaning", "one dispute declared twice", "keep one, with its severity"),
    Entry("early-crisis", "meaning", "a crisis before one of its sides exists", "a later date, or an earlier `appears`"),
    Entry("early-member", "meaning", "a seat before state or organisation exists", "give the seat by an event (`join`, `sign`)"),
    Entry("early-treaty", "meaning", "a treaty in force before its organisation appears", "a later `in_force`"),
    Entry("endless-chain", "meaning", "events that follow each other in a circle", "give one of them a date or a condition"),
    Entry("focus-no-alliance", "meaning", "the organisation in focus is no alliance", "name an alliance under `focus`"),
    Entry("neutral-member", "meaning", "a neutral state in an alliance, or asked to join one", "`neutral: false`, or no seat"),
    Entry("no-aggressor", "meaning", "an attack without an attacker", "name the `aggressor`"),
    Entry("no-arbiter", "meaning", "a mandate is needed and nobody can give it", "an organisation of kind `arbiter`"),
    Entry("no-decider", "meaning", "`occurs: decided`, and nobody decides", "name the state under `decider`"),
    Entry("no-disputes", "meaning", "a hazard by dispute, and there are no disputes", "declare disputes"),
    Entry("no-instruments", "meaning", "an alliance that can do nothing", "list `instruments`"),
    Entry("no-scope", "meaning", "collective defence against nothing", "give `scope`"),
    Entry("no-such-duty", "meaning", "an instrument that the charter excludes", "change one of the two"),
    Entry("no-tasks", "meaning", "a force that may be sent for nothing", "list `tasks`"),
    Entry("no-term", "meaning", "a renewal without a term", "give `term_years`"),
    Entry("no-units", "meaning", "a force without units", "assign units, or leave the instrument out"),
    Entry("no-weights", "meaning", "a weighted vote in which nobody has weight", "give weights"),
    Entry("number-collision", "meaning", "two ids that would share their luck", "rename one"),
    Entry("office-of-outsider", "meaning", "an office held by a state that is no member", "name a member"),
    Entry("one-sided-border", "meaning", "only one of two neighbours names the other", "add the other side"),
    Entry("outside-span", "meaning", "a date outside the time of the scenario", "move the date or widen the span"),
    Entry("repeated-neighbour", "meaning", "a neighbour twice", "keep one"),
    Entry("rule-and-majority", "meaning", "a majority that does not fit the rule of the vote", "the message says why"),
    Entry("rule-and-presence", "meaning", "a quorum or abstention that does not fit the rule", "leave it out"),
    Entry("self-aggression", "meaning", "a state attacks itself", "name another side"),
    Entry("self-dispute", "meaning", "a state in dispute with itself", "name another side"),
    Entry("self-neighbour", "meaning", "a state borders on itself", "remove it"),
    Entry("stray-key", "meaning", "a key that only goes with another one", "add the other or remove it"),
    Entry(
        "two-alliances",
        "meaning",
        "a member of two alliances of which one excludes the other",
        "end one membership or relax `exclusivity`",
    ),
    Entry("unit-of-outsider", "meaning", "a unit of a state without a seat", "give the state a seat, or the unit a date"),
    Entry("capacity", "meaning", "pools too small to be of use", "larger numbers under `capacity`"),
    Entry("not-playable", "meaning", "objectives or a verdict for what nobody plays", "say playable: true, or remove them"),
    Entry("flag-never-set", "meaning", "a flag is read and no event ever sets it", "set it somewhere, or drop the condition"),
    Entry(
        "flag-never-read", "meaning", "a flag or variable is set and nothing ever reads it", "read it in a condition, or drop it"
    ),
    Entry("flag-unused", "meaning", "a flag or variable that is neither set nor read", "remove it"),
    Entry("event-cannot-fire", "meaning", "nothing can ever set the event off", "the message names the clause that cannot hold"),
    Entry("condition-always-true", "meaning", "a condition that holds whatever happens", "leave it out, or mend it"),
    Entry("shift-of-nothing", "meaning", "an effect that changes nothing", "give it an amount, or remove it"),
    Entry(
        "amends-nothing",
        "meaning",
        "an amendment to what the charter says already",
        "remove it, or change the charter of the first day",
    ),
    Entry("default-given", "meaning", "a parameter set to what it is anyway", "remove it"),
    Entry("rate-of-nothing", "meaning", "a hazard that never comes up", "give it a rate"),
    Entry("clause-without-use", "meaning", "a clause of the charter that nothing can use", "remove it, or add what it needs"),
    Entry("never-a-member", "meaning", "an event treats a state as a member that has no seat by then", "give it the seat first"),
    Entry("no-seat-to-leave", "meaning", "an event ends a seat that the state does not have", "check the dates"),
    Entry("no-crisis", "meaning", "an event that opens no crisis is taken for one that does", "name the event that does"),
    Entry("no-choice", "meaning", "an event that puts no choice is taken for one that does", "name the event that does"),
    Entry("not-included", "meaning", "a file of the folder that `include` does not list", "list it, or move it elsewhere"),
    Entry("missing-translation", "meaning", "a text lacks a language that most others have", "add it"),
    Entry("no-english", "meaning", "a text without English, which readers of other languages fall back to", "add `en`"),
    Entry("bad-ignore", "meaning", "a comment that asks to ignore what check does not report", "use a key of this table"),
    Entry(
        "ignore-without-reason", "meaning", "a comment that ignores a warning must say why", "write the reason after the bracket"
    ),
    Entry("unused-ignore", "meaning", "a comment ignores what is no longer there", "remove the comment"),
    Entry(
        "pass-failed",
        "meaning",
        "one of the checks itself broke down: a fault of the program",
        "please report it; the others were carried out",
    ),
    Entry(
        "never-fires",
        "dynamic",
        "the event happened in none of the runs",
        "`article4 why-not EVENT` shows which clause was false",
    ),
    Entry(
        "always-fires",
        "dynamic",
        "an event that need not happen happened in every run",
        "is the condition too weak, or the rate too high?",
    ),
    Entry("never-decided", "dynamic", "its decider never goes through with it", "raise its boldness, or lower what deters it"),
    Entry("option-never-taken", "dynamic", "nobody ever took the option", "weigh its `weight` and its condition"),
    Entry("instrument-never-used", "dynamic", "no appeal ever came to this instrument", "is a crisis of its kind missing?"),
    Entry(
        "stuck-at-bound",
        "dynamic",
        "a quantity reaches its bound and stays there",
        "weaken what drives it, or add what holds against it",
    ),
    Entry("run-failed", "dynamic", "a run came to a fault", "raise the pool under `capacity`, or report it"),
)
"""Every sort of fault, by layer."""
KEYS = {entry.key: entry for entry in ENTRIES}


def layer_of(key: str) -> str:
    """The layer that finds a sort of fault; a sort that is not listed counts as one of meaning."""
    return KEYS[key].layer if key in KEYS else "meaning"


def link_to(key: str) -> str:
    """Where the guide tells of a sort of fault."""
    return f"{GUIDE}#{key}" if key in KEYS else GUIDE
