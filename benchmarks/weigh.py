"""How long WEIGH takes after coding, and how that grows with the number of reports.

python benchmarks/weigh.py [--write]      prints JSON; --write puts the table into docs/weigh.md

The reports are synthetic (``common.synthetic``: sentences of the examples, mixed with a fixed seed), so that many say nearly the same: more pairs
are compared than in real news of the same size. Coding is not in the figure. One process; seconds of the processor, the best of two runs.
"""

from __future__ import annotations

import json
import math
import re
import sys
import tempfile
import time
from pathlib import Path

from common import machine, synthetic

from suasion.pipeline import Coded, code_all, linked
from suasion.weigh import weigh

PAGE = Path(__file__).resolve().parent.parent / "docs" / "weigh.md"
START, END = "<!-- speed -->", "<!-- /speed -->"
SIZES = (250, 500, 1000)
RUNS = 2


def coded(number: int, folder: Path) -> list[Coded]:
    path = folder / "reports.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for n, text in enumerate(synthetic(number)):
            stream.write(json.dumps({"id": f"r{n}", "text": text}) + "\n")
    return [c for c in code_all([path]) if isinstance(c, Coded)]


def measure() -> dict[int, tuple[float, int, int]]:
    """Number of reports -> (seconds, sentences, findings)."""
    with tempfile.TemporaryDirectory() as folder:
        all_ = coded(max(SIZES), Path(folder))
    out = {}
    for size in SIZES:
        some = all_[:size]
        evidence, texts = linked(some), [c.report for c in some]
        best = math.inf
        for _ in range(RUNS):
            start = time.process_time()
            found = weigh(evidence, texts)
            best = min(best, time.process_time() - start)
        out[size] = (round(best, 2), sum(c.document.sentences for c in some), len(found.findings))
    return out


def main() -> int:
    found, here = measure(), machine()
    (n, (a, _, _)), (m, (b, _, _)) = sorted(found.items())[-2:]
    power = math.log(b / a) / math.log(m / n)
    print(
        json.dumps(
            {"machine": here, "weigh": {str(k): v for k, v in found.items()}, "power": round(power, 2)}, indent=1
        )
    )
    if "--write" in sys.argv[1:]:
        rows = [
            f"| {size:,} reports, {sentences:,} sentences | {seconds:.1f} s |"
            for size, (seconds, sentences, _) in found.items()
        ]
        table = "\n".join(
            ["| what | value |", "|---|---|", *rows, f"| grows with reports to the power | {power:.1f} |"]
        )
        on = f"On {here['cores']} cores of an {here['cpu']} (python {here['python']}), one process, seconds of the processor, after coding:"
        text = PAGE.read_text(encoding="utf-8")
        pattern = re.compile(f"{START}.*?{END}", re.DOTALL)
        PAGE.write_text(pattern.sub(lambda _: f"{START}\n{on}\n\n{table}\n{END}", text), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
