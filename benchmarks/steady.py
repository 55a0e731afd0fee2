"""A thousand reports in one process: how many a second, how that compares with the model alone, does memory grow.

    python benchmarks/steady.py [N]      prints JSON; N reports (default 1000)

The texts are synthetic (sentences of the examples, shuffled), so that anyone can repeat it. Memory is the resident set
of the process, read after 100, 500, 1000 reports; growth is the slope of a line fitted through readings at every 50
reports after the first 100 (by then caches are full).
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

from common import machine, synthetic

WARM = 100
STEP = 50


def resident_mb() -> float:
    """Resident memory of this process, in MB (10^6 bytes). Linux only; elsewhere the peak, which hides shrinking."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return pages * 4096 / 1e6


def whole(number: int) -> dict[str, object]:
    """READ and CODE of ``number`` reports, one process, as `suasion code` does it."""
    from suasion.pipeline import Coded, code_all

    texts = synthetic(number)
    readings: list[tuple[int, float]] = []
    counted = 0
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "reports.jsonl"
        file.write_text(
            "".join(json.dumps({"id": f"r{i}", "text": t, "date": "2024-08-14"}) + "\n" for i, t in enumerate(texts)),
            encoding="utf-8",
        )
        start, cpu = time.perf_counter(), time.process_time()
        for n, item in enumerate(code_all([file]), 1):
            if not isinstance(item, Coded):
                sys.exit(f"steady: {item.error}")
            counted += item.document.sentences
            item.document.model_dump_json()
            if n % STEP == 0:
                readings.append((n, resident_mb()))
        took, used = time.perf_counter() - start, time.process_time() - cpu
    return {
        "reports": number,
        "sentences": counted,
        "reports a second": round(number / took, 1),
        "sentences a second": round(counted / took, 1),
        "sentences a second of one core": round(counted / used, 1),
        "memory, MB": {str(n): round(mb, 1) for n, mb in readings if n in (100, 500, 1000)},
        "growth after the first 100, kB a report": growth(readings),
    }


def growth(readings: list[tuple[int, float]]) -> float | None:
    """Slope of a line through the readings after WARM reports, in kB a report; None with fewer than three readings."""
    import numpy as np

    late = [(n, mb) for n, mb in readings if n >= WARM]
    if len(late) < 3:
        return None
    slope, _ = np.polyfit([n for n, _ in late], [mb for _, mb in late], 1)
    return round(float(slope) * 1000, 2)


def bare(number: int) -> dict[str, object]:
    """The language model alone on the same texts, with and without our decoding: what the whole could reach at most."""
    from suasion.language.core import core

    model, texts = core(), synthetic(number)
    encoder, feeds = model.session, []

    class Recorder:
        """Keeps what the encoder is fed, so that it can be fed the same again with nothing else around it."""

        def run(self, names: object, feed: object) -> object:
            feeds.append(feed)
            return encoder.run(names, feed)

    model.session = Recorder()
    counted = 0
    cpu = time.process_time()
    for text in texts:
        spans, at = [], 0
        for block in text.split("\n\n"):
            spans.append((at, at + len(block)))
            at += len(block) + 2
        counted += len(model.analyse(text, spans).sentences)
    whole_model = time.process_time() - cpu
    model.session = encoder
    cpu = time.process_time()
    for feed in feeds:
        encoder.run(None, feed)
    alone = time.process_time() - cpu
    return {
        "sentences": counted,
        "language model, sentences a second of one core": round(counted / whole_model, 1),
        "encoder alone, sentences a second of one core": round(counted / alone, 1),
    }


def measure(number: int = 1000) -> dict[str, object]:
    return {"whole": whole(number), "bare model": bare(max(number // 10, 20))}


if __name__ == "__main__":
    print(json.dumps({"machine": machine(), "steady": measure(int(sys.argv[1]) if sys.argv[1:] else 1000)}, indent=1))
