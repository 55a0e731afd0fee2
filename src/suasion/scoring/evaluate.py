"""Reading, coding and scoring every set of gold in a folder: what ``suasion eval`` prints and the accuracy gate
compares.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from suasion.errors import InputError
from suasion.evidence.model import Document as Evidenced
from suasion.evidence.model import Evidence
from suasion.reports.model import Report
from suasion.scoring import sets, treebank
from suasion.scoring.attribution import ROLES, attribution
from suasion.scoring.brief import brief
from suasion.scoring.dates import date_scores
from suasion.scoring.figures import Figure, Scores, scores
from suasion.scoring.remarks import KINDS, contradiction_figures, remark_figures
from suasion.scoring.sentences import false_events, sentences

Document = dict[str, Any]
CROSS = "seeds_cross.json"
"""Gold of contradictions, beside that of the reports."""


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line: ``set`` "dev", ``kind`` "events", ``metric`` "f1", the figure, and the documents it rests
    on.
    """

    set: str
    kind: str
    metric: str
    value: float
    low: float
    high: float
    n: int

    @property
    def name(self) -> str:
        return f"{self.set}.{self.kind}.{self.metric}"


def evaluate(gold: Path, *, only: set[str] | None = None) -> list[Row]:
    """Run READ and CODE over each set of gold in the folder and score the result.

    ``only``: names of sets ("seeds", "dev", "plover", "noevent", "polnear", "dates", "language"); None runs all that are
    there. Raises InputError if the folder holds no gold, or none of the sets asked for.
    """
    there = sets.found_in(gold)
    if only is not None and (missing := only - set(there)):
        raise InputError(
            f"There is no set {', '.join(sorted(missing))}", where=str(gold), mend=f"There are: {', '.join(there)}."
        )
    out: list[Row] = []
    for name, path in there.items():
        if only is None or name in only:
            out += rows(name, _score(name, path))
    return out


def rows(name: str, result: Scores) -> list[Row]:
    """The figures of one set as printable rows."""
    return [
        Row(name, kind, metric, f.point, f.low, f.high, f.n)
        for key, f in result.figures.items()
        for kind, _, metric in [key.rpartition(".")]
    ]


def _score(name: str, path: Path) -> Scores:
    if name == "dates":
        return date_scores(sets.read_lines(path))
    if name == "language":
        return _language(path)
    if name in sets.CORPORA:
        lines = sets.read_lines(path)
        return {"plover": _plover, "noevent": _noevent, "polnear": _polnear}[name](lines)
    reports = sets.seeds(path) if name == "seeds" else sets.annotated(path)
    files = {
        r.id: next(iter(_pairs([r.path])), None) for r in reports if r.path
    }  # they carry the file's name, not the gold's
    lines = [{"id": r.id, "text": r.text, "date": r.date} for r in reports if not r.path]
    found = {i: pair for i, pair in files.items() if pair} | {pair[0].id: pair for pair in _pairs_of_lines(lines)}
    gold, texts = {r.id: r.gold for r in reports}, {r.id: r.text for r in reports}
    figures = brief({i: document.model_dump(mode="json") for i, (_, document) in found.items()}, gold, texts).figures
    cross = sets.read_json(path / CROSS) if name == "seeds" and (path / CROSS).is_file() else {}
    return scores({**figures, **_remarks(found, gold, texts, [p for part in cross.values() for p in part])})


def _remarks(
    found: Mapping[str, tuple[Report, Evidenced]],
    gold: Mapping[str, Mapping[str, Any]],
    texts: Mapping[str, str],
    pairs: Sequence[Mapping[str, Any]],
) -> dict[str, Figure]:
    """The figures of what WEIGH notes, for the kinds that the gold has. ``pairs``: gold of contradictions."""
    from suasion._version import __version__
    from suasion.evidence import link
    from suasion.weigh import weigh
    from suasion.weigh.attach import attach

    if not pairs and not any(kind in g for g in gold.values() for kind in KINDS):
        return {}
    reports, documents = [r for r, _ in found.values()], [d for _, d in found.values()]
    evidence = Evidence(suasion=__version__, documents=tuple(documents))
    noted = attach(evidence, weigh(link(documents), reports)).model_dump(mode="json")
    own = {report.id: i for i, (report, _) in found.items()}
    figures = remark_figures({own[d["doc_id"]]: d for d in noted["documents"]}, gold, texts)
    for item in (item for c in noted["contradictions"] for item in c["items"]):
        item["doc_id"] = own[item["doc_id"]]
    return figures | (contradiction_figures(noted["contradictions"], pairs) if pairs else {})


