"""The list of commands. Each lives in a module of its own, which is imported only when the command is called.

Why lazily: `--help` and a misspelt option must answer at once, and numba, polars and pydantic take a second to load. So the
list of commands stands here with one line each; the module `sim.cli.NAME` holds the function `command` with its options.
"""

import importlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperGroup

from sim import __version__
from sim.cli.common import DONE, telling, told

PROGRAM = "article4"


class Entry(NamedTuple):
    """A command: its name, its module below `sim.cli`, and what `--help` says of it in a line."""

    name: str
    module: str
    help: str


COMMANDS: tuple[Entry, ...] = (
    Entry("scenarios", "scenarios", "List the scenarios that are shipped."),
    Entry("run", "run", "Live one run and print its chronicle as it happens."),
    Entry("batch", "batch", "Live many runs and summarise them, each number with its interval."),
    Entry("explain", "explain", "Explain a decision of a run: votes, reasons, article, what would flip it."),
    Entry("play", "play", "See, play and replay any scenario in a window: govern a state or watch."),
    Entry("replay", "replay", "Live a saved game again from its orders; the digest tells that it is the same."),
    Entry("shot", "shot", "Draw any screen of the game as a picture or as text, without a window."),
    Entry("check", "check", "Check a scenario and report every fault with its place."),
    Entry("test", "test", "Test whether a scenario tells its story: its expectations over many seeds."),
    Entry("why-not", "why_not", "Say why an event did not happen: which clause was false, and when."),
    Entry("new", "new", "Write a new world: a small one that runs, or one that changes another."),
    Entry("resolve", "resolve", "Print a scenario flat, or where one of its values came from."),
    Entry("upgrade", "upgrade", "Write scenario files of an older format anew, comments kept."),
    Entry("rules", "rules", "Print the rule book: the articles, their sources, and what is not modelled."),
    Entry("schema", "schema", "Print the JSON Schema of scenario files."),
)


class Commands(Mapping[str, Any]):
    """The commands by name, each built when it is asked for."""

    def __getitem__(self, name: str) -> Any:
        for entry in COMMANDS:
            if entry.name == name:
                return _built(entry)
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(entry.name for entry in COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


def _built(entry: Entry) -> Any:
    """A command with its options."""
    module = importlib.import_module(f"sim.cli.{entry.module}")
    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    alone.command(entry.name)(telling(module.command))
    return typer.main.get_command(alone)


class LazyGroup(TyperGroup):
    """A group of commands that lists them without importing them."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = Commands()  # type: ignore[assignment]

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the list of commands for `--help`."""
        with formatter.section("Commands"):
            formatter.write_dl([(entry.name, entry.help) for entry in COMMANDS])


app = typer.Typer(
    cls=LazyGroup, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, no_args_is_help=True
)


def _tell_version(asked: bool) -> None:
    """Print the version and end."""
    if asked:
        typer.echo(f"{PROGRAM} {__version__}")
        raise typer.Exit


@app.callback()
def article4(
    _version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", is_eager=True, callback=_tell_version)
    ] = False,
) -> None:
    """A wargame of collective security: states as agents, a treaty as the rule book."""


def carry_out(arguments: Sequence[str] | None) -> int:
    """Carry out a command line (that of the process when None); returns the exit code (see `sim.cli.common`)."""
    try:
        typer.main.get_command(app)(args=None if arguments is None else list(arguments), prog_name=PROGRAM)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except OSError as error:  # nobody reads what `--help` or the version say, or it has no room
        code = told(error)
        if code is None:
            raise
        return code
    return DONE
