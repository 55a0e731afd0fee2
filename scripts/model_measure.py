"""The figures of the model card: what the language core reaches on corpora that it was not trained on, and what it costs.

python scripts/model_measure.py speed CORPORA     one process of its own: prints JSON
python scripts/model_measure.py cold              the same, for a start
"""

from __future__ import annotations

import importlib.util
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
NAMED = ("PERSON", "ORG", "PLACE")
OTHER_NAMES = ("EVENT", "TIME", "OTHER")
COLD_RUNS = 9
PASSES = 8
"""Over the articles; for each the fastest counts, since anything slower is the doing of other processes."""
FIRST_SENTENCE = "The two ministers met on Tuesday, and both sides said that talks would go on."

Span = tuple[int, int, str]
Rows = dict[str, list[tuple[float, float, float]]]


def module(path: Path) -> ModuleType:
    """A module that is not installed, by its path."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = found
    spec.loader.exec_module(found)
    return found


def paragraphs(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(r"\S[^\n]*", text)]


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def accuracy(folder: Path | None, corpora: Path, tools: Path) -> dict[str, dict[str, Any]]:
    """All figures of one model (None: the shipped one) by name: point, low, high, n."""
    from suasion.language.core import Core, core
    from suasion.scoring import treebank

    model = core() if folder is None else Core(folder)
    out: dict[str, Any] = {}
    for name in ("gum", "ewt"):
        texts = treebank.read(corpora / f"{name}_dev.conllu")
        out |= {f"{name}.{k}": v for k, v in treebank.on_words(texts, model.analyse_words).figures.items()}
        out |= {f"{name}.raw.{k}": v for k, v in treebank.from_raw(texts, model.analyse).figures.items()}
    pack = module(ROOT / "training" / "pack.py")
    out |= _figures("gum.names", _treebank_names(model, pack.conllu(corpora / "gum_dev.conllu", entities=True)))
    held_out = lines(corpora / "re3d.jsonl")[::8]
    out |= _figures("re3d.names", _report_names(model, held_out, pack.re3d(corpora / "re3d.jsonl")[::8]))
    scorer = module(tools / "score_attribution.py")
    out |= _figures("polnear", _attribution(model, scorer, lines(corpora / "polnear_dev.jsonl")))
    return {k: {"point": v.point, "low": v.low, "high": v.high, "n": v.n} for k, v in out.items()}


def _figures(prefix: str, rows: Rows) -> dict[str, Any]:
    from suasion.scoring.figures import three

    return {f"{prefix}.{k}": v for name, r in rows.items() for k, v in three(name, r).items() if k.endswith("f1")}


def _treebank_names(model: Any, documents: Sequence[Sequence[Any]]) -> Rows:
    rows: Rows = {}
    for document in documents:
        blocks: list[list[list[str]]] = []
        gold: list[Span] = []
        at = 0
        for unit in document:
            if unit.new_block or not blocks:
                blocks.append([])
            blocks[-1].append(unit.words)
            offsets = []
            for word in unit.words:
                offsets.append((at, at + len(word)))
                at += len(word) + 1
            gold += _bio(unit.ner, offsets)
        _count_names(rows, gold, model.analyse_words(blocks).entities)
    return rows


def _report_names(model: Any, records: Sequence[dict[str, Any]], documents: Sequence[Sequence[Any]]) -> Rows:
    rows: Rows = {}
    for record, document in zip(records, documents, strict=True):
        gold = [s for unit in document for s in _bio(unit.ner, unit.spans)]
        _count_names(rows, gold, model.analyse(record["text"], paragraphs(record["text"])).entities)
    return rows


def _bio(tags: Sequence[str], offsets: Sequence[tuple[int, int]]) -> Iterator[Span]:
    from suasion.language import decode

    for a, b, kind in decode.spans(list(tags)):
        yield offsets[a][0], offsets[b - 1][1], kind


def _count_names(rows: Rows, gold: Sequence[Span], entities: Sequence[Any]) -> None:
    found = {(e.start, e.end, e.label) for e in entities}
    wanted = set(gold)

    def add(name: str, f: set[Any], w: set[Any]) -> None:
        rows.setdefault(name, []).append((len(f & w), len(f), len(w)))

    for kind in (*NAMED, *OTHER_NAMES):
        add(kind, {s for s in found if s[2] == kind}, {s for s in wanted if s[2] == kind})
    f, w = ({s for s in spans if s[2] in NAMED} for spans in (found, wanted))
    add("typed", f, w)
    add("span", {s[:2] for s in f}, {s[:2] for s in w})


def _attribution(model: Any, scorer: ModuleType, articles: Sequence[dict[str, Any]]) -> Rows:
    rows: Rows = {}
    for article in articles:
        analysis = model.analyse(article["text"], paragraphs(article["text"]))
        found = [{"source": a.source, "cue": a.cue, "content": a.content} for a in analysis.attributions]
        counts = scorer.doc_counts(article["text"], article["attributions"], found, 0.5, False)
        for name in (
            *(f"{role}.{how}" for role in ("source", "cue", "content") for how in ("exact", "token")),
            "content.dice>=0.5", "rel_src", "rel_all_exact",
        ):  # fmt: skip
            right, _, of_found, of_gold = counts.get(name, (0, 0, 0, 0))
            rows.setdefault(name, []).append((right, of_found, of_gold))
    return rows


def speed(corpora: Path) -> dict[str, float]:
    """Words a second of one core with everything decoded (news articles), and the peak memory of the process."""
    from suasion.language.core import core

    texts = [(a["text"], paragraphs(a["text"])) for a in lines(corpora / "polnear_dev.jsonl")]
    model, words = core(), 0
    used, took = [float("inf")] * len(texts), [float("inf")] * len(texts)
    for _ in range(PASSES):
        words = 0
        for i, (text, spans) in enumerate(texts):
            cpu, clock = time.process_time(), time.perf_counter()
            words += sum(len(s.tokens) for s in model.analyse(text, spans).sentences)
            used[i], took[i] = min(used[i], time.process_time() - cpu), min(took[i], time.perf_counter() - clock)
    network, encoder = 0.0, model.session

    class Timed:
        """The network with a clock beside it."""

        def run(self, *args: Any) -> Any:
            nonlocal network
            start = time.process_time()
            found = encoder.run(*args)
            network += time.process_time() - start
            return found

    cpu = time.process_time()
    model.session = Timed()
    for text, spans in texts:
        model.analyse(text, spans)
    share = network / (time.process_time() - cpu)
    model.session = encoder
    return {
        "network_share": share,
        "words": words,
        "words_per_cpu_s": words / sum(used),
        "words_per_s": words / sum(took),
        "peak_mb": _peak_mb(),
    }


def cold() -> dict[str, float]:
    """Seconds from the first import to the first sentence, in this process."""
    used, took = time.process_time(), time.perf_counter()
    from suasion.language import analyse

    analyse(FIRST_SENTENCE)
    return {
        "cpu_s": time.process_time() - used,
        "wall_s": time.perf_counter() - took,
        "peak_mb": _peak_mb(),
    }


def _peak_mb() -> float:
    """Peak resident memory, MB (10^6 bytes). Linux tells it for this program; elsewhere it includes who started it."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) * 1024 / 1e6  # type: ignore[index]
    except OSError:
        kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return kilobytes / (1e6 if sys.platform == "darwin" else 1e3)


def cost(corpora: Path) -> dict[str, Any]:
    """Speed, start and memory, each in processes of its own."""

    def run(*args: str) -> dict[str, float]:
        done = subprocess.run([sys.executable, __file__, *args], check=True, stdout=subprocess.PIPE, text=True)
        return dict(json.loads(done.stdout))

    starts = [run("cold") for _ in range(COLD_RUNS)]
    middle = {k: sorted(s[k] for s in starts)[COLD_RUNS // 2] for k in starts[0]}
    middle["wall_s"] = min(s["wall_s"] for s in starts)
    return {"speed": run("speed", str(corpora)), "cold": middle}


if __name__ == "__main__":
    print(json.dumps(speed(Path(sys.argv[2])) if sys.argv[1] == "speed" else cold()))
