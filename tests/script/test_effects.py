"""Effects: each one changes what it says and nothing where it cannot; each has a bad example with its message."""

from datetime import date

import pytest
from script_world import FIRST, Play, do, faults

from sim.scenario.effects import EFFECTS, KEYS, messages
from sim.scenario.strict import read_text
from sim.script import opcodes
from sim.script.opcodes import OPCODES
from sim.words import kinds
from sim.words.calendar import NEVER
from sim.world.law import charter_clause, procedure_clause

TODAY = FIRST + 1
RIOT = "  riot: {at: 2000-01-02, crisis: {kind: unrest, target: CEL, intensity: 0.6}}\n"
CLASH = (
    "  riot: {at: 2000-01-02, crisis: {kind: aggression, target: CEL, aggressor: FEN, intensity: 0.6,"
    " treaty_territory: false}}\n"
)

BAD = {
    "shift": ("{affinity: [ARD, BOR], stability: ARD, by: 0.1}", "exactly one quantity is changed at a time"),
    "set": ("{flag: alarm, to: 1}", "a flag is set to true or false, a quantity to a number"),
    "crisis": ("{kind: unrest, target: CLE}", 'there is no state "CLE"'),
    "end_crisis": ("{of: riots}", 'there is no event "riots"'),
    "intensify": ("{of: riot, by: 2}", "must be a number from -1 to 1, not the number 2"),
    "mandate": ("{crisis: riot, by: ONU}", 'there is no organisation "ONU"'),
    "offer_peacekeepers": ("{organisation: PACT}", 'lacks the key "crisis"'),
    "sign": ("{organisation: PACT, states: []}", "empty"),
    "join": ("{organisation: PACT, states: [ARD]}", "states"),
    "leave": ("{organisation: FEN, state: ARD}", 'there is no organisation "FEN"'),
    "observer": ("{organisation: PACT, state: PACT}", 'there is no state "PACT"'),
    "partner": ("{organisation: PACT, state: 3}", "must be a text"),
    "lapse": ("{organisation: PACT}", 'lacks the key "state"'),
    "invite": ("{organisation: PACT, state: GARR}", 'did you mean "GAR"?'),
    "sign_force": ("{organisation: PACT, state: BOR, case_by_case: yes}", "must be true or false"),
    "renewal": ("{}", 'lacks the key "organisation"'),
    "amend": ("{organisation: PACT}", "it changes nothing"),
    "propose_amendment": ("{organisation: PACT, by: BOR, set: {scope: [internal], term_years: 5}}", "exactly one clause"),
    "create": ("{organisation: LEGUE}", 'did you mean "LEAGUE"?'),
    "in_force": ("{organisation: PACT, on: 2001-01-01}", "on"),
    "force": ("{organisation: PACT, kind: navy}", "navy"),
    "exercise": ("{organisation: PACT, host: CEL, troops: -4}", "must be a number of at least 0"),
    "session": ("PACT", "must be a mapping"),
    "vacancy": ("{organisation: PACT, office: king}", "king"),
    "base": ("{base: fen-in-cel, state: shut}", "shut"),
    "ask_base": ("{base: fen-in-cell}", 'there is no base "fen-in-cell"'),
    "pressure": ("{kind: gas_cut, from: ARD, on: BOR, strength: 1.5}", "from 0 to 1"),
    "leader": ("{state: CEL, stability: low}", "must be a number"),
    "war_effort": ("{state: ARD, engaged: 1.2}", "from 0 to 1"),
    "recognition": ("{by_request_of: ARD, organisation: PACT}", 'lacks the key "of"'),
    "poll": ("{state: ARD, organisation: PACTS}", 'did you mean "PACT"?'),
    "message": ("{text: {}}", "empty"),
    "war": ("{from: CEL, on: CEL}", "CEL cannot attack itself"),
    "ceasefire": ("{between: [CEL]}", "a list of 2 items"),
    "ask_mandate": ("{crisis: riot, of: UN, organisation: PCT}", 'there is no organisation "PCT"'),
    "suspend": ("{organisation: PACT}", 'lacks the key "state"'),
    "freeze": ("{organisation: PACT, state: CELL}", 'did you mean "CEL"?'),
    "return": ("{organisation: PACT, state: CELL}", 'did you mean "CEL"?'),
    "found": ("{organisation: LEAGUE, signatories: []}", "empty"),
    "office": ("{organisation: PACT, office: throne, to: BOR}", "throne"),
    "propose": ("{organisation: PACT, by: BOR, matter: aid}", "a motion on aid needs an `instrument` and the `crisis`"),
    "leader_exit": ("{state: CEL, how: vanished}", "vanished"),
    "appear": ("{state: GRA}", 'did you mean "GAR"'),
    "form_unit": ("{unit: bor-compny}", 'did you mean "bor-company"?'),
    "move_unit": ("{unit: ard-brigade}", 'lacks the key "to"'),
    "disband_unit": ("{unit: hills}", 'there is no unit "hills"'),
    "cede": ("{piece: hils, to: ARD}", 'did you mean "hills"?'),
    "occupy": ("{piece: hills, by: ADR}", 'did you mean "ARD"?'),
    "cancel": ("{event: riots}", 'did you mean "riot"?'),
    "end_game": ("{outcome: won}", "not everybody can win"),
    "choice": ("{state: CEL, title: Well?, options: {yes: {title: Yes}, no: {title: No}}}", "no option does anything"),
}

