"""The pass over texts for readers: every one has English, and the languages that most of the others have."""

from sim.lint.finding import CERTAIN, LIKELY
from sim.lint.view import View
from sim.scenario.document import KeyPath

LANGUAGES = {"en": "English", "ru": "Russian"}
MOST = 0.5
"""From this share of the texts on, a language counts as one that the scenario is written in."""
SHOWN = 3


def missing_translations(view: View) -> None:
    """Texts that lack English, or another language that most texts have; one finding a language, at the first place."""
    texts = [
        (path, mapping)
        for path, mapping in view.mappings
        if mapping and set(mapping) <= set(LANGUAGES) and all(isinstance(text, str) for text in mapping.values())
    ]
    for language, name in LANGUAGES.items():
        lacking = [path for path, text in texts if language not in text]
        if not lacking:
            continue
        if language == "en":
            _tell(view, "no-english", lacking, f"this text has no {name}", CERTAIN)
        elif len(lacking) <= (1.0 - MOST) * len(texts):
            _tell(view, "missing-translation", lacking, f"this text has no {name}, and most texts have it", LIKELY)


def _tell(view: View, key: str, lacking: list[KeyPath], message: str, confidence: str) -> None:
    """One finding for all texts that lack a language."""
    first, *others = lacking
    if others:
        more = f" and {len(others) - SHOWN} more" if len(others) > SHOWN else ""
        shown = ", ".join(".".join(map(str, path)) for path in others[:SHOWN])
        message += f" (nor have {shown}{more})"
    view.tell(key, first, message, confidence=confidence, at_key=True)