def _language(path: Path) -> Scores:
    """The language core on a treebank: on its words and sentences, and from raw text ("raw_las.f1")."""
    from suasion.language.core import core

    texts = treebank.read(path)
    raw = treebank.from_raw(texts, core().analyse).figures
    return scores({**treebank.on_words(texts, core().analyse_words).figures, **{f"raw_{k}": v for k, v in raw.items()}})


def _pairs(sources: Iterable[str | Path]) -> Iterator[tuple[Report, Evidenced]]:
    """Reports and their documents. A report that cannot be read is left out and so counts as empty."""
    from suasion.evidence import code
    from suasion.reports import Failure, read

    for report in read(sources):
        if not isinstance(report, Failure):
            yield report, code(report)


def coded(sources: Iterable[str | Path]) -> Iterator[Document]:
    """The documents of the sources as plain data."""
    for _, document in _pairs(sources):
        yield document.model_dump(mode="json")


def coded_lines(lines: Sequence[Mapping[str, Any]]) -> Iterator[Document]:
    """As ``coded``, of texts given as JSON lines ({id, text, date})."""
    for _, document in _pairs_of_lines(lines):
        yield document.model_dump(mode="json")


def _pairs_of_lines(lines: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Report, Evidenced]]:
    """Texts given as JSON lines take the way that a user's file would."""
    if not lines:
        return
    with tempfile.TemporaryDirectory() as folder:
        yield from _pairs([as_lines(lines, Path(folder))])


def as_lines(lines: Sequence[Mapping[str, Any]], folder: Path) -> Path:
    """A file of JSON lines in the folder."""
    path = folder / "lines.jsonl"
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for line in lines:
            stream.write(json.dumps(dict(line), ensure_ascii=False) + "\n")
    return path


def by_id(documents: Iterable[Document]) -> dict[str, Document]:
    return {str(d["doc_id"]): d for d in documents}


def sentence_events(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The events of a document as sentence scoring reads them: actors as {text, code, sector}."""
    actors = {a["id"]: a for a in document.get("actors") or []}

    def party(reference: str) -> dict[str, Any]:
        a = actors.get(reference, {"name": reference})
        return {"text": a.get("name"), "code": a.get("country") or a.get("code"), "sector": a.get("sector")}

    return [
        {
            "type": e["type"],
            "source": [party(r) for r in e.get("source") or ()],
            "target": [party(r) for r in e.get("target") or ()],
        }
        for e in document.get("events") or []
    ]


def claim_attributions(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The claims of a document as attributions: lists of spans for source, cue and content."""

    def spans(claim: Mapping[str, Any], role: str) -> list[list[int]]:
        if several := claim.get(f"{role}_spans"):
            return [list(s) for s in several]
        start, end = claim.get(f"{role}_start"), claim.get(f"{role}_end")
        return [[start, end]] if isinstance(start, int) and isinstance(end, int) else []

    return [{role: spans(c, role) for role in ROLES} for c in document.get("claims") or []]


def _plover(lines: list[dict[str, Any]]) -> Scores:
    found = by_id(coded_lines([{"id": r["id"], "text": r["text"], "date": sets.SENTENCE_DATE} for r in lines]))
    return sentences({i: sentence_events(d) for i, d in found.items()}, lines)


def _noevent(lines: list[dict[str, Any]]) -> Scores:
    found = by_id(coded_lines([{"id": r["id"], "text": r["text"]} for r in lines]))
    numbers = [len(found.get(r["id"], {}).get("events") or []) for r in lines]
    return scores({"events.false_per_100": false_events(numbers)})


def _polnear(lines: list[dict[str, Any]]) -> Scores:
    found = by_id(coded_lines([{k: r[k] for k in ("id", "text", "date")} for r in lines]))
    return attribution(
        {i: claim_attributions(d) for i, d in found.items()},
        {r["id"]: r["attributions"] for r in lines},
        {r["id"]: r["text"] for r in lines},
    )


__all__ = ["Row", "evaluate", "rows"]
