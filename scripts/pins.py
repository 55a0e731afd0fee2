"""Write constraints.txt: the exact version of everything that suasion and its tests need, as installed here.

    python scripts/pins.py

Plain ``name==version`` lines, no addresses: the pins hold for whichever index pip is told to use.
Only what is reached from pyproject.toml is listed, so that other things in the environment do not leak in.
"""

from __future__ import annotations

import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
HEAD = """\
# Exact versions that the tests ran with. Used by `make` as: pip install --constraint constraints.txt
# Written by scripts/pins.py (`make pins`). A pin of a package that a platform does not need does nothing there.
"""


def wanted() -> list[Requirement]:
    """Every requirement that pyproject.toml names: run time, extras, development, and pip itself."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"], "pip"]
    for extra in project["project"].get("optional-dependencies", {}).values():
        named += extra
    return [Requirement(line) for line in named]


def closure(todo: list[Requirement]) -> dict[str, str]:
    """Name -> version of all that is installed and reachable from ``todo``."""
    pins: dict[str, str] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    while todo:
        need = todo.pop()
        name, extras = canonicalize_name(need.name), frozenset(need.extras)
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        try:
            dist = distribution(name)
        except PackageNotFoundError:
            print(f"pins: {name} is not installed here, so it is not pinned")
            continue
        pins[name] = dist.version
        for line in dist.requires or ():
            child = Requirement(line)
            if child.marker is None or any(child.marker.evaluate({"extra": e}) for e in (extras or {""})):
                todo.append(child)
    return pins


def main() -> None:
    pins = closure(wanted())
    lines = [f"{name}=={pins[name]}\n" for name in sorted(pins)]
    (ROOT / "constraints.txt").write_text(HEAD + "".join(lines), encoding="utf-8")
    print(f"constraints.txt: {len(lines)} pins")


if __name__ == "__main__":
    main()
