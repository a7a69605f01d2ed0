"""The loader and check against files broken at random: none may end in a traceback, take two seconds or 300 MB.

    python tests/bench/bench_loader.py [--cases 10000] [--first 0]

One line at the end: cases, how they came out, the slowest, the memory. Exit code 1 when a bound was broken.
"""

import argparse
import collections
import os
import resource
import sys
import tempfile
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "lint")]

from mutants import mutant, sources  # noqa: E402

from sim.lint.check import Report, report, report_text  # noqa: E402
from sim.scenario.build import build  # noqa: E402
from sim.scenario.load import load, load_text  # noqa: E402

MOST_SECONDS = 2.0
MOST_BYTES = 300_000_000
MOST_FINDINGS = 400
IN_A_FOLDER = 40
"""Of so many cases one is a whole shipped folder with one file broken; the others are single files."""


def examine(number: int, files: list[Path]) -> tuple[Path, Report]:
    """Check one broken file; build what is sound."""
    path = files[number % len(files)]
    text = mutant(number, path)
    if number % IN_A_FOLDER == 0 and (path.parent / "scenario.yaml").is_file():
        return path, in_its_folder(path, text)
    found = report_text(text, path.name)
    if found.errors == 0:
        build(load_text(text, path.name))
    return path, found


def in_its_folder(path: Path, text: str) -> Report:
    """Check a copy of a scenario's folder in which one file is broken."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "world"
        folder.mkdir()
        for other in path.parent.glob("*.yaml"):
            (folder / other.name).write_bytes(other.read_bytes())
        (folder / path.name).write_bytes(text.encode("utf-8", errors="surrogatepass"))
        found = report(folder)
        if found.errors == 0:
            build(load(folder))
        return found


def fault_of(number: int, files: list[Path], counts: collections.Counter) -> tuple[str | None, float]:
    """What is wrong with how a case came out, None for nothing, and how long it took (processor seconds)."""
    began = time.process_time()
    try:
        path, found = examine(number, files)
        shown = [finding.render() for finding in found.findings]
    except Exception:
        return f"case {number}: {traceback.format_exc(limit=-4)}", 0.0
    seconds = time.process_time() - began
    counts["sound" if found.errors == 0 else f"stopped at {found.layers[-1]}"] += 1
    if any(finding.fault.key == "pass-failed" for finding in found.findings):
        return f"case {number} ({path.name}): a pass broke down\n{shown}", seconds
    if len(shown) > MOST_FINDINGS:
        return f"case {number} ({path.name}): {len(shown)} findings", seconds
    if seconds > MOST_SECONDS:
        return f"case {number} ({path.name}): {seconds:.2f} s", seconds
    return None, seconds


def most_memory() -> int:
    """The most memory that this process has held (bytes). Linux tells it apart from what its parent held before it began."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main() -> int:
    """Carry out the cases; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    asked = parser.parse_args()
    os.environ.setdefault("ARTICLE4_CACHE", tempfile.mkdtemp())
    files, faults, slowest = sources(), [], 0.0
    counts: collections.Counter = collections.Counter()
    for number in range(asked.first, asked.first + asked.cases):
        fault, seconds = fault_of(number, files, counts)
        slowest = max(slowest, seconds)
        if fault is not None:
            faults.append(fault)
            print(fault, flush=True)
    memory = most_memory()
    if memory > MOST_BYTES:
        faults.append(f"{memory / 1e6:.0f} MB")
    kinds = ", ".join(f"{count} {kind}" for kind, count in counts.most_common())
    print(f"{asked.cases} cases: {kinds}; {len(faults)} faults; slowest {slowest:.2f} s; {memory / 1e6:.0f} MB")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
