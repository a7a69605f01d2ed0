"""The chronicle has a sentence for every kind of event, and says it of a whole run without a gap."""

import json

import numpy as np
import pytest

from sim.report.chronicle import SENTENCES, as_values, line
from sim.report.decision import flip_of, reasons
from sim.run import Run
from sim.scenario.build import build
from sim.scenario.load import load
from sim.words import kinds
from sim.world.fields import record
from sim.world.layout_log import CHRONICLE, RULING_VOTES


@pytest.fixture(scope="module")
def lived():
    start = build(load("tests/worlds/six.yaml"))
    events, rulings = Run(start, 1).finish()
    return start, events, rulings


def test_every_kind_of_event_has_a_sentence():
    assert set(SENTENCES) == set(range(1, len(kinds.EVENT_KINDS)))


@pytest.mark.parametrize("kind", range(1, len(kinds.EVENT_KINDS)))
def test_a_sentence_can_be_said_of_nobody_and_of_somebody(lived, kind):
    start, _, _ = lived
    event = np.zeros(1, record(CHRONICLE))[0]
    event.kind, event.day, event.who, event.whom, event.organisation = kind, 730000, -1, -1, -1
    assert line(event, start.names).startswith("1999-")
    event.who, event.whom, event.organisation, event.detail, event.value = 0, 1, 0, 1, 0.5
    said = line(event, start.names)
    assert "{" not in said and said == said.strip()


def test_a_whole_run_is_told_in_order_and_as_json(lived):
    start, events, _ = lived
    assert len(events) > 20
    assert list(events["serial"]) == list(range(1, len(events) + 1))
    assert np.all(np.diff(events["day"]) >= 0)
    for event in events:
        assert json.loads(json.dumps(as_values(event, start.names)))["text"]


def test_reasons_add_up_to_the_utility(lived):
    start, _, rulings = lived
    voted = [ruling for ruling in rulings if ruling.ruling.yes > 0]
    assert voted
    for ruling in voted:
        for reason in reasons(ruling, start.names):
            if reason.utility:
                assert sum(value for _, value in reason.terms) == pytest.approx(reason.utility, abs=1e-9)


def test_the_flip_is_the_strongest_motive_of_the_votes_own_way():
    vote = np.zeros(1, record(RULING_VOTES))[0]
    vote["term_habit"], vote["term_solidarity"], vote["term_cost"], vote["utility"] = 2.0, 1.0, -0.5, 2.5
    assert flip_of(vote) == "even odds with solidarity at -1.50 instead of +1.00"
    vote["term_solidarity"], vote["term_cost"], vote["utility"] = 0.0, 0.0, 2.0
    assert flip_of(vote) == "no single motive decides"


def test_a_message_of_the_author_is_told_in_his_words():
    start = build(load("tests/worlds/six.yaml"))
    event = np.zeros(1, record(CHRONICLE))[0]
    event.kind, event.day, event.subject = kinds.E_MESSAGE, 730000, start.names.event("drift")
    assert line(event, start.names).endswith("Voices in Celia ask what the Pact is for.")
    event.subject = start.names.event("batken")
    assert line(event, start.names).endswith("a message from the author"), "an event without messages"
