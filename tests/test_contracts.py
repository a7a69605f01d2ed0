"""What the tools say of the whole source: imports point downward, types agree, the linter is content."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

TOOLS = {
    "imports": [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
    "types": [sys.executable, "-m", "mypy"],
    "lint": [sys.executable, "-m", "ruff", "check", "--no-cache", "."],
}


@pytest.mark.slow
@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_has_nothing_to_say(tool, tmp_path):
    cache = ["--cache-dir", str(tmp_path)] if tool == "types" else []
    done = subprocess.run([*TOOLS[tool], *cache], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