GOOD = {
    "shift": "{opinion: [CEL, PACT], by: 0.05}",
    "set": "{flag: calm, to: true}",
    "crisis": "{kind: unrest, target: CEL}",
    "end_crisis": "{of: riot}",
    "intensify": "{of: riot, by: 0.2}",
    "mandate": "{crisis: riot, by: UN}",
    "offer_peacekeepers": "{organisation: PACT, crisis: riot}",
    "sign": "{organisation: PACT, states: [FEN]}",
    "join": "{organisation: PACT, state: FEN}",
    "leave": "{organisation: PACT, state: CEL}",
    "observer": "{organisation: PACT, state: FEN}",
    "partner": "{organisation: PACT, state: FEN}",
    "lapse": "{organisation: PACT, state: FEN}",
    "invite": "{organisation: PACT, state: FEN}",
    "sign_force": "{organisation: PACT, state: BOR}",
    "renewal": "{organisation: PACT}",
    "amend": "{organisation: PACT, set: {scope: [internal]}, council: {aid: {quorum: 0.7}}}",
    "propose_amendment": "{organisation: PACT, by: BOR, set: {council: {aid: {rule: consensus}}}}",
    "create": "{organisation: LEAGUE}",
    "in_force": "{organisation: LEAGUE}",
    "force": "{organisation: PACT, kind: rapid_reaction_force, signed_by: [BOR], case_by_case: [CEL]}",
    "exercise": "{organisation: PACT, host: CEL, troops: 4000}",
    "session": "{organisation: PACT}",
    "vacancy": "{organisation: PACT, office: secretary}",
    "base": "{base: pact-in-cel, state: close}",
    "ask_base": "{base: fen-in-cel}",
    "pressure": "{kind: gas_cut, from: ARD, on: BOR, strength: 0.5, days: 30}",
    "leader": "{state: CEL}",
    "war_effort": "{state: ARD, engaged: 0.4}",
    "recognition": "{by_request_of: ARD, organisation: PACT, of: an island}",
    "poll": "{state: ARD, organisation: PACT}",
    "message": "{text: {en: It rains.}}",
    "war": "{from: FEN, on: BOR}",
    "ceasefire": "{between: [FEN, CEL]}",
    "ask_mandate": "{crisis: riot, of: UN, organisation: PACT}",
    "suspend": "{organisation: PACT, state: CEL}",
    "freeze": "{organisation: PACT, state: CEL}",
    "return": "{organisation: PACT, state: CEL}",
    "found": "{organisation: LEAGUE, signatories: [ARD, FEN], days: 20}",
    "office": "{organisation: PACT, office: chair, to: BOR}",
    "propose": "{organisation: PACT, by: BOR, about: CEL, names: FEN, falls_short: 0.5}",
    "leader_exit": "{state: CEL, how: died, stability: -0.1, vacancy: 40}",
    "appear": "{state: GAR}",
    "form_unit": "{unit: bor-company}",
    "move_unit": "{unit: ard-brigade, to: CEL}",
    "disband_unit": "{unit: ard-brigade}",
    "cede": "{piece: hills, to: ARD}",
    "occupy": "{piece: hills, by: ARD}",
    "cancel": "{event: riot}",
    "end_game": "{outcome: drawn}",
    "choice": "{state: CEL, title: Well?, options: {yes: {title: Yes, do: [{leader: {state: CEL}}]}, no: {title: No}}}",
}


