"""The lint over rule sources: what would make compiled and plain worlds differ, or luck depend on order, is refused here."""

import ast
from pathlib import Path

import pytest

from sim.words.jit import rule_sources

ALLOWED_MATH = {"sqrt", "ldexp", "frexp", "floor"}
"""IEEE 754 fixes these to the bit; everything else in `math` differs between platforms."""
ALLOWED_NUMPY = {"float64", "uint64", "int64"}
FORBIDDEN_CALLS = {"print", "sum", "sorted", "hash", "round", "pow", "open", "eval", "exec", "divmod", "any", "all"}


NOT_FOR_RULES = (
    ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.GeneratorExp, ast.JoinedStr, ast.Raise, ast.Try,
)  # fmt: skip
"""What allocates, or what compiled code does in another way than plain Python."""


def rules_of(path: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    marked = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = {d.id for d in node.decorator_list if isinstance(d, ast.Name)}
            if names & {"rule", "entry"}:
                marked.append(node)
    return marked


def faults_of(function: ast.FunctionDef) -> list[str]:
    found = []
    for node in ast.walk(function):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
            found.append(f"line {node.lineno}: ** differs between compiled and plain")
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.value.id == "math" and node.attr not in ALLOWED_MATH:
                found.append(f"line {node.lineno}: math.{node.attr} differs between platforms")
            if node.value.id == "np" and node.attr not in ALLOWED_NUMPY:
                found.append(f"line {node.lineno}: np.{node.attr} is no plain arithmetic")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FORBIDDEN_CALLS:
            found.append(f"line {node.lineno}: {node.func.id}() has no place in a rule")
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple) and isinstance(node.targets[0], ast.Tuple):
            if any(isinstance(part, ast.Subscript) for part in node.targets[0].elts):
                found.append(f"line {node.lineno}: a swap of records by tuple assignment duplicates one")
        if isinstance(node, NOT_FOR_RULES):
            found.append(f"line {node.lineno}: {type(node).__name__} is not for rules")
    return found


@pytest.mark.parametrize("path", rule_sources(), ids=lambda path: path.stem)
def test_rules_use_plain_arithmetic_only(path):
    faults = [f"{path.name}:{function.name}: {fault}" for function in rules_of(path) for fault in faults_of(function)]
    assert faults == []


@pytest.mark.parametrize("path", rule_sources(), ids=lambda path: path.stem)
def test_every_public_rule_says_what_it_means(path):
    silent = [f.name for f in rules_of(path) if not f.name.startswith("_") and not ast.get_docstring(f)]
    assert silent == []


@pytest.mark.parametrize(
    "line",
    [
        "y = x ** 2",
        "y = math.exp(x)",
        "y = math.tanh(x)",
        "y = np.exp(x)",
        "y = np.sum(x)",
        "y = np.float32(x)",
        "x[0], x[1] = x[1], x[0]",
        "y = sum(x)",
        "y = hash(x)",
        "y = round(x)",
        "y = [a for a in x]",
        "y = {}",
        "raise ValueError",
    ],
)
def test_the_lint_sees_what_it_forbids(line):
    bad = ast.parse(f"@rule\ndef f(x):\n    {line}\n").body[0]
    assert faults_of(bad)


@pytest.mark.parametrize("line", ["y = math.sqrt(x)", "y = np.float64(x)", "y, z = x, 2.0", "y = x[0] * x[1]"])
def test_the_lint_lets_plain_arithmetic_pass(line):
    assert faults_of(ast.parse(f"@rule\ndef f(x):\n    {line}\n").body[0]) == []


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return found


def test_siblings_of_the_rule_floor_do_not_import_each_other():
    floors = ("charter", "dynamics", "judgement", "script")
    wrong = [
        f"{path.parent.name}/{path.name} imports {module}"
        for path in rule_sources()
        for module in imports_of(path)
        for other in floors
        if path.parent.name in floors and other != path.parent.name and module.startswith(f"sim.{other}")
    ]
    assert wrong == []


def test_only_three_modules_import_numba():
    package = rule_sources()[0].parent.parent
    importers = {path.name for path in package.rglob("*.py") if any(m.split(".")[0] == "numba" for m in imports_of(path))}
    assert importers == {"jit.py", "pipeline.py", "pointers.py"}
