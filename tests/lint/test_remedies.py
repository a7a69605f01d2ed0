"""Every plausible slip of somebody who has only the guide is told where it stands, with what was meant, and nothing else.

The world is `tests/worlds/straits`, which was written from the guide alone and uses every trigger, many hooks and most effects.
"""

import shutil
from pathlib import Path

import pytest

from sim.lint.check import report
from sim.run import Run
from sim.scenario.build import build
from sim.scenario.load import load

STRAITS = Path(__file__).resolve().parents[1] / "worlds" / "straits"
REQUIRES = "requires: crisis_open(isle-shots)"
SHIFT = "shift: {opinion: [SAL, LEAGUE], by: -0.05}"
SLIPS = (
    # file, what stands there, what is written instead, key, the text under the caret, suggestion
    ("scenario", '"Whoever holds the straits, holds the bread of the north."', "Who holds the straits, eats",
     "unknown-key", "eats", "a comma ends a value here: put the whole text in quotes"),
    ("scenario", "span: {from: 1990-01-01, to: 1999-12-31}", "span: 1990 to 1999",
     "wrong-type", "1990", "such as {from: …, to: …}"),
    ("scenario", "neighbours: [GAL, TOR, SAL]", "neighbours: GAL, TOR, SAL", "wrong-type", "GAL,", "write [GAL, TOR, SAL]"),
    ("scenario", "population: 9000000", "population: 9 million", "wrong-type", "9 million", "write 9000000"),
    ("scenario", "population: 9000000", "population: 9,000,000", "wrong-type", "9,", "write 9000000"),
    ("scenario", "population: 9000000", "population: 9_000_000", "wrong-type", "9_", "write 9000000"),
    ("scenario", "{affinity: 0.5,", "{affinity: 0,5,", "unknown-key", "5,", "a decimal is written with a point: 0.5"),
    ("scenario", "capital: {name: Mir, latitude: 46, longitude: 14}", "capital: Mir",
     "wrong-type", "Mir", "such as {name: …, latitude: …, longitude: …}"),
    ("scenario", "between: [SAL, TOR]", "between: SAL-TOR", "wrong-type", "SAL-TOR", "write [SAL, TOR]"),
    ("scenario", "value: -0.1, range: [-0.3, 0.1]", "value: -0.5, range: [-0.3, 0.1]", "bad-value", "value", None),
    ("scenario", "playable: true", "playable: yes", "wrong-type", "yes", "write true"),
    ("scenario", "members(LEAGUE) >= 4", "member(LEAGUE) >= 4", "wrong-operands", "member(", "did you mean members(LEAGUE)?"),
    ("scenario", "members(LEAGUE) >= 4", "members(LEAGUE)",
     "wrong-sort", "members", "compare it, as in `members(LEAGUE) > 0.5`"),
    ("scenario", "members(LEAGUE) >= 4", "members(LEAGUE) => 4", "condition-syntax", "=>", "write `>=`"),
    ("scenario", "score: credibility(LEAGUE)", "score: credibility(GAL)", "unknown-organisation", "GAL)", "GAL is a state"),
    ("scenario", '"helped(SAL, LEAGUE) >= 1"', "helped(SAL, LEAGUE) >= 1",
     "unknown-key", "LEAGUE)", "a comma ends a value here: put the whole text in quotes"),
    ("scenario", "flags: {lease: false,", "flags: {lease: 0,", "wrong-type", "0", "write false"),
    ("scenario", "flags: {lease: false, betrayed: false}", "flags: [lease, betrayed]",
     "wrong-type", "[lease", "write {lease: false, betrayed: false}"),
    ("scenario", "include: [law.yaml, events.yaml, story.yaml]", "include: law.yaml", "wrong-type", "law", "write [law.yaml]"),
    ("scenario", "include: [law.yaml", "include: [law", "missing-file", "law", 'did you mean "law.yaml"?'),
    ("law", "scope: [external]", "scope: external", "wrong-type", "external", "write [external]"),
    ("law", "use_of_force: {rule: consensus, quorum: 0.6}", "use_of_force: consensus",
     "wrong-type", "consensus", "write {rule: consensus}"),
    ("events", "at: 1991-05-03", "at: 1991", "bad-value", "1991", "write 1991-01-01"),
    ("events", "at: 1991-05-03", "at: 3.5.1991", "bad-value", "3.5", "write 1991-05-03"),
    ("events", "at: 1991-05-03", "at: 1991-5-3", "bad-value", "1991-5", "write 1991-05-03"),
    ("events", "at: 1991-05-03", "on: 1991-05-03", "unknown-name", "1991", "a date goes with `at`"),
    ("events", "at: 1991-05-03", "date: 1991-05-03", "unknown-key", "date", 'did you mean "at"?'),
    ("events", "kind: border_clash, target", "type: border_clash, target", "unknown-key", "type", 'did you mean "kind"?'),
    ("events", REQUIRES, "requires: SAL.stability < 0.4", "condition-syntax", "SAL.", "write stability(SAL)"),
    ("events", REQUIRES, "requires: stability('SAL') < 0.4", "wrong-operands", "'SAL'", "write SAL without quotes"),
    ("events", REQUIRES, "requires: stability(SAL) < 40%",
     "condition-syntax", "%", "a share is a number from 0 to 1: 0.4 stands for 40%"),
    ("events", REQUIRES, "requires: today > 1991-05-10", "condition-syntax", "1991", "a date stands in quotes: '1991-05-10'"),
    ("events", REQUIRES, "requires: today > '1991-5-10'", "bad-date", "'1991", "write 1991-05-10"),
    ("events", REQUIRES, "requires: year <> 1991", "condition-syntax", "<>", "write `!=`"),
    ("events", REQUIRES, "requires: not betrayed", "condition-syntax", "betrayed", "write flag(betrayed)"),
    ("events", REQUIRES, "requires: status(SAL, LEAGUE) == member",
     "condition-syntax", "member\n", "write 'member' in quotes"),
    ("events", REQUIRES, "requires: granted(isle-shots) >= mission",
     "condition-syntax", "mission", "write 'mission' in quotes"),
    ("events", REQUIRES, "requires: any(LEAGUE, stability(it) < 0.3)", "wrong-operands", "LEAGUE", "write members(LEAGUE)"),
    ("events", REQUIRES, "requires: any(members(LEAGUE), stability < 0.3)",
     "condition-syntax", "stability", "write stability(it)"),
    ("events", "- occupy: {piece: isle, by: TOR}", "- ocupy: {piece: isle, by: TOR}",
     "unknown-name", "ocupy", 'did you mean "occupy"?'),
    ("events", "- occupy: {piece: isle, by: TOR}", "- occupy: isle", "wrong-type", "isle", "such as {piece: hills, by: KGZ}"),
    ("events", "shift: {variable: insults, by: 1}", "shift: {insults: 1}",
     "unknown-key", "insults", "insults is a variable: write shift: {variable: insults, by: 1}"),
    ("events", "shift: {variable: insults, by: 1}", "shift: {variable: insults, by: '1'}", "wrong-type", "'1'", "write 1"),
    ("events", "set: {flag: betrayed, to: true}", "set: {betrayed: true}",
     "unknown-key", "betrayed", "betrayed is a flag: write set: {flag: betrayed, to: true}"),
    ("events", "set: {flag: betrayed, to: true}", "set: {flag: betrayed, to: yes}", "wrong-type", "yes", "write true"),
    ("events", SHIFT, "shift: {opinion: SAL, by: -0.05}", "wrong-type", "SAL", "write [SAL, …]"),
    ("events", SHIFT, "shift: {opinion: [LEAGUE, SAL], by: -0.05}", "wrong-operands", "[LEAGUE", "write [SAL, LEAGUE]"),
    ("events", SHIFT, "shift: {affinity: SAL-GAL, by: -0.05}", "wrong-type", "SAL-GAL", "write [SAL, GAL]"),
    ("events", "on: {what: appeal_refused, organisation: LEAGUE}", "on: {what: refused_appeal}",
     "unknown-name", "refused", 'did you mean "appeal_refused"?'),
    ("events", "on: {what: appeal_refused, organisation: LEAGUE}", "on: {hook: appeal_refused}",
     "unknown-key", "hook", 'did you mean "what"?'),
    ("events", "on: {what: mandate_granted, crisis: isle-shots}", "on: {what: mandate_granted, event: isle-shots}",
     "unknown-key", "event", 'did you mean "crisis"?'),
    ("events", "end_crisis: {of: isle-shots}", "end_crisis: isle-shots", "wrong-type", "isle", "such as {of: osh-2010}"),
    ("events", "hazard: {per_year: 0.3,", "hazard: {rate: 0.3,", "unknown-key", "rate", 'did you mean "per_year"?'),
    ("events", "hazard: {per_year: 0.3,", "hazard: {per_year: 30%,", "wrong-type", "30%", "write 0.3"),
    ("events", 'condition: "affinity', 'if: "affinity', "unknown-key", "if", 'did you mean "condition"?'),
    ("events", "chosen(lease) == 'end'", "chosen(lease) == end", "condition-syntax", "end\n", "write 'end' in quotes"),
    ("events", "chosen(lease) == 'end'", "chosen(lease) == 'ends'", "unknown-name", "'ends", 'did you mean "end"?'),
    ("events", "chosen(lease) == 'end'", "chosen(drill) == 'end'",
     "unknown-name", "'end", None),
    ("events", "do: [{cancel: {event: drill}}]", "do: {cancel: {event: drill}}",
     "wrong-type", "{cancel", "begin each item with a hyphen: - cancel: …"),
    ("events", "from: GAL, on: SAL, strength", "from: SAL, on: SAL, strength", "bad-value", "on:", None),
    ("story", "at_least: 0.1, margin", "at_least: 10, margin", "bad-value", "at_least", "write 0.1"),
    ("story", "because: the story}", "because: 'Galia's story'}",
     "syntax", "s story", "an apostrophe ends the quotation: write it twice, or put the text in double quotes"),
    ("story", "because: the story}", 'because: "a "good" story"}',
     "syntax", "good", "a quotation mark ends the quotation: put the text in single quotes"),
    ("story", "at_least: 0.1, margin", "at_least: 1000, margin", "bad-value", "at_least", None),
    ("scenario", "neighbours: [GAL, TOR, SAL]", "neighbours: [Galia, TOR, SAL]", "unknown-state", "Galia", "write GAL"),
    ("scenario", "focus: LEAGUE", "focus: The League", "bad-id", "The League", "write LEAGUE"),
    ("scenario", "owner: {1990: SAL}", "owner: [SAL]", "wrong-type", "[SAL]", "write SAL"),
    ("scenario", "owner: {1990: SAL}", "owner: [SAL, TOR]", "wrong-type", "[SAL", "one only, without brackets"),
    ("events", "at: 1991-05-03", "at: 3 May 1991", "bad-value", "3 May", "write 1991-05-03"),
    ("events", "at: 1991-05-03", "at: May 3, 1991", "bad-value", "May 3", "write 1991-05-03"),
    ("events", "at: 1991-05-03", "at: 30 February 1991", "bad-value", "30 Feb", None),
    ("events", "occupy: {piece: isle, by: TOR}", "conquer: {piece: isle, by: TOR}",
     "unknown-name", "conquer", 'did you mean "occupy"?'),
    ("events", "occupy: {piece: isle, by: TOR}", "occupy: {piece: isle, by: Toria}",
     "unknown-state", "Toria", "write TOR"),
    ("events", "occupy: {piece: isle, by: TOR}", "occupy: {piece: isle, by: TOR, if: flag(betrayed)}",
     "unknown-key", "if", "an effect has no condition of its own: write `requires` at the event, or another event"),
    ("events", "shift: {variable: insults, by: 1}", "shift: {variable: insults, to: 1}",
     "unknown-key", "to", "`shift` adds an amount under `by`; `set` gives a value under `to`"),
    ("events", "on: {what: option_chosen, crisis: lease}", "on: {what: option_chosen, crisis: lease, option: end}",
     "unknown-key", "option", "ask for it beside `on`: requires: chosen(EVENT) == 'OPTION'"),
    ("events", REQUIRES, "requires: date > '1991-05-10'", "unknown-word", "date", "write today"),
    ("events", REQUIRES, "requires: random() < 0.5",
     "unknown-function", "random", "chance is a `hazard`, in an event of its own"),
    ("events", "at: 1991-05-03", "at: 1991-05-03\n    when: year > 1990",
     "bad-value", "when", "a condition beside the trigger is `requires`"),
    ("story", "states.MIR.stability=0.6", "states.MIR.stabilty=0.6", "unknown-path", '"states', 'did you mean "stability"?'),
)  # fmt: skip