def test_every_effect_has_a_good_and_a_bad_example():
    assert sorted(GOOD) == sorted(BAD) == sorted(KEYS) == sorted({body.key for body in EFFECTS})


@pytest.mark.parametrize("key", KEYS)
def test_a_good_example_loads(key):
    assert faults(RIOT + f"  act: {{at: 2000-01-03, do: [{{{key}: {GOOD[key]}}}]}}\n") == []


@pytest.mark.parametrize("key", KEYS)
def test_a_bad_example_is_one_clear_fault(key):
    example, message = BAD[key]
    found = faults(RIOT + f"  act: {{at: 2000-01-03, do: [{{{key}: {example}}}]}}\n")
    assert len(found) == 1, found
    assert message in found[0]


@pytest.mark.parametrize("body", EFFECTS, ids=lambda body: body.key)
def test_the_documented_example_is_that_of_the_effect(body):
    ((key, written),) = read_text(body.example, "example").data.items()
    assert key == body.key and body.__doc__
    body.model_validate(written)


def test_every_op_code_of_an_effect_is_compiled_from_the_examples():
    effects = ", ".join(f"{{{key}: {GOOD[key]}}}" for key in KEYS)
    play = Play(RIOT + f"  act: {{at: 2000-01-03, do: [{effects}, {{shift: {{variable: count, by: 1}}}}]}}\n")
    produced = set(play.setting.instructions["op"].tolist())
    needed = {number for number, row in enumerate(OPCODES) if row.group in ("effect", "control")}
    assert needed - produced == set()


NEEDED_BEFORE = {
    "lapse": "{observer: {organisation: PACT, state: FEN}}",
    "in_force": "{create: {organisation: LEAGUE}}",
    "return": "{freeze: {organisation: PACT, state: CEL}}",
}


@pytest.mark.parametrize("key", KEYS)
def test_every_effect_is_carried_out(key):
    before = f", {NEEDED_BEFORE[key]}" if key in NEEDED_BEFORE else ""
    events = CLASH.replace("crisis:", "do: [{crisis:").replace("false}}", f"false}}}}{before}]}}")
    digests = []
    for silenced in (False, True):
        play = Play(events + f"  act: {{at: 2000-01-03, do: [{{{key}: {GOOD[key]}}}]}}\n")
        if silenced:
            play.setting.instructions["op"][play.setting.script["effects"][1]] = opcodes.END
        play.fire(TODAY + 1)
        assert play.event("act").fired == 1 and play.event("riot").fired == 1
        digests.append(play.space.digest())
    assert digests[0] != digests[1]


def test_an_effect_without_a_rule_would_be_a_fault_of_the_run():
    play = Play("  act: {at: 2000-01-02, do: [{poll: {state: ARD, organisation: PACT}}]}\n")
    play.setting.instructions["op"][play.setting.script["effects"][0]] = opcodes.NUMBER
    play.fire(TODAY)
    assert kinds.FAULTS[int(play.world.now["fault"][0])] == "too many steps in a script"


@pytest.mark.parametrize("written", ["{}", "{shift: {}, set: {}}", "3", "[1]"])
def test_an_effect_is_a_mapping_with_one_key(written):
    (found,) = faults(f"  act: {{at: 2000-01-02, do: [{written}]}}\n")
    assert "an effect is a mapping with exactly one key" in found


def test_a_misspelt_effect_is_told_with_the_nearest_name():
    (found,) = faults("  act: {at: 2000-01-02, do: [{intesify: {of: act, by: 0.1}}]}\n")
    assert 'there is no effect "intesify"' in found and '"intensify"' in found


# --------------------------------------------------------------------------------------------------------- quantities

