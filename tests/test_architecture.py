"""The order of imports, the sizes, and no imports hidden in functions: read off the AST."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "kg"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Lower never imports higher; names on one line that stand apart by "|" never import each other.
TIERS = (
    "namespaces errors settings",
    "model annotation report",
    "registers",
    "identity dates ports questions facts_input model_json dumps",
    "sources | text | mentions | facts | rdf | validation | stores | ledger",
    "joining",
    "projection | extraction | evaluation | explanation",
    "writer",
    "pipeline",
    "api | engines | serve",
    "cli __main__",
)
MAX_MODULE, MAX_FUNCTION = 300, 50


def tiers() -> dict[str, tuple[int, str]]:
    """Each part of the package with its tier and its siblings' group."""
    found = {}
    for rank, line in enumerate(TIERS):
        for group in line.split("|"):
            for name in group.split():
                found[name] = (rank, group.strip())
    return found


def part(module: Path) -> str:
    relative = module.relative_to(PACKAGE)
    return relative.parts[0].removesuffix(".py")


def dotted(module: Path) -> str:
    names = module.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(names[:-1] if names[-1] == "__init__" else names)


def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"), filename=str(module))


def imports(node: ast.AST) -> Iterator[str]:
    """The kg modules that this node imports, by dotted name."""
    for child in ast.walk(node):
        if isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names if alias.name.split(".")[0] == "kg")
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, "relative import"
            if child.module and child.module.split(".")[0] == "kg":
                yield from (f"{child.module}.{alias.name}" for alias in child.names)


def target(name: str, known: set[str]) -> str:
    """The module an imported name belongs to: itself, or the one it is taken from."""
    while name not in known:
        name = name.rpartition(".")[0]
    return name


def test_every_part_has_its_tier():
    assert len(MODULES) > 20
    assert {part(module) for module in MODULES} - {"__init__"} <= set(tiers())


@pytest.mark.parametrize("module", MODULES, ids=dotted)
def test_imports_go_down_only(module: Path):
    own = part(module)
    if own == "__init__":
        return
    rank, group = tiers()[own]
    for name in imports(tree(module)):
        other = name.split(".")[1]
        if other == own or other not in tiers():
            continue
        other_rank, other_group = tiers()[other]
        assert other_rank <= rank, f"{dotted(module)} imports {name}, which is higher"
        if other_rank == rank:
            assert other_group == group, f"{dotted(module)} imports its sibling {name}"


def test_no_import_cycle():
    known = {dotted(module) for module in MODULES}
    graph = {
        dotted(module): {target(name, known) for name in imports(tree(module))} - {dotted(module)}
        for module in MODULES
    }
    assert sum(map(len, graph.values())) > 50
    left = dict(graph)
    while free := [name for name, needs in left.items() if not needs & set(left)]:
        for name in free:
            del left[name]
    assert not left, f"modules in or above a cycle: {sorted(left)}"


@pytest.mark.parametrize("module", MODULES, ids=dotted)
def test_sizes_and_no_lazy_imports(module: Path):
    assert len(module.read_text(encoding="utf-8").splitlines()) <= MAX_MODULE
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            length = node.end_lineno - node.lineno + 1
            assert length <= MAX_FUNCTION, f"{node.name} has {length} lines"
            lazy = [n for n in ast.walk(node) if isinstance(n, ast.Import | ast.ImportFrom)]
            assert not lazy, f"{node.name} imports inside"
