"""From nothing to a page: two reports, a new process, wall time; beside it, what the libraries alone cost to load.

python benchmarks/cold.py      prints JSON
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from common import EXAMPLES, machine, suasion, wall

REPORTS = (EXAMPLES / "sudan" / "1-wire.txt", EXAMPLES / "sudan" / "3-commentary.txt")


def measure() -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        page, pages = wall(suasion("brief", *REPORTS, "-o", Path(folder) / "page"))
    floor, floors = wall([sys.executable, "-c", "import onnxruntime, numpy"])
    start, starts = wall(suasion("--version"))
    return {
        "two reports to a page, s": page,
        "import onnxruntime and numpy alone, s": floor,
        "suasion --version, s": start,
        "runs": {"page": pages, "imports": floors, "version": starts},
    }


if __name__ == "__main__":
    print(json.dumps({"machine": machine(), "cold": measure()}, indent=1))