SUBJECTS = {
    "affinity": ("[ARD, BOR]", lambda play: play.pair("ARD", "BOR").affinity),
    "dependence": ("[ARD, BOR]", lambda play: play.pair("ARD", "BOR").dependence),
    "grievance": ("[ARD, BOR]", lambda play: play.pair("ARD", "BOR").grievance),
    "debt": ("[ARD, BOR]", lambda play: play.pair("ARD", "BOR").debt),
    "stability": ("CEL", lambda play: play.state("CEL").stability),
    "readiness": ("CEL", lambda play: play.state("CEL").readiness),
    "legitimacy": ("CEL", lambda play: play.state("CEL").legitimacy),
    "engaged": ("CEL", lambda play: play.state("CEL").engaged),
    "boldness": ("CEL", lambda play: play.state("CEL").boldness),
    "treasury": ("CEL", lambda play: play.state("CEL").treasury),
    "opinion": ("[CEL, PACT]", lambda play: play.seat("CEL").opinion),
    "grievance_with": ("[CEL, PACT]", lambda play: play.seat("CEL").grievance),
    "credibility": ("PACT", lambda play: play.organisation("PACT").credibility),
    "cohesion": ("PACT", lambda play: play.organisation("PACT").cohesion),
    "interoperability": ("PACT", lambda play: play.organisation("PACT").interoperability),
    "channel": ("PACT", lambda play: play.organisation("PACT").channel),
    "air_defence": ("PACT", lambda play: play.organisation("PACT").air_defence),
    "arms_discount": ("PACT", lambda play: play.organisation("PACT").arms_discount),
    "variable": ("count", lambda play: play.variable("count")),
}


def test_every_quantity_is_tried():
    assert {*SUBJECTS, "flag"} == {row.name for row in OPCODES if row.group == "quantity"}


@pytest.mark.parametrize("name", SUBJECTS)
def test_shift_adds_and_stays_within_the_range(name):
    subject, read = SUBJECTS[name]
    before = read(Play("  act: {at: 2000-01-02, do: [{session: {organisation: PACT}}]}\n"))
    row = next(row for row in OPCODES if row.name == name)
    assert read(do(f"{{shift: {{{name}: {subject}, by: 0.125}}}}")) == pytest.approx(min(row.high, before + 0.125))
    assert read(do(f"{{shift: {{{name}: {subject}, by: -500}}}}")) == max(row.low, before - 500)
    assert read(do(f"{{shift: {{{name}: {subject}, by: 500}}}}")) == min(row.high, before + 500)


@pytest.mark.parametrize("name", SUBJECTS)
def test_set_gives_exactly_the_value(name):
    subject, read = SUBJECTS[name]
    assert read(do(f"{{set: {{{name}: {subject}, to: 0.3}}}}")) == 0.3


def test_affinity_is_the_same_both_ways_and_dependence_is_not():
    play = do("{set: {affinity: [ARD, CEL], to: -0.2}}, {set: {dependence: [ARD, CEL], to: 0.9}}")
    assert play.pair("CEL", "ARD").affinity == play.pair("ARD", "CEL").affinity == -0.2
    assert (play.pair("ARD", "CEL").dependence, play.pair("CEL", "ARD").dependence) == (0.9, 0.6)


def test_flags_rise_and_fall():
    play = do("{set: {flag: calm, to: true}}, {set: {flag: alarm, to: false}}")
    assert (play.variable("calm"), play.variable("alarm")) == (1.0, 0.0)


def test_a_value_outside_the_range_is_refused():
    (found,) = faults("  act: {at: 2000-01-02, do: [{set: {stability: ARD, to: 3}}]}\n")
    assert "stability lies from 0 to 1, so it cannot be set to 3" in found


def test_war_effort_is_the_share_engaged():
    assert do("{war_effort: {state: ARD, engaged: 0.5}}").state("ARD").engaged == 0.5


# ------------------------------------------------------------------------------------------------------------- crises


def test_a_crisis_is_opened_as_written():
    play = do(
        "{crisis: {kind: border_clash, target: CEL, aggressor: FEN, intensity: 0.4, external: 0.9, clarity: 0.6,"
        " decay: 0.02, treaty_territory: false, delimited: false, self_inflicted: true, until: 2000-03-01}}"
    )
    (crisis,) = play.crises()
    names = play.start.names
    assert (crisis.kind, crisis.target, crisis.aggressor) == (kinds.BORDER_CLASH, names.state("CEL"), names.state("FEN"))
    assert (crisis.intensity, crisis.external, crisis.clarity, crisis.decay) == (0.4, 0.9, 0.6, 0.02)
    assert (crisis.treaty_territory, crisis.delimited, crisis.self_inflicted) == (0, 0, 1)
    assert (crisis.until, crisis.event) == (date(2000, 3, 1).toordinal(), names.event("act"))
    (appeal,) = play.decisions()
    assert (appeal.kind, appeal.state, appeal.deadline) == (kinds.APPEAL, crisis.target, TODAY + 1)


