"""The house stands: floors, small modules, lazy heavy imports, nothing of one machine, nothing unfinished."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src" / "suasion"

FLOORS = {
    "errors": 0, "record": 0, "_version": 0,
    "vocab": 1, "reports": 2, "language": 3, "evidence": 4, "case": 5, "llm": 5,
    "weigh": 6, "system": 6, "play": 6, "forecast": 6, "exposure": 6,
    "briefing": 7, "scoring": 7, "resume": 7, "pipeline": 8, "commands": 9, "cli": 10, "__main__": 11,
}  # fmt: skip
"""A module imports its own floor and those below. The package itself may be imported by all, for its version."""

MOST_LINES = 400

HEAVY = {
    "trafilatura",
    "pypdf",
    "feedparser",
    "py3langid",
    "rich",
    "jinja2",
    "icalendar",
    "pyarrow",
    "onnxruntime",
    "pydantic_ai",
    "openai",
}
"""Imported inside functions only: two reports must become a page in two seconds."""

NEVER = {"torch", "transformers", "requests", "httpx", "dateparser"}
"""Not at run time: too heavy, or they reach for the network."""

MODULES = sorted(SRC.rglob("*.py"))
SKIPPED_FOLDERS = {".venv", ".git", "build", "dist", "brief", "scratch", "__pycache__"}
TEXT_SUFFIXES = {".py", ".md", ".yaml", ".yml", ".toml", ".txt", ".cfg", ".json", ".html", ".css", ".js", ".sh", ""}


def floor(module: str) -> str:
    return module.split(".")[1] if module.count(".") else ""


def name_of(path: Path) -> str:
    parts = path.relative_to(SRC.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: imports are absolute here"
            yield node.lineno, node.module or ""
            if node.module == "suasion":
                yield from ((node.lineno, f"suasion.{alias.name}") for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_no_higher_floor(path: Path) -> None:
    me = floor(name_of(path))
    if not me:
        return  # suasion/__init__.py offers every floor, lazily
    assert me in FLOORS, f"{me} has no floor: give it one in {Path(__file__).name}"
    for line, module in imported(ast.parse(path.read_text(encoding="utf-8"))):
        theirs = floor(module) if module.startswith("suasion.") else ""
        if theirs in FLOORS:
            assert FLOORS[theirs] <= FLOORS[me], f"{path}:{line}: {me} may not import {module}"


def test_no_module_imports_one_that_imports_it() -> None:
    """Not even inside a function, or for a type: of two such modules neither can be read alone."""
    known = {name_of(path): path for path in MODULES}
    imports: dict[str, set[str]] = {}
    for name, path in known.items():
        found = imports[name] = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                parts = {f"{node.module}.{alias.name}" for alias in node.names}
                found |= parts & known.keys() or {node.module}
            elif isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
    circles = [f"{a} <-> {b}" for a in imports for b in sorted(imports[a]) if a < b and a in imports.get(b, ())]
    assert not circles


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_is_small(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= MOST_LINES, f"{path} has {lines} lines: cut it by ideas"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_heavy_packages_are_imported_where_needed(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not {m.split(".")[0] for _, m in imported(tree)} & NEVER
    top = ast.Module(body=[n for n in tree.body if isinstance(n, (ast.Import, ast.ImportFrom))], type_ignores=[])
    assert not {m.split(".")[0] for _, m in imported(top)} & HEAVY


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_is_unfinished(path: Path) -> None:
    found = re.search(r"NotImplementedError|\b(?:TODO|FIXME|XXX)\b", path.read_text(encoding="utf-8"))
    assert not found, f"{path}: {found and found[0]}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 3 or ast.get_docstring(ast.parse(text)), f"{path} has no docstring"


@pytest.mark.parametrize("path", [p for p in MODULES if "__all__" in p.read_text(encoding="utf-8")], ids=name_of)
def test_public_names_exist(path: Path) -> None:
    from importlib import import_module

    module = import_module(name_of(path))
    assert len(set(module.__all__)) == len(module.__all__)
    for name in module.__all__:
        assert hasattr(module, name), f"{name_of(path)}.__all__ promises {name}"


def texts() -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") and part != ".ci" for part in parts[:-1])
        if hidden or SKIPPED_FOLDERS & set(parts) or any(part.endswith(".egg-info") for part in parts):
            continue
        if path.is_file() and path.suffix in TEXT_SUFFIXES and path.stat().st_size < 5_000_000:
            yield path


def test_no_path_of_one_machine() -> None:
    # Written in pieces, so that this file does not find itself.
    folders = "|".join(("wo" + "rk", "ro" + "ot", "home/[a-z]+", "opt/[a-z]+", "Us" + "ers/[A-Za-z]+"))
    machine = re.compile(rf"(?<![\w./:~-])/(?:{folders})(?:/|\b)|\.libr" + r"ary\b|_jobs\.\d")
    for path in texts():
        text = path.read_text(encoding="utf-8", errors="replace")
        found = machine.search(text)
        line = text.count("\n", 0, found.start()) + 1 if found else 0
        assert not found, f"{path.relative_to(ROOT)}:{line}: {found and found[0]}"


def test_pins_carry_no_address() -> None:
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    for line in pins.splitlines():
        assert line.startswith("#") or re.fullmatch(r"[a-z0-9-]+==[A-Za-z0-9.+!]+", line), line


def test_ci_calls_what_the_readme_names() -> None:
    ci = ROOT / ".ci" / "run"
    assert ci.stat().st_mode & 0o111, ".ci/run is executable"
    for page in (ci, ROOT / "README.md", ROOT / "CONTRIBUTING.md"):
        assert "make test" in page.read_text(encoding="utf-8"), page.name
