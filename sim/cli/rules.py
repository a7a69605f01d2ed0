"""`article4 rules`: the rule book, article by article, and the named numbers."""

import json
from typing import Annotated

import typer

from sim.cli.common import DONE, FAULT, say


def command(
    article: Annotated[str | None, typer.Argument(help="an article such as 'Treaty 4'; all when left out")] = None,
    numbers: Annotated[
        bool, typer.Option("--numbers", help="the named numbers with unit, range and source instead")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="as JSON")] = False,
) -> int:
    """Print the rule book: what each article says, clause by clause, and which clauses are not modelled."""
    if numbers:
        show_numbers(as_json)
        return DONE
    from sim.charter.articles import ARTICLES, other_articles, text_of

    chosen = [
        entry for entry in ARTICLES if article is None or article.lower() in (entry.label.lower(), entry.title.lower())
    ]
    if not chosen:
        say(f"error: there is no article {article!r}; there are: {', '.join(entry.label for entry in ARTICLES)}")
        return FAULT
    if as_json:
        typer.echo(
            json.dumps([{"label": e.label, "title": e.title, "text": text_of(e)} for e in chosen], ensure_ascii=False)
        )
        return DONE
    for entry in chosen:
        typer.echo(f"{entry.label}: {entry.title}\n")
        typer.echo(text_of(entry).strip() + "\n")
    if article is None:
        typer.echo(other_articles())
    return DONE


def show_numbers(as_json: bool) -> None:
    """The parameters that a scenario may set under `parameters:`."""
    from sim.world.parameters import PARAMETERS

    if as_json:
        typer.echo(json.dumps([parameter._asdict() for parameter in PARAMETERS]))
        return
    for p in PARAMETERS:
        typer.echo(f"{p.name} = {p.default:g} {p.unit} ({p.low:g} to {p.high:g}): {p.meaning} [{p.source}]")