def test_a_crisis_has_its_own_luck_and_order_does_not_matter():
    alone = do("{crisis: {kind: unrest, target: CEL}}").crises()[0].occasion
    told_first = do("{message: {text: {en: Trouble.}}}, {crisis: {kind: unrest, target: CEL}}").crises()[0].occasion
    first, second = do("{crisis: {kind: unrest, target: CEL}}, {crisis: {kind: unrest, target: BOR}}").crises()
    assert alone == told_first == first.occasion != second.occasion


def test_a_crisis_of_a_state_that_does_not_exist_yet_does_not_come():
    play = do("{crisis: {kind: unrest, target: GAR}}, {crisis: {kind: aggression, target: CEL, aggressor: GAR}}")
    assert play.crises() == [] and play.told() == []


def test_the_intensity_is_drawn_from_its_range_only_when_the_run_is_uncertain():
    event = "  act: {at: 2000-01-02, crisis: {kind: unrest, target: CEL, intensity: {value: 0.5, range: [0.3, 0.9]}}}\n"
    found = []
    for seed in range(30):
        play = Play(event, uncertain=True, seed=seed)
        play.fire(TODAY)
        found.append(float(play.crises()[0].intensity))
    assert 0.3 <= min(found) < 0.4 and 0.8 < max(found) <= 0.9
    play = Play(event)
    play.fire(TODAY)
    assert play.crises()[0].intensity == 0.5


def test_a_crisis_ends_by_outside_circumstances():
    play = do("{end_crisis: {of: riot}}", RIOT)
    assert play.crises()[0].stage == kinds.CRISIS_ENDED and "crisis ended" in play.told()


@pytest.mark.parametrize(("by", "now", "peak"), [(0.2, 0.8, 0.8), (0.9, 1.0, 1.0), (-0.5, 0.1, 0.6)])
def test_a_crisis_grows_fiercer_or_calmer(by, now, peak):
    (crisis,) = do(f"{{intensify: {{of: riot, by: {by}}}}}", RIOT).crises()
    assert (crisis.intensity, crisis.peak) == (pytest.approx(now), pytest.approx(peak))


def test_every_open_crisis_of_an_event_is_meant_and_no_other():
    two = "  riot: {at: 2000-01-02, do: [{crisis: {kind: unrest, target: CEL}}, {crisis: {kind: unrest, target: BOR}}]}\n"
    other = "  other: {at: 2000-01-02, crisis: {kind: unrest, target: ARD}}\n"
    play = do("{intensify: {of: riot, by: 0.25}}", two + other)
    assert [crisis.intensity for crisis in play.crises()] == [0.75, 0.75, 0.5]


def test_a_mandate_is_given():
    play = do("{mandate: {crisis: riot, by: UN}}", CLASH)
    assert play.crises()[0].mandated == 1
    assert play.world.chronicle["organisation"][play.told().index("mandate granted")] == play.start.names.organisation("UN")


def test_peacekeepers_are_offered_to_the_host():
    play = do("{offer_peacekeepers: {organisation: PACT, crisis: riot}}", CLASH)
    consent = play.decisions()[-1]
    assert (consent.kind, consent.state) == (kinds.CONSENT, play.start.names.state("CEL"))
    assert (consent.organisation, consent.subject) == (play.start.names.organisation("PACT"), play.crises()[0].serial)
    assert (consent.legal, consent.deadline) == (3, TODAY + 1)


def test_an_organisation_not_in_force_offers_nothing():
    play = do("{create: {organisation: LEAGUE}}, {offer_peacekeepers: {organisation: LEAGUE, crisis: riot}}", CLASH)
    assert [decision.kind for decision in play.decisions()] == [kinds.APPEAL]


# -------------------------------------------------------------------------------------------------------------- seats


def test_signatories_wait_for_ratification():
    play = do("{sign: {organisation: PACT, states: [FEN, CEL]}}")
    assert (play.seat("FEN").status, play.seat("FEN").ratify_on) == (kinds.SIGNATORY, 0)
    assert play.seat("CEL").status == kinds.MEMBER
    assert play.told() == ["signed"]


