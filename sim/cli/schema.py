"""`article4 schema`: the JSON Schema of scenario files, for editors."""

import json

import typer


def command() -> None:
    """Print the JSON Schema of scenario files (save it and name it in your editor's YAML settings)."""
    from sim.scenario.schema import Scenario

    schema = Scenario.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "An Article 4 scenario"
    typer.echo(json.dumps(schema, indent=2, ensure_ascii=False))
