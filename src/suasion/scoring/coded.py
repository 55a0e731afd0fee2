"""The annotated reports there are, set by set, and their documents as CODE gives them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from suasion.scoring.evaluate import Document, by_id, coded, coded_lines
from suasion.scoring.sets import SEEDS, GoldReport, annotated, read_json, read_text, seeds

HELD_OUT_ENDINGS = ("1", "4", "7")
"""Annotated reports whose number ends so are never looked at while rules are written: only counts over them exist."""


def gold_sets(gold: Path, own: Path | None = None) -> dict[str, list[GoldReport]]:
    """Name -> reports: "dev" and "seeds" of the folder ``gold``, the open part of
    "own" (the folder ``own``); those that are there.
    """
    out: dict[str, list[GoldReport]] = {}
    if (gold / "gold" / "dev").is_dir():
        out["dev"] = annotated(gold / "gold" / "dev")
    if all((gold / "gold" / f"{s}.json").is_file() for s in SEEDS):
        out["seeds"] = seeds(gold / "gold")
    if own is not None and (mine := own_open(own)):
        out["own"] = mine
    return out


def not_learnt(gold: Path, own: Path, *, read: bool = False) -> dict[str, list[GoldReport]]:
    """Name -> reports that neither anybody has read for errors nor the language model has learnt from; and the two source reports, which
    were read, and not learnt from. What it says of the others is surer than what it says of a report that comes in.

    ``read``: of our own, those that were read and not learnt from, and none of the unseen ones.
    """
    found = gold_sets(gold)
    if "dev" in found:
        found["dev"] = [r for r in found["dev"] if r.id.endswith(HELD_OUT_ENDINGS)]
    mine = _own(own, "open") if read else _own(own, "unseen")
    if read and mine:
        learnt = set(map(str, read_json(own / "split.json").get("learnt", [])))
        mine = [r for r in mine if r.id not in learnt]
    return found | ({"own": mine} if mine else {})


def own_open(folder: Path) -> list[GoldReport]:
    """The reports of our own that may be read for errors. None before ``split.json`` says which: until then the set is being made,
    and suasion must not have been run on a text before its annotation is finished.
    """
    return _own(folder, "open")


def _own(folder: Path, part: str) -> list[GoldReport]:
    if not (folder / "split.json").is_file():
        return []
    dates = read_json(folder / "dates.json")
    out = []
    for name in sorted(map(str, read_json(folder / "split.json").get(part, []))):
        gold, text = folder / "annotations" / f"{name}.json", folder / "texts" / f"{name}.txt"
        if gold.is_file() and text.is_file():
            date = (dates.get(name) or {}).get("value")
            out.append(GoldReport(name, read_json(gold), read_text(text), date=date))
    return out


def code_gold(reports: Sequence[GoldReport]) -> dict[str, Document]:
    """The documents by the id of the gold report. One that cannot be read is left out."""
    found: dict[str, Document] = {}
    for report in reports:
        if report.path:  # its document carries the file's name, not the gold's
            found.update((report.id, d) for d in coded([report.path]))
    found.update(by_id(coded_lines([{"id": r.id, "text": r.text, "date": r.date} for r in reports if not r.path])))
    return found


__all__ = ["HELD_OUT_ENDINGS", "code_gold", "gold_sets", "not_learnt", "own_open"]