@pytest.mark.parametrize(
    ("effect", "state", "status", "told"),
    [
        ("join", "FEN", kinds.MEMBER, ["joined"]),
        ("join", "CEL", kinds.MEMBER, []),
        ("leave", "CEL", kinds.LEFT, ["left"]),
        ("leave", "FEN", kinds.OUTSIDE, []),
        ("observer", "FEN", kinds.OBSERVER, ["became observer"]),
        ("observer", "CEL", kinds.MEMBER, []),
        ("partner", "FEN", kinds.PARTNER, ["became partner"]),
        ("lapse", "FEN", kinds.OUTSIDE, []),
        ("lapse", "CEL", kinds.MEMBER, []),
        ("join", "GAR", kinds.OUTSIDE, []),
    ],
)
def test_seats_change_as_facts(effect, state, status, told):
    play = do(f"{{{effect}: {{organisation: PACT, state: {state}}}}}")
    assert (play.seat(state).status, play.told()) == (status, told)


@pytest.mark.parametrize(
    "first", ["observer: {organisation: PACT, state: FEN}", "sign: {organisation: PACT, states: [FEN]}"]
)
def test_a_status_lapses(first):
    play = do(f"{{{first}}}, {{lapse: {{organisation: PACT, state: FEN}}}}")
    assert play.seat("FEN").status == kinds.OUTSIDE and play.told()[-1] == "status lapsed"


def test_a_suspended_member_is_out_when_its_status_lapses():
    play = Play("  act: {at: 2000-01-02, do: [{lapse: {organisation: PACT, state: CEL}}]}\n")
    play.seat("CEL").status = kinds.SUSPENDED
    play.fire(TODAY)
    assert play.seat("CEL").status == kinds.LEFT


def test_an_invitation_is_a_decision():
    play = do("{invite: {organisation: PACT, state: FEN}}, {invite: {organisation: PACT, state: CEL}}")
    (decision,) = play.decisions()
    assert (decision.kind, decision.state) == (kinds.CHANGE_MEMBERSHIP, play.start.names.state("FEN"))
    assert (decision.legal, decision.deadline) == ((1 << kinds.STAY) | (1 << kinds.APPLY), TODAY + 1)


def test_a_member_signs_for_the_force():
    play = do(
        "{sign_force: {organisation: PACT, state: BOR, case_by_case: true}}, {sign_force: {organisation: PACT, state: FEN}}"
    )
    assert (play.seat("BOR").signed_force, play.seat("BOR").case_by_case) == (1, 1)
    assert play.seat("FEN").signed_force == 0


# ------------------------------------------------------------------------------------------------------ organisations


def test_every_member_is_asked_to_renew_once():
    play = do("{renewal: {organisation: PACT}}, {renewal: {organisation: PACT}}")
    assert [(row.kind, row.legal, row.deadline) for row in play.decisions()] == [(kinds.RENEW, 3, TODAY + 1)] * 3
    assert play.organisation("PACT").next_renewal == TODAY + 1


def test_a_charter_is_amended_in_its_words():
    play = do(
        "{amend: {organisation: PACT, set: {scope: [external, internal], tasks: [counter_terror, guard],"
        " exclusivity: strict, instruments: [statement], arbiter: null, term_years: 7, base_consent: false,"
        " council: {membership: {veto: ARD}}},"
        " council: {use_of_force: {rule: ballot, majority: 0.66}, aid: {absence_blocks: true}}}}"
    )
    charter = play.charter()
    assert (charter.scope_internal, charter.exclusivity, charter.arbiter) == (1, kinds.STRICT, -1)
    assert charter.tasks == (1 << kinds.COUNTER_TERROR) | (1 << kinds.GUARD)
    assert (charter.instruments, charter.term_years, charter.base_consent) == (1 << kinds.STATEMENT, 7.0, 0)
    law = play.world.procedures[0]
    assert (law[kinds.USE_OF_FORCE].rule, law[kinds.USE_OF_FORCE].majority) == (kinds.QUALIFIED_MAJORITY, 0.66)
    assert (law[kinds.AID].rule, law[kinds.AID].absence_blocks) == (kinds.SIMPLE_MAJORITY, 1)
    assert law[kinds.MEMBERSHIP].veto == play.start.names.state("ARD")
    assert play.told() == ["charter amended"] * 11


