"""`article4 check` beyond loading: meaning, behaviour, folding, comments that ignore, and passes that break down."""

import json
from pathlib import Path

import pytest

from sim.cli import main
from sim.lint.check import report
from sim.lint.finding import LAYERS, Finding, folded
from sim.lint.guide import ENTRIES, KEYS
from sim.lint.meaning import PASSES, carried_out
from sim.lint.trial import Trial
from sim.lint.view import View
from sim.scenario.faults import Fault, Place
from sim.scenario.find import shipped
from sim.scenario.load import examine, examine_text

ROOT = Path(__file__).resolve().parents[2]
MINIMAL = (ROOT / "tests/worlds/minimal.yaml").read_text(encoding="utf-8")


def changed(old: str, new: str, text: str = MINIMAL) -> str:
    """A text with one piece replaced, which must be there."""
    assert old in text
    return text.replace(old, new, 1)


def findings_of(text: str, tmp_path: Path) -> list[Finding]:
    """What check finds in a scenario given as text."""
    path = tmp_path / "world.yaml"
    path.write_text(text, encoding="utf-8")
    return list(report(path).findings)


CLOSED = changed("instruments: [consultation,", "open_to_accession: false\n      instruments: [consultation,")
AMENDED = "do:\n      - amend: {organisation: PACT, set: {consultation: true}}\n      - leader:"
CASES = (
    ("flag-never-set", changed("pairs:", "flags: {open: false}\npairs:").replace('"member(BET, PACT)"', '"flag(open)"')),
    ("flag-never-read", changed("pairs:", "flags: {open: false}\npairs:").replace(
        "      - leader:", "      - set: {flag: open, to: true}\n      - leader:")),
    ("flag-unused", changed("pairs:", "flags: {open: false}\npairs:")),
    ("event-cannot-fire", changed('"affinity(BET, GAM) < 0"', '"stability(BET) < -1"')),
    ("condition-always-true", changed('"affinity(BET, GAM) < 0"', '"stability(BET) >= 0"')),
    ("shift-of-nothing", changed("by: -0.05}\n  invasion", "by: 0}\n  invasion")),
    ("amends-nothing", changed("do:\n      - leader:", AMENDED)),
    ("default-given", MINIMAL + "parameters: {vote_solidarity: %s}\n"),
    ("rate-of-nothing", MINIMAL + "hazards:\n  h: {kind: unrest, rate: 0}\n"),
    ("clause-without-use", changed("material_aid, rapid_reaction_force,", "material_aid,").replace(
        MINIMAL[MINIMAL.index("units:"):MINIMAL.index("bases:")], "")),
    ("clause-without-use", MINIMAL.replace("signed_force: true", "signed_force: false").replace(", case_by_case: true", "")),
    ("never-a-member", CLOSED.replace(
        "      - leader:", "      - exercise: {organisation: PACT, host: GAM, troops: 9}\n      - leader:")),
    ("no-seat-to-leave", CLOSED.replace(
        "      - leader:", "      - leave: {organisation: PACT, state: GAM}\n      - leader:")),
    ("no-crisis", changed('"affinity(BET, GAM) < 0"', '"crisis_open(elections)"')),
    ("no-choice", changed('"affinity(BET, GAM) < 0"', '"chosen(elections) == 1"')),
    ("missing-translation", MINIMAL.replace('a"}\n', 'a", ru: "Имя"}\n').replace('an alliance"}', 'an alliance", ru: "Союз"}')),
    ("no-english", changed('{en: "Beta"}', '{ru: "Бета"}')),
    ("bad-ignore", changed("pairs:", "# article4: ignore[no-such-key] because\npairs:")),
    ("ignore-without-reason", changed("pairs:", "# article4: ignore[flag-unused]\nflags: {open: false}\npairs:")),
    ("unused-ignore", changed("pairs:", "# article4: ignore[flag-unused] not yet\npairs:")),
)  # fmt: skip


def test_a_neutral_state_that_is_asked_is_told(tmp_path):
    text = changed("active_military: 150000", "neutral: true\n    active_military: 150000")
    for asked, named in (("invite: {organisation: PACT, state: GAM}", "GAM}"),
                         ("found: {organisation: PACT, signatories: [BET, GAM]}", "GAM]}")):  # fmt: skip
        found = findings_of(changed("      - leader:", f"      - {asked}\n      - leader:", text), tmp_path)
        (told,) = [one.fault for one in found if one.fault.key == "neutral-member"]
        assert told.source_line[told.place.column - 1 :].startswith(named)


@pytest.mark.parametrize(("key", "text"), CASES, ids=[key for key, _ in CASES])
def test_each_sort_of_finding_has_a_world_in_which_it_is_told(key, text, tmp_path):
    if "%s" in text:
        from sim.world.parameters import PARAMETERS

        text %= next(parameter.default for parameter in PARAMETERS if parameter.name == "vote_solidarity")
    found = findings_of(text, tmp_path)
    assert key in {one.fault.key for one in found}, [one.render() for one in found]
    assert all(one.fault.severity == "warning" for one in found)


