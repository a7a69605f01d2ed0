"""The texts of the screens are in a table, and English is complete."""

import json
import re
from pathlib import Path

from sim.play import texts

ROOT = Path(__file__).parents[2]


def test_the_english_table_has_every_text_and_no_other():
    table = json.loads((ROOT / "assets" / "texts" / "en.json").read_text(encoding="utf-8"))
    wanted = texts.texts_in(ROOT / "sim" / "play")
    assert sorted(table) == wanted, "write it anew: python -m sim.play.texts"
    for english, words in table.items():
        assert set(re.findall(r"\{(\w+)\}", english)) == set(re.findall(r"\{(\w+)\}", words))


def test_another_language_is_spoken_where_its_table_has_words(monkeypatch):
    monkeypatch.setattr(texts, "table", lambda language: {"Council": "Совет"} if language == "ru" else {})
    texts.choose("ru")
    try:
        assert texts.say("Council") == "Совет"
        assert texts.say("in {n} d", n=3) == "in 3 d"
    finally:
        texts.choose("en")