def findings_after(tmp_path, file, old, new):
    """What check finds in the world of the straits after one slip."""
    world = tmp_path / "straits"
    shutil.copytree(STRAITS, world)
    text = (world / f"{file}.yaml").read_text(encoding="utf-8")
    assert old in text
    (world / f"{file}.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    return report(world).findings


def test_the_world_itself_is_clean(tmp_path):
    assert findings_after(tmp_path, "scenario", "format: 1", "format: 1") == ()


@pytest.mark.parametrize(("file", "old", "new", "key", "under", "suggestion"), SLIPS, ids=[slip[2][:50] for slip in SLIPS])
def test_a_slip_is_one_error_at_its_place_with_its_remedy(tmp_path, file, old, new, key, under, suggestion):
    errors = [one.fault for one in findings_after(tmp_path, file, old, new) if one.fault.severity == "error"]
    assert [(fault.key, fault.suggestion) for fault in errors] == [(key, suggestion)]
    (fault,) = errors
    assert Path(fault.place.file).stem == (file if key != "missing-file" else "scenario")
    assert (fault.source_line + "\n")[fault.place.column - 1 :].startswith(under)


DOUBTS = (
    # file, what stands there, what is written instead, the keys of the warnings
    ("events", "end_crisis: {of: isle-shots}", "end_crisis: {of: drill}", ["no-crisis"]),
    ("events", "crisis: isle-shots, of: COURT,", "crisis: isle-shots, of: LEAGUE,", ["no-arbiter"]),
    ("events", "what: mandate_granted, crisis: isle-shots", "what: mandate_granted, crisis: drill", ["no-crisis"]),
    ("events", "what: option_chosen, crisis: lease", "what: option_chosen, crisis: drill", ["no-choice"]),
    ("events", "chosen(lease) == 'end'", "chosen(drill) == 2", ["no-choice"]),
    ("events", "chosen(lease) == 'end'", "chosen(lease) == 3", ["event-cannot-fire"]),
    ("events", "requires: crisis_open(isle-shots)", "requires: crisis_open(drill)", ["no-crisis"]),
    ("events", "outcome: lost, state: SAL", "outcome: lost, state: TOR", ["not-playable"]),
    ("story", "expression: flag(lease)", "expression: fired(lease)", ["flag-never-read"]),
)  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "keys"), DOUBTS, ids=[slip[2][:50] for slip in DOUBTS])
def test_what_is_there_but_not_what_it_is_taken_for_is_doubted(tmp_path, file, old, new, keys):
    assert [one.fault.key for one in findings_after(tmp_path, file, old, new)] == keys


def test_a_file_of_the_folder_that_nobody_includes_is_told(tmp_path):
    found = findings_after(tmp_path, "scenario", "law.yaml, events.yaml, story.yaml]", "law.yaml, events.yaml]")
    (told,) = [one.fault for one in found if one.fault.key == "not-included"]
    assert told.suggestion == "add it: include: [law.yaml, events.yaml, story.yaml]"


@pytest.mark.parametrize("path", sorted((STRAITS.parent / "children").glob("*.yaml")), ids=lambda path: path.stem)
def test_worlds_that_change_a_shipped_one_are_clean_and_live(path):
    """They narrow the span, take events out, lay two parents over one another: what anybody tries first."""
    assert [one.render() for one in report(path).findings] == []
    run = Run(build(load(path)), 5)
    for _ in run.live(run.space.world.now["last_day"][0] + 1):
        pass
    assert run.fault is None
