"""The sets of gold that a folder holds, and their content as plain data.

A folder is laid out like a set of shared corpora (``gold/dev``, ``gold/seed_*.json``, ``reports``,
``corpora/*.jsonl``), or it holds reports of its own: ``NN.json`` (gold), ``NN.txt`` (text), ``dates.json`` (the
reports' dates).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from suasion.errors import BrokenInput, InputError

CORPORA = {
    "plover": "plover_dev.jsonl",
    "noevent": "no_event.jsonl",
    "polnear": "polnear_dev.jsonl",
    "dates": "dates.jsonl",
    "language": "gum_dev.conllu",
}
SEEDS = ("seed_000", "seed_004")
SENTENCE_DATE = "2000-01-01"  # single sentences have no date of their own; any fixed one does


@dataclass(frozen=True, slots=True)
class GoldReport:
    """One annotated report. ``path`` is set if it is to be read as a file, as a user would; else it is given as
    text with its date.
    """

    id: str
    gold: Mapping[str, Any]
    text: str
    date: str | None = None
    path: Path | None = None


def read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BrokenInput(f"Not JSON: {error}", where=str(path)) from error


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON-lines file."""
    out = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                out.append(json.loads(line))
            except ValueError as error:
                raise BrokenInput(f"Not JSON: {error}", where=f"{path}:{number}") from error
    return out


def read_text(path: Path) -> str:
    """The text as it is: offsets of the gold count its line ends."""
    with path.open(encoding="utf-8", newline="") as stream:
        return stream.read()


def found_in(folder: Path) -> dict[str, Path]:
    """Name of each set -> the file or folder that holds it, in the order in which they are run."""
    out: dict[str, Path] = {}
    if all((folder / "gold" / f"{s}.json").is_file() for s in SEEDS) and (folder / "reports").is_dir():
        out["seeds"] = folder / "gold"
    if (folder / "gold" / "dev").is_dir():
        out["dev"] = folder / "gold" / "dev"
    for name, file in CORPORA.items():
        if (folder / "corpora" / file).is_file():
            out[name] = folder / "corpora" / file
    if not out and any(folder.glob("*.json")):
        out[folder.resolve().name] = folder
    if not out:
        raise InputError("There is no gold in it", where=str(folder), mend="Give a folder with NN.json and NN.txt.")
    return out


def seeds(gold: Path) -> list[GoldReport]:
    """The two source reports, read from their own files; their dates are not given."""
    out = []
    for name in SEEDS:
        content = read_json(gold / f"{name}.json")
        path = gold.parent / "reports" / Path(content["file"]).name
        out.append(GoldReport(name, content, read_text(path), path=path))
    return out


def annotated(folder: Path) -> list[GoldReport]:
    """The annotated reports of a folder, with the dates that ``dates.json`` gives."""
    dates = read_json(folder / "dates.json") if (folder / "dates.json").is_file() else {}
    out = []
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt")
        if path.stem == "dates" or path.name.endswith(".meta.json") or not text.is_file():
            continue
        date = dates.get(path.stem)
        if isinstance(date, Mapping):
            date = date.get("value") or date.get("date")
        out.append(GoldReport(path.stem, read_json(path), read_text(text), date=date))
    return out