def test_every_sort_of_the_meaning_layer_that_lint_reports_is_shown_by_a_case():
    begin = list(KEYS).index("flag-never-set")
    own = {key for key in list(KEYS)[begin:] if KEYS[key].layer == "meaning"} - {"pass-failed", "not-included"}
    assert own == {key for key, _ in CASES}


def test_a_clean_world_has_no_findings_and_the_shipped_ones_neither():
    for name in [*shipped(), *sorted((ROOT / "tests/worlds").glob("*.yaml"))]:
        found = report(name)
        assert [one.render() for one in found.findings] == [], name
        assert found.layers == LAYERS[:3]


def test_what_follows_from_a_root_cause_is_folded_into_it(tmp_path):
    text = changed("pairs:", "flags: {open: false}\npairs:").replace('"member(BET, PACT)"', '"flag(open)"')
    text += "  later:\n    after: riots\n    do: [{leader: {state: BET}}]\n"
    text += "  still-later:\n    when: fired(later)\n    do: [{leader: {state: BET}}]\n"
    (root,) = findings_of(text, tmp_path)
    assert root.fault.key == "flag-never-set"
    assert len(root.follows) == 3
    assert "riots can never happen" in root.follows[0]
    assert "later cannot happen" in root.follows[2]
    assert "from this follows: " in root.render()


def test_a_flag_that_is_read_without_brackets_is_one_fault(tmp_path):
    text = changed("pairs:", "flags: {open: false}\npairs:").replace('"member(BET, PACT)"', '"open and member(BET, PACT)"')
    text = text.replace("      - leader:", "      - set: {flag: open, to: true}\n      - leader:", 1)
    assert [one.fault.key for one in findings_of(text, tmp_path)] == ["condition-syntax"]


def test_findings_that_follow_from_each_other_in_a_circle_are_told():
    def one(name: str, because: str) -> Finding:
        return Finding(Fault("warning", "x", None, name), about=(name,), because=(because,))

    assert len(folded([one("a", "b"), one("b", "a")])) == 1


def test_a_comment_with_a_reason_lets_a_warning_stand(tmp_path):
    text = changed("pairs:", "# article4: ignore[flag-unused] kept for the sequel\nflags: {open: false}\npairs:")
    assert findings_of(text, tmp_path) == []
    same_line = changed("pairs:", "flags: {open: false}  # article4: ignore[flag-unused] kept for the sequel\npairs:")
    assert findings_of(same_line, tmp_path) == []


def test_errors_cannot_be_ignored(tmp_path):
    text = changed("leading: ALF", "leading: ALV  # article4: ignore[unknown-state] on purpose")
    assert "unknown-state" in {one.fault.key for one in findings_of(text, tmp_path)}


def test_a_pass_that_breaks_down_does_not_stop_the_others():
    def broken_pass(_view: View) -> None:
        raise ZeroDivisionError("of course")

    text = changed("pairs:", "flags: {open: false}\npairs:")
    view = View.of(examine_text(text, "a.yaml"))
    found = carried_out(view, (broken_pass, *PASSES))
    assert [one.fault.key for one in found] == ["pass-failed", "flag-unused"]
    assert "broken pass broke down (ZeroDivisionError: of course)" in found[0].fault.message


def test_faults_of_the_lower_layers_are_told_with_their_layer():
    layers = {
        "a: [": "syntax",
        changed("stability: 0.7", "stability: high"): "schema",
        changed("leading: ALF", "leading: ALV"): "meaning",
    }
    for text, layer in layers.items():
        assert {Finding(fault).layer for fault in examine_text(text, "a.yaml").faults} == {layer}


def test_a_finding_shows_severity_confidence_place_caret_suggestion_and_guide(tmp_path):
    (found,) = findings_of(
        changed("pairs:", "flags: {open: false}\npairs:").replace('"member(BET, PACT)"', '"flag(open)"'), tmp_path
    )
    first, source, caret, *others = found.render().split("\n")
    assert first.startswith(f"{tmp_path}/world.yaml:40:9: warning (likely): flags.open: read by events.riots.requires")
    assert first.endswith("[flag-never-set]")
    assert source == "  flags: {open: false}"
    assert source[caret.index("^") :].startswith("open")
    assert others[-1] == "  guide: scenarios/README.md#flag-never-set"


