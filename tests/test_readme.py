"""The README's words are carried out as they stand: in a fresh copy, in the order of the page, by the shell of a newcomer.

The one difference: the test command of the README only collects the tests here, since it is what runs this test.
"""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "venv", "out", "out-*", "__pycache__", ".*_cache", ".hypothesis", "build", "dist"
)
MINUTES_A_BLOCK = 20


def blocks(language: str) -> list[str]:
    """The code blocks of the README in a language."""
    return [text for found, text in BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8")) if found == language]


def carry_out(command: list[str], where: Path) -> str:
    """What a command prints; it must end well."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV"))}
    environment["PYTEST_ADDOPTS"] = "--collect-only"
    done = subprocess.run(
        command, cwd=where, env=environment, capture_output=True, text=True, timeout=60 * MINUTES_A_BLOCK, check=False
    )  # fmt: skip
    assert done.returncode == 0, f"{command}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory):
    """A fresh copy in which the README's blocks have been carried out, with what each printed."""
    copy = tmp_path_factory.mktemp("newcomer") / "article4"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
    return copy, {block: carry_out(["bash", "-ec", block], copy) for block in blocks("sh")}


def test_the_page_has_only_blocks_that_are_carried_out_or_shown():
    languages = {language for language, _ in BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8"))}
    assert languages == {"sh", "python", "text"}


def test_the_table_of_dependencies_names_each_one_and_the_extras_are_told():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    table = page[page.index("## Dependencies") : page.index("Extras:")]
    rows = {re.sub(r" \(.*", "", name) for row in re.findall(r"^\| (.*?) \|", table, re.M) for name in row.split(", ")}
    needed = {re.split(r"[<>=\[]", entry)[0] for entry in project["dependencies"] + extras["play"]}
    assert rows - {"package", "---"} == needed
    assert set(extras) == {"play", "cluster", "test", "dev"}
    assert set(re.findall(r"`(\w+)` \(", page[page.index("Extras:") :].split("\n\n")[0])) == set(extras)
    for entry in [*project["dependencies"], *(entry for extra in extras.values() for entry in extra)]:
        assert "<" in entry or entry == "article4[play]" or entry.startswith("types-"), f"{entry} has no upper bound"


@pytest.mark.slow
def test_the_first_block_does_the_main_job(newcomer):
    copy, printed = newcomer
    assert "1,000 runs" in printed[blocks("sh")[0]]
    for name in ("runs.parquet", "decisions.parquet", "card.json", "timing.json", "summary.md"):
        assert (copy / "out" / name).is_file()


@pytest.mark.slow
def test_continuous_integration_runs_exactly_the_test_command():
    assert blocks("sh")[1].strip() in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.slow
def test_shell_blocks_print_what_they_promise(newcomer):
    _, printed = newcomer
    texts = {block.split("article4 ")[-1].split()[0]: text for block, text in printed.items() if "bin/article4 " in block}
    assert "1992-05-15" in texts["run"]
    assert "Charter 12" in texts["explain"]
    assert '"title": "An Article 4 scenario"' in texts["schema"]


@pytest.mark.slow
@pytest.mark.parametrize("block", blocks("python"), ids=range(len(blocks("python"))))
def test_python_blocks_run_from_another_folder(newcomer, tmp_path, block):
    copy, _ = newcomer
    assert "1993-0" in carry_out([str(copy / ".venv/bin/python"), "-W", "error::FutureWarning", "-c", block], tmp_path)


@pytest.mark.slow
def test_an_installed_package_finds_its_scenarios_from_another_folder(newcomer, tmp_path):
    copy, _ = newcomer
    assert "real-timeline" in carry_out([str(copy / ".venv/bin/article4"), "scenarios"], tmp_path)
    where = carry_out([str(copy / ".venv/bin/python"), "-c", "import sim; print(sim.__file__)"], tmp_path)
    assert "site-packages" in where
