"""The log says which rung of the ladder the law refused; the chronicle of transcripts stays as it is."""

from datetime import date

from sim.game.session import Game


def test_each_refused_rung_is_named_as_its_ruling_is():
    game = Game.start("real-timeline", 7, {})
    game.advance(date(2015, 4, 1), answers=False)
    refused = [event for event in game.events if event.kind == "appeal inadmissible" and event.subject > 0]
    assert len(refused) > 5
    ladders = {}
    for event in refused:
        ladders.setdefault((event.day, event.subject), []).append(event.text)
    assert max(len(texts) for texts in ladders.values()) > 2
    for (day, subject), texts in ladders.items():
        rulings = [one for one in game.rulings if one.day == day and one.refused and subject in (one.crisis, one.serial)]
        for text, ruling in zip(texts, rulings, strict=True):
            assert f" for {ruling.instrument.replace('_', ' ')} fails in law: {ruling.refused}" in text
        assert len(set(texts)) == len(texts), "no sentence stands there twice"


def test_the_same_events_come_out_month_by_month_and_at_once():
    once, often = Game.start("real-timeline", 7, {}), Game.start("real-timeline", 7, {})
    once.advance(date(2001, 1, 1), answers=False)
    while often.today < date(2001, 1, 1):
        often.advance(min(often.day + 9, once.day), answers=False)
        assert often.events
    assert [one.text for one in often.events] == [one.text for one in once.events]
