"""What the benchmarks share: the machine in words, a command timed from outside, texts made from the examples."""

from __future__ import annotations

import json
import os
import platform
import random
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"

SEED = 20240814
"""Of the synthetic reports: the same texts in every run."""


def machine() -> dict[str, object]:
    """What the numbers depend on."""
    return {
        "cpu": _cpu(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
        "python": platform.python_version(),
        "system": platform.system(),
        "onnxruntime": version("onnxruntime"),
        "numpy": version("numpy"),
        "suasion": version("suasion"),
    }


def _cpu() -> str:
    try:
        found = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        found = None
    return found[1] if found else platform.processor() or platform.machine()


def wall(command: Sequence[str | Path], times: int = 5) -> tuple[float, list[float]]:
    """Median wall time of a command in seconds, and each. One unmeasured run first brings the files into memory."""
    runs = []
    for turn in range(times + 1):
        start = time.perf_counter()
        subprocess.run([*map(str, command)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if turn:
            runs.append(round(time.perf_counter() - start, 3))
    return round(median(runs), 3), runs


def suasion(*words: str | Path) -> list[str | Path]:
    return [sys.executable, "-m", "suasion", *words]


def sentences() -> list[str]:
    """The sentences of the examples that are plain text, roughly cut: they are material for texts, not to be judged."""
    found: list[str] = []
    for path in sorted(EXAMPLES.glob("*/*.txt")):
        for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
            found += [s for s in re.split(r"(?<=[.!?])\s+", " ".join(paragraph.split())) if len(s.split()) > 4]
    return found


def synthetic(number: int) -> list[str]:
    """``number`` reports of 24 sentences in 8 paragraphs, drawn from the examples: about 380 words, a wire story."""
    pool, draw = sentences(), random.Random(SEED)
    reports = []
    for i in range(number):
        chosen = draw.sample(pool, 24)
        paragraphs = [" ".join(chosen[j : j + 3]) for j in range(0, 24, 3)]
        reports.append("\n\n".join([f"Report {i} on the talks", *paragraphs]) + "\n")
    return reports


START, END = "<!-- speed -->", "<!-- /speed -->"


def report(name: str, rows: list[tuple[str, str]], page: Path) -> None:
    """Print the rows as JSON with the machine; with ``--write`` put them as a table between the marks of a page."""
    here = machine()
    print(json.dumps({"machine": here, name: dict(rows)}, indent=1))
    if "--write" in sys.argv[1:]:
        table = "\n".join(["| what | value |", "|---|---|", *(f"| {what} | {value} |" for what, value in rows)])
        on = f"On {here['cores']} cores of an {here['cpu']} (python {here['python']}, numpy {here['numpy']}):"
        pattern = re.compile(f"{START}.*?{END}", re.DOTALL)
        text = pattern.sub(lambda _: f"{START}\n{on}\n\n{table}\n{END}", page.read_text(encoding="utf-8"))
        page.write_text(text, encoding="utf-8")
