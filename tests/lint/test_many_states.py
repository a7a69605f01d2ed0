"""A world of 200 states is clean, is loaded and built in bounded time, lives to its end, and grows as its pairs do."""


from worlds.many_states import many_states

from sim.lint.check import report_text
from sim.run import Run
from sim.scenario.build import build
from sim.scenario.load import load_text

STATES = 200


def test_two_hundred_states_live_to_the_end_of_their_span():
    text = many_states(STATES)
    assert [one.render() for one in report_text(text, "world.yaml").findings] == []
    start = build(load_text(text, "world.yaml"), crises="both")
    run = Run(start, 1)
    events, rulings = run.finish()
    assert run.fault is None
    assert len(start.scenario.states) == STATES
    assert len(rulings) > 0 and len(events) > STATES


def test_the_memory_of_a_world_grows_no_faster_than_its_pairs():
    small, large = (build(load_text(many_states(count), "a.yaml")).space.buffer.nbytes for count in (50, 200))
    assert large / small < (200 / 50) ** 2
