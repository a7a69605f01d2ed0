"""Every shipped scenario has a golden transcript and lives it again, line by line; no transcript outlives its scenario."""

from itertools import zip_longest

import pytest
from transcripts.golden import FOLDER, place_of, transcript

from sim.scenario.find import shipped


def test_every_shipped_scenario_has_a_transcript_and_every_transcript_a_scenario() -> None:
    assert {place.stem for place in FOLDER.glob("*.txt")} == set(shipped())


@pytest.mark.parametrize("scenario", shipped())
def test_the_scenario_lives_its_transcript_again(scenario: str) -> None:
    kept, lived = place_of(scenario).read_text(encoding="utf-8").split("\n"), transcript(scenario).split("\n")
    for number, (before, now) in enumerate(zip_longest(kept, lived), 1):
        assert before == now, (
            f"{place_of(scenario).name}, line {number}:\n  kept: {before}\n  now:  {now}\n"
            f"if this was meant: python tests/transcripts/regenerate.py {scenario}, and read the diff"
        )