def test_keys_that_are_not_written_stay_as_they_were():
    before = Play("  act: {at: 2000-01-02, do: [{session: {organisation: PACT}}]}\n").charter().copy()
    after = do("{amend: {organisation: PACT, set: {scope: [internal]}}}").charter()
    changed = [name for name in before.dtype.names if before[name] != after[name]]
    assert changed == ["scope_internal"]


def test_an_amendment_is_put_to_the_council():
    play = do("{propose_amendment: {organisation: PACT, by: BOR, set: {base_consent: false}}}")
    (motion,) = play.motions()
    assert (motion.matter, motion.subject, motion.value) == (kinds.AMENDMENT, charter_clause("base_consent"), 0.0)
    assert (motion.proposer, motion.deadline) == (play.start.names.state("BOR"), TODAY + 3)
    assert [row.kind for row in play.decisions()] == [kinds.VOTE] * 3
    assert play.charter().base_consent == 1


def test_a_procedure_is_proposed_as_a_clause_too():
    (motion,) = do("{propose_amendment: {organisation: PACT, by: BOR, set: {council: {aid: {quorum: 0.9}}}}}").motions()
    assert (motion.subject, motion.value) == (procedure_clause(kinds.AID, "quorum"), 0.9)


def test_only_a_member_proposes():
    assert do("{propose_amendment: {organisation: PACT, by: FEN, set: {base_consent: false}}}").motions() == []


def test_an_organisation_is_created_and_comes_into_force():
    play = do("{create: {organisation: LEAGUE}}, {create: {organisation: LEAGUE}}, {in_force: {organisation: LEAGUE}}")
    league = play.organisation("LEAGUE")
    assert (league.present, league.in_force) == (1, TODAY)
    assert play.told() == ["organisation created", "treaty in force"]


def test_nothing_happens_to_an_organisation_that_does_not_exist_yet():
    play = do(
        "{in_force: {organisation: LEAGUE}}, {amend: {organisation: LEAGUE, set: {term_years: 9}}},"
        " {join: {organisation: LEAGUE, state: FEN}}, {force: {organisation: LEAGUE, kind: peacekeepers}}"
    )
    assert play.told() == [] and play.charter("LEAGUE").term_years == 0.0


def test_a_force_is_created_with_its_rung():
    play = do("{force: {organisation: PACT, kind: rapid_reaction_force, signed_by: [BOR, CEL], case_by_case: [CEL]}}")
    assert play.organisation("PACT").force_created == 1
    assert (play.charter().instruments >> kinds.RAPID_REACTION_FORCE) & 1 == 1
    assert [(play.seat(state).signed_force, play.seat(state).case_by_case) for state in ("BOR", "CEL")] == [(1, 0), (1, 1)]
    assert "force created" in play.told()
    keepers = do("{force: {organisation: PACT, kind: peacekeepers}}")
    assert keepers.organisation("PACT").peacekeepers_created == 1
    assert (keepers.charter().instruments >> kinds.PEACEKEEPERS) & 1 == 1


def attendance(seeds, **seat):
    """(held, attended, stayed away) over seeds of an exercise in CEL, with fields of BOR's seat set."""
    held = attended = away = 0
    for seed in range(seeds):
        play = Play("  act: {at: 2000-01-02, do: [{exercise: {organisation: PACT, host: CEL, troops: 4000}}]}\n", seed=seed)
        for field, value in seat.items():
            setattr(play.seat("BOR"), field, value)
        play.fire(TODAY)
        told = play.told()
        held += "exercise held" in told
        away += told.count("exercise boycotted")
        if "exercise held" in told:
            attended += int(play.world.chronicle["detail"][told.index("exercise held")])
            assert play.organisation("PACT").interoperability > 0.3
        else:
            assert told == ["exercise cancelled"]
            assert play.organisation("PACT").interoperability == 0.3
    return held, attended, away


def test_an_exercise_is_held_by_those_who_want_it():
    held, attended, away = attendance(40)
    assert held > 30 and attended + away == 3 * held
    _, _, more_away = attendance(40, grievance=1.0)
    assert more_away > away
    held, _, boycotted = attendance(40, boycott=1.0, boycott_until=NEVER)
    assert boycotted > 0.7 * held
    held, _, frozen = attendance(40, status=kinds.FROZEN)
    assert frozen >= held


def test_an_extraordinary_session_is_called_for_tomorrow():
    play = do("{session: {organisation: PACT}}")
    assert play.organisation("PACT").next_session == TODAY + 1
    assert play.world.now["wake"][0] <= TODAY + 1


