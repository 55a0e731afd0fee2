"""Run all benchmarks and write docs/performance.md and benchmarks/results.json.

python benchmarks/run.py [N]      N reports in the steady run (default 1000)
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from common import ROOT, machine

PAGE = ROOT / "docs" / "performance.md"
RESULTS = ROOT / "benchmarks" / "results.json"
HERE = Path(__file__).resolve().parent


def part(script: str, *args: str) -> dict[str, dict[str, object]]:
    """Each benchmark in a process of its own, so that none finds the memory or caches of another."""
    print(f"{script} ...", file=sys.stderr, flush=True)
    done = subprocess.run([sys.executable, HERE / script, *args], check=True, stdout=subprocess.PIPE, text=True)
    return dict(json.loads(done.stdout))


def rows(values: dict[str, object], before: str = "") -> list[str]:
    lines = []
    for name, value in values.items():
        if isinstance(value, dict):
            lines += rows(value, f"{before}{name}: ")
        elif value is not None and not isinstance(value, list):
            lines.append(f"| {before}{name} | {value} |")
    return lines


def page(results: dict[str, dict[str, object]]) -> str:
    cold = {k: v for k, v in results["cold"].items() if k != "runs"}
    sections = [
        "# Performance\n",
        "Measured by `make bench`, which writes this page; run it on your machine for numbers that hold there. How it "
        "is measured: [cold start](../benchmarks/cold.py), [steady run](../benchmarks/steady.py). What others do, and "
        "why the comparison is hard: [rivals](../benchmarks/rivals.md).\n",
    ]
    for title, values in (
        ("The machine", results["machine"]),
        ("Cold: a new process, median of five", cold),
        ("Steady: synthetic reports of about 380 words", results["steady"]),
    ):
        sections.append("\n".join([f"## {title}\n", "| what | value |", "|---|---|", *rows(values), ""]))
    return "\n".join(sections)


def main() -> None:
    results: dict[str, dict[str, object]] = {"machine": machine()}
    results["cold"] = part("cold.py")["cold"]
    results["steady"] = part("steady.py", *sys.argv[1:])["steady"]
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    PAGE.write_text(page(results), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