def test_every_key_that_the_sources_report_stands_in_the_guide():
    """What `load` and the passes can say is found in the sources by its quotation marks and compared with the guide."""
    import ast

    reported: set[str] = set()
    for path in [*(ROOT / "sim/scenario").rglob("*.py"), *(ROOT / "sim/lint").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _called(node) in REPORTERS:
                texts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
                keys = [text for text in texts if text.islower() and " " not in text and "-" in text]
                reported |= set(keys[:1])
    assert reported - {"some-key"} <= set(KEYS)
    assert len(reported) > 80


REPORTERS = (
    "misstep", "fault", "error", "warn", "tell", "Misstep", "Fault", "stop", "report", "_Refusal", "_fault", "_told", "_tell",
)  # fmt: skip


def _called(node) -> str:
    """The last name of what is called."""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def test_the_guide_has_each_key_once_and_a_remedy_for_it():
    assert len(KEYS) == len(ENTRIES)
    for entry in ENTRIES:
        assert entry.layer in LAYERS
        assert (
            entry.meaning and entry.remedy and entry.meaning[0].islower() | entry.meaning[0].isdigit() | (entry.meaning[0] in "`")
        )


def test_the_dynamic_layer_tells_what_never_and_what_always_happens(tmp_path):
    text = MINIMAL + "  never:\n    when: stability(BET) > 0.99\n    do: [{leader: {state: BET}}]\n"
    text += "  always:\n    when: stability(BET) < 0.9\n    do: [{leader: {state: BET}}]\n"
    text += "  often:\n    hazard: 12\n    do: [{leader: {state: BET}}]\n"
    text += "  sinks:\n    at: 2000-02-01\n    do: [{shift: {interoperability: PACT, by: -1}}]\n"
    path = tmp_path / "world.yaml"
    path.write_text(text, encoding="utf-8")
    done: list[int] = []
    found = report(path, (), Trial(10, progress=lambda count, _of: done.append(count)))
    told = {(one.fault.key, one.about) for one in found.findings}
    assert ("never-fires", ("events", "never")) in told
    assert ("always-fires", ("events", "always")) in told
    assert ("always-fires", ("events", "often")) not in told  # twelve a year: that it came is no news
    assert done == list(range(1, 11))
    assert found.layers == LAYERS
    assert any(one.fault.key == "stuck-at-bound" and "interoperability reaches 0" in one.fault.message for one in found.findings)


CHOICE = """
  lease:
    at: 2000-03-01
    do:
      - choice:
          state: BET
          title: The lease?
          options:
            yes-please: {title: Yes, weight: 1, do: [{leader: {state: BET}}]}
            never: {title: Never, condition: stability(BET) > 0.999, do: [{leader: {state: BET}}]}
  waits:
    hazard: {per_year: 0.2, if: stability(BET) > 2}
    do: [{leader: {state: BET}}]
  hooked:
    on: raid_of_nothing
    do: [{leader: {state: BET}}]
""".replace("raid_of_nothing", "leader_died")


def test_options_that_nobody_takes_and_hazards_that_cannot_come_up_are_told(tmp_path):
    path = tmp_path / "world.yaml"
    path.write_text(MINIMAL + CHOICE, encoding="utf-8")
    found = report(path, (), Trial(8))
    told = [(one.fault.key, one.fault.message) for one in found.findings]
    assert any(key == "option-never-taken" and "options.never" in text for key, text in told), told
    assert not any("options.yes-please" in text for _, text in told)
    assert any(key == "event-cannot-fire" and text.startswith("events.waits.hazard.if") for key, text in told)
    assert any(key == "never-fires" and text.startswith("events.hooked") for key, text in told)


def test_a_run_that_fails_is_an_error_of_the_dynamic_layer():
    found = report("tests/batch/overfull.yaml", (), Trial(12))
    assert "run-failed" in {one.fault.key for one in found.findings}
    assert found.errors == 1


def test_the_command_tells_its_outcome_by_its_exit_code(tmp_path, capsys):
    assert main(["check", "tests/worlds/minimal.yaml"]) == 0
    assert capsys.readouterr().out == "tests/worlds/minimal.yaml: no faults (looked at: syntax, schema, meaning)\n"
    path = tmp_path / "world.yaml"
    path.write_text(changed("pairs:", "flags: {open: false}\npairs:"), encoding="utf-8")
    assert main(["check", str(path)]) == 0
    assert main(["check", str(path), "--strict"]) == 1
    assert main(["check", "tests/bad/unknown_focus.yaml", "--quiet"]) == 1
    capsys.readouterr()
    assert main(["check", str(path), "--json"]) == 0
    (row,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (row["layer"], row["severity"], row["confidence"], row["key"]) == ("meaning", "warning", "likely", "flag-unused")
    assert row["guide"] == "scenarios/README.md#flag-unused"


def test_watching_checks_again_after_a_change_and_ends_with_130(tmp_path, capsys, monkeypatch):
    import sim.cli.check as command

    path = tmp_path / "world.yaml"
    path.write_text(MINIMAL, encoding="utf-8")
    glances = []

    def glance(_seconds: float) -> None:
        glances.append(1)
        if len(glances) == 2:
            path.write_text(MINIMAL.replace("leading: ALF", "leading: ALV"), encoding="utf-8")
        if len(glances) > 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(command.time, "sleep", glance)
    assert main(["check", str(path), "--watch"]) == 130
    printed = capsys.readouterr()
    assert "no faults" in printed.out
    assert 'there is no state "ALV"' in printed.out
    assert "interrupted" in printed.err


def test_the_places_of_findings_lie_in_the_file(tmp_path):
    for _, text in CASES:
        if "%s" in text:
            continue
        for one in findings_of(text, tmp_path):
            place = one.fault.place
            assert isinstance(place, Place)
            assert 1 <= place.line <= text.count("\n") + 1


def test_a_scenario_that_is_not_there_is_one_error():
    assert [fault.key for fault in examine("no-such-world").faults] == ["unknown-scenario"]
    assert report("no-such-world").layers == ("syntax",)
