"""Fill the marked blocks of README.md with what suasion really prints. ``--check`` says whether they are current.

    python scripts/readme.py [--check]

A block that shows a command (``lines`` is optional: the first so many lines, then a row of dots):

    <!-- run lines=12: suasion show levers examples/red-sea -->
    ...
    <!-- end -->

and one that shows measured accuracy, ``<!-- accuracy -->``. What stands between the marks is replaced. Nothing in such
a block is written by hand, so that the README cannot promise what the program does not do.
"""

from __future__ import annotations

import difflib
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
MEASURED = ROOT / "docs" / "accuracy.json"

BLOCK = re.compile(r"<!-- (run(?: lines=(\d+))?: ([^\n]+?)|accuracy) -->\n.*?<!-- end -->", re.DOTALL)
STALE = "README.md shows output that is not real: run `make docs`"

ALIKE = 0.9
"""Share of the README that must be the same. Not all: on another processor the model's int8 sums may round differently,
and a sentence that stood on the edge falls on its other side."""

KINDS = ("actors", "events", "claims", "levers", "scheduled")


def printed(command: str, limit: int | None) -> str:
    """What the command prints, in a fenced block. The command must be suasion's, and must succeed."""
    words = shlex.split(command)
    if words[0] != "suasion":
        sys.exit(f"README.md: only suasion is run, not {words[0]!r}")
    env = {**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    call = [sys.executable, "-m", "suasion", *words[1:]]
    done = subprocess.run(call, cwd=ROOT, env=env, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        sys.exit(f"README.md: {command}\nexit {done.returncode}\n{done.stderr}")
    lines = [line.rstrip() for line in done.stdout.rstrip().splitlines()]
    if limit and len(lines) > limit:
        lines = [*lines[:limit], "..."]
    return "\n".join([f"$ {command}", *lines])


def accuracy() -> str:
    """A table of the accuracy on unseen reports (scripts/accuracy.py), or one line that says that none is measured."""
    if not MEASURED.exists():
        return "*Not measured yet: `make accuracy`.*"
    rows = json.loads(MEASURED.read_text(encoding="utf-8"))["rows"]
    unseen = {(row["kind"], row["metric"]): row for row in rows if row["set"] == "unseen"}
    lines = ["| kind | precision | recall | F1 | 95 % interval |", "|---|---|---|---|---|"]
    for kind in KINDS:
        p, r, f1 = (unseen[kind, metric] for metric in ("p", "r", "f1"))
        points = f"{p['value']:.2f} | {r['value']:.2f} | {f1['value']:.2f}"
        lines.append(f"| {kind} | {points} | {f1['low']:.2f} to {f1['high']:.2f} |")
    number = unseen["actors", "f1"]["n"]
    return "\n".join(
        [*lines, "", f"{number} reports. With so few, an interval is wide; it is printed for that reason."]
    )


def filled(text: str) -> str:
    """The README with every block replaced by what is true now."""

    def replace(match: re.Match[str]) -> str:
        head, limit, command = match[1], match[2], match[3]
        body = f"```text\n{printed(command, int(limit) if limit else None)}\n```" if command else accuracy()
        return f"<!-- {head} -->\n{body}\n<!-- end -->"

    return BLOCK.sub(replace, text)


def main() -> int:
    text = README.read_text(encoding="utf-8")
    new = filled(text)
    if "--check" in sys.argv[1:]:
        alike = difflib.SequenceMatcher(None, text.splitlines(), new.splitlines(), autojunk=False).ratio()
        print(f"README.md is current ({alike:.0%})" if alike >= ALIKE else STALE)
        return 0 if alike >= ALIKE else 1
    README.write_text(new, encoding="utf-8")
    print("wrote README.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
