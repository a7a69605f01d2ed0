"""The table of op-codes is complete: documented, bounded, and in step with the layout. That each is carried out is shown by
`test_conditions` and `test_effects`, whose examples cover the table."""

import ast
from pathlib import Path

from sim.script import opcodes
from sim.script.opcodes import HIGHEST, LOWEST, OPCODES, REGISTERS
from sim.world import layout, layout_polity
from sim.world.law import CHARTER_CLAUSES, CLAUSES, MEASURES, PROCEDURE_CLAUSES, clause_name

FOLDER = Path(opcodes.__file__).parent


def constants() -> dict[int, str]:
    """The constant of each op-code, read from the tuple that names them."""
    tree = ast.parse((FOLDER / "opcodes.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple):
            names = [name.id for name in node.targets[0].elts]
            if names[0] == "END":
                return dict(enumerate(names))
    raise AssertionError("the constants are gone")


def test_every_op_code_has_a_constant_and_a_meaning():
    assert sorted(constants()) == list(range(len(OPCODES)))
    assert all(row.meaning and row.name == row.name.lower() for row in OPCODES)
    assert len({row.name for row in OPCODES}) == len(OPCODES)


def test_groups_lie_together():
    groups = [row.group for row in OPCODES]
    assert groups == sorted(groups, key=("control", "step", "quantity", "question", "effect").index)


def test_ranges_of_quantities_are_those_of_the_layout():
    homes = {
        "affinity": "pairs", "dependence": "pairs", "grievance": "pairs", "debt": "pairs", "stability": "states",
        "readiness": "states", "legitimacy": "states", "engaged": "states", "boldness": "states",
        "credibility": "organisations", "cohesion": "organisations", "interoperability": "organisations",
        "channel": "organisations", "air_defence": "organisations", "arms_discount": "organisations",
    }  # fmt: skip
    tables = {table.name: {field.name: field for field in table.fields} for table in layout.WORLD}
    for name, table in homes.items():
        low, high = (float(bound) for bound in tables[table][name].span.split(".."))
        number = next(number for number, row in enumerate(OPCODES) if row.name == name)
        assert (LOWEST[number], HIGHEST[number]) == (low, high), name


def test_the_registers_are_those_of_the_layout():
    (scratch,) = (table for table in layout.WORLD if table.name == "scratch")
    assert scratch.shape == (str(REGISTERS),)


def test_every_clause_has_a_number_and_a_name():
    names = [clause_name(clause) for clause in range(CLAUSES)]
    assert len(set(names)) == CLAUSES
    assert names[0] == layout_polity.CHARTERS.fields[0].name
    assert names[CHARTER_CLAUSES] == f"council.use_of_force.{layout_polity.PROCEDURES.fields[0].name}"
    assert len(MEASURES) == CHARTER_CLAUSES and len(layout_polity.PROCEDURES.fields) == PROCEDURE_CLAUSES
