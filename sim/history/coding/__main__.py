"""`python -m sim.history.coding [folder]`: write the coded files of the real timeline anew."""

import sys
from pathlib import Path

from sim.history.coding.emit import FILES
from sim.history.coding.record import SCENARIO, Record


def main(arguments: list[str]) -> None:
    """Write every coded file into the folder (the real timeline's when none is given) and say what changed."""
    folder = Path(arguments[0]) if arguments else SCENARIO
    record = Record(folder)
    for name, written in FILES.items():
        path = folder / name
        content = written(record)
        changed = not path.exists() or path.read_text(encoding="utf-8") != content
        path.write_text(content, encoding="utf-8")
        print(f"{name}: {'written' if changed else 'unchanged'}")


if __name__ == "__main__":
    main(sys.argv[1:])