def test_an_office_that_falls_vacant_is_filled():
    play = do("{vacancy: {organisation: PACT, office: secretary}}")
    pact = play.organisation("PACT")
    assert pact.secretary == pact.chair == 0 and pact.cohesion < 0.5
    assert "secretary general took office" in play.told()
    play = do("{vacancy: {organisation: PACT, office: chair}}")
    assert play.organisation("PACT").chair_until == TODAY + 1, "the chair passes in turn tomorrow"
    assert play.world.now["wake"][0] <= TODAY + 1


# ---------------------------------------------------------------------------------------------------------- diplomacy


def test_bases_open_and_close_as_facts():
    play = do(
        "{base: {base: fen-in-cel, state: open}}, {base: {base: pact-in-cel, state: close}},"
        " {base: {base: pact-in-cel, state: close}}"
    )
    assert play.world.bases["status"].tolist() == [1, 2]
    assert play.told() == ["base opened", "base closed"]
    assert play.world.chronicle["organisation"][1] == play.start.names.organisation("PACT")


def test_the_host_is_asked_for_a_base():
    play = do("{ask_base: {base: fen-in-cel}}, {ask_base: {base: pact-in-cel}}")
    (decision,) = play.decisions()
    names = play.start.names
    assert (decision.kind, decision.organisation, decision.subject) == (kinds.CONSENT, -1, names.base("fen-in-cel"))
    assert (decision.state, decision.whom) == (names.state("CEL"), names.state("FEN"))


@pytest.mark.parametrize(
    ("kind", "sort", "option"),
    [
        ("gas_cut", kinds.PRESS, kinds.GAS_CUT),
        ("trade_ban", kinds.PRESS, kinds.TRADE_BAN),
        ("price_discount", kinds.PAY, kinds.PRICE_DISCOUNT),
        ("aid", kinds.PAY, kinds.GIVE_AID),
    ],
)
def test_pressure_is_a_decision_that_was_taken(kind, sort, option):
    play = do(f"{{pressure: {{kind: {kind}, from: ARD, on: BOR, strength: 0.5}}}}")
    (decision,) = play.decisions()
    assert (decision.kind, decision.option, decision.value) == (sort, option, 0.5)
    assert (decision.state, decision.whom) == (play.start.names.state("ARD"), play.start.names.state("BOR"))
    assert decision.chosen_by == kinds.BY_SCRIPT and decision.legal == 1 << option


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("gas_cut", -0.75, -0.25),
        ("gas_cut", -0.3, 0.0),
        ("gas_cut", 0.4, 0.4),
        ("aid", 0.75, 0.25),
        ("aid", 0.2, 0.0),
        ("aid", -0.4, -0.4),
    ],
)
def test_what_is_left_of_a_pressure_ends_after_its_days(kind, before, after):
    play = do(f"{{pressure: {{kind: {kind}, from: ARD, on: BOR, strength: 0.5, days: 30}}}}")
    play.pair("BOR", "ARD").pressure = before
    play.fire(TODAY + 30)
    assert play.pair("BOR", "ARD").pressure == before
    play.fire(TODAY + 31)
    assert play.pair("BOR", "ARD").pressure == after


def test_a_new_leader_comes_to_power():
    play = do("{leader: {state: CEL, stability: -0.1}}")
    assert play.state("CEL").leader_since == TODAY
    assert play.state("CEL").stability == pytest.approx(0.25)
    assert play.told() == ["leader changed"]


def test_recognition_is_put_to_the_members():
    play = do("{recognition: {by_request_of: ARD, organisation: PACT, of: two valleys}}")
    (motion,) = play.motions()
    assert (motion.matter, motion.target, motion.proposer) == (kinds.RECOGNITION, 0, 0)


def test_a_poll_and_a_message_are_told():
    play = do("{poll: {state: CEL, organisation: PACT}}, {message: {text: {en: One.}}}, {message: {text: {en: Two.}}}")
    assert play.told() == ["poll", "message", "message"]
    assert play.world.chronicle["value"][0] == play.seat("CEL").opinion
    texts = messages(play.start.scenario.events["act"].do)
    assert [texts[int(number)]["en"] for number in play.world.chronicle["detail"][1:3]] == ["One.", "Two."]
