"""Write the golden transcripts anew: `python tests/transcripts/regenerate.py [SCENARIO...]`; all of them when none is named."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]

from transcripts.golden import place_of, transcript  # noqa: E402  (found by the two folders above)

from sim.scenario.find import shipped  # noqa: E402


def main(wanted: list[str]) -> int:
    """Write the transcripts that are wanted and say which of them moved. Returns 2 for a scenario that is not shipped."""
    unknown = sorted(set(wanted) - set(shipped()))
    if unknown:
        print(f"not shipped: {', '.join(unknown)}; shipped: {', '.join(shipped())}", file=sys.stderr)
        return 2
    for scenario in wanted or shipped():
        place, written = place_of(scenario), transcript(scenario)
        before = place.read_text(encoding="utf-8") if place.is_file() else ""
        place.write_text(written, encoding="utf-8", newline="\n")
        print(f"{scenario}: {'unchanged' if before == written else 'written anew'}, {written.count(chr(10))} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
