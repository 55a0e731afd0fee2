"""Annotated whole reports (gold: text, and JSON of the project's gold schema) -> chunks of words with acts, levers and the rest marked.

    python training/gold_reports.py src/suasion/language/vocab.txt [--gold ../shared] -o scratch/gold.pkl

Gold says in which sentence an act is told, of which type and between whom; not by which word. The language core as it stands chooses the
word that it thinks likeliest, and a party may be pointed at wherever suasion's own reading finds it named or meant. Reports that accuracy is
measured on as unseen ones are left out (``suasion.scoring.coded``).
"""

from __future__ import annotations

import argparse
import json
import pickle
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from acts import ACTS, LABELS, SKIP, chunked

import suasion.language.core as language_core
from suasion.evidence.coding import code, read_closely
from suasion.evidence.pointing import phrase_at
from suasion.language.wordpiece import WordPiece, shape
from suasion.reports import Failure, read
from suasion.scoring.coded import HELD_OUT_ENDINGS, gold_sets
from suasion.scoring.sets import GoldReport

ROOT = Path(__file__).resolve().parents[1]

LEAST = 0.0005
"""Probability from which the core's scores are asked for: gold knows that an act is told, so that even a faint one names the word."""
FAINT = 0.1
"""Probability under which the word of an optional act is left open."""
SOME = 1e-4
"""What the head of a sentence has more than its other words, where the core sees nothing at all."""
UNREAL = 0.5
ALIKE = 0.34
"""Share of the likeliest gold actor's mentions from which one of ours stands for another gold actor too."""


class Gold:
    """One report with suasion's reading of it and the annotation."""

    def __init__(self, annotated: GoldReport) -> None:
        report, gold = _report(annotated.text, annotated.date), annotated.gold
        self.gold, self.r = gold, read_closely(report)
        self.sentences = self.r.analysis.sentences
        self.tokens = [t for s in self.sentences for t in s.tokens]
        self.sentence_of = [n for n, s in enumerate(self.sentences) for _ in s.tokens]
        self.roots = {s.tokens[s.root].start for s in self.sentences}
        self.mentions = [(m["start"], m["end"], a["id"]) for a in gold["actors"] for m in a["mentions"]]
        self.names = self._names(code(report).actors)

    def _names(self, ours: Iterable[Any]) -> list[set[str]]:
        """For each word the gold actors that it stands for: named there, or meant by suasion's reading."""
        shared: dict[str, Counter[str]] = {}
        for actor in ours:
            for m in actor.mentions:
                for a, b, name in self.mentions:
                    if a < m.end and m.start < b:
                        shared.setdefault(actor.id, Counter())[name] += 1
        meant = {
            actor: {name for name, n in counts.items() if n >= ALIKE * max(counts.values())}
            for actor, counts in shared.items()
        }
        out = []
        for t in self.tokens:
            here = {name for a, b, name in self.mentions if a <= t.start < b}
            if t.text[0].isalnum():
                for actor in phrase_at(self.r, t.start, True):
                    here |= meant.get(actor, set())
            out.append(here)
        return out

    def words_of(self, items: Sequence[Mapping[str, Any]], score: Any) -> dict[int, tuple[int, float]]:
        """Item -> the likeliest word of its quote, no word for two items, and its score."""
        likely = sorted(
            (
                (score(t, item) + SOME * (t.start in self.roots), k, i)
                for k, item in enumerate(items)
                for i, t in enumerate(self.tokens)
                if t.start < item["end"] and t.end > item["start"] and t.text[0].isalnum()
            ),
            reverse=True,
        )
        out: dict[int, tuple[int, float]] = {}
        for points, k, i in likely:
            if points > 0 and k not in out and all(i != j for j, _ in out.values()):
                out[k] = (i, points)
        return out

    def party(self, names: Sequence[str], i: int) -> int | list[int]:
        """The words that stand for one of the actors, those of the sentence before others; 0 for nobody."""
        if not names:
            return 0
        found = [j + 1 for j, here in enumerate(self.names) if j != i and here & set(names)]
        near = [j for j in found if self.sentence_of[j - 1] == self.sentence_of[i]]
        return near or found or SKIP


def _report(text: str, date: str | None) -> Any:
    """The text as suasion reads it from a file of JSON lines, where its offsets stay."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.jsonl"
        path.write_text(json.dumps({"id": "report", "text": text, "date": date}) + "\n", encoding="utf-8")
        (report,) = read([path])
    if isinstance(report, Failure):
        raise SystemExit(str(report))
    return report


def labels(g: Gold) -> dict[str, list[Any]]:
    n, acts, holds = len(g.tokens), g.r.analysis.acts, g.r.analysis.holds
    y: dict[str, list[Any]] = {k: [SKIP] * n for k in LABELS} | {
        "act": [0] * n, "also": [[] for _ in range(n)], "hold": [0] * n, "due": [0] * n, "who": [0] * n,
    }  # fmt: skip

    def told(t: Any, event: Mapping[str, Any]) -> float:
        seen = acts.get(t.start)
        return sum(seen.kinds.get(k, 0.0) for k in {event["type"], *event["alt_types"]}) if seen else 0.0

    def held(t: Any, lever: Mapping[str, Any]) -> float:
        return holds[t.start].score if t.start in holds else 0.0

    for i, t in enumerate(g.tokens):  # gold has no acts that did not happen
        seen = acts.get(t.start)
        if seen and seen.real < UNREAL and seen.score > UNREAL:
            y["act"][i] = SKIP
    for k, (i, points) in g.words_of(g.gold["events"], told).items():
        e = g.gold["events"][k]
        if e.get("optional") and points < FAINT:
            y["act"][i] = SKIP
            continue
        y["act"][i], y["also"][i] = ACTS.index(e["type"]), [ACTS.index(x) for x in e["alt_types"] if x in ACTS]
        y["real"][i], y["doer"][i], y["whom"][i] = 1, g.party(e["source"], i), g.party(e["target"], i)
    for k, (i, points) in g.words_of(g.gold["levers"], held).items():
        lever = g.gold["levers"][k]
        if lever.get("optional") and points < FAINT:
            y["hold"][i] = SKIP
            continue
        y["hold"][i], y["holder"][i], y["over"][i] = 1, g.party(lever["holder"], i), g.party(lever["over"], i)
    _due(g, y["due"])
    _who(g, y["who"])
    return y


def _due(g: Gold, due: list[Any]) -> None:
    """Of a sentence that tells something still to come, one word must say so: a number of its own, from 2, for the words of each."""
    for number, item in enumerate(sorted(g.gold["scheduled"], key=lambda x: bool(x.get("optional"))), 2):
        for i, t in enumerate(g.tokens):
            if t.start < item["end"] and t.end > item["start"] and due[i] == 0:
                due[i] = SKIP if item.get("optional") or not t.text[0].isalnum() else number


def _who(g: Gold, who: list[Any]) -> None:
    """The first mention of every actor who has no name: all its mentions begin with a small letter."""
    for actor in g.gold["actors"]:
        if not actor["mentions"] or any(m["text"][:1].isupper() for m in actor["mentions"]):
            continue
        first = min(m["start"] for m in actor["mentions"])
        for m in actor["mentions"]:
            for i, t in enumerate(g.tokens):
                inside = m["start"] <= t.start < m["end"]
                s = g.sentences[g.sentence_of[i]]
                if inside and (t.head < 0 or not m["start"] <= s.tokens[t.head].start < m["end"]):
                    who[i] = 1 if m["start"] == first and not actor.get("optional") else SKIP


def units(annotated: GoldReport, pieces: WordPiece) -> Iterator[dict[str, Any]]:
    g = Gold(annotated)
    for unit in chunked([len(s.tokens) for s in g.sentences], [t.text for t in g.tokens], labels(g)):
        words = unit["words"]
        yield unit | {"pieces": [pieces(w) for w in words], "shapes": [shape(w) for w in words]}


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("vocabulary", type=Path)
    ap.add_argument("--gold", type=Path, default=ROOT.parent / "shared", help="folder with gold/dev")
    ap.add_argument("--own", type=Path, default=ROOT / "tests" / "gold")
    ap.add_argument("-o", "--out", type=Path, required=True)
    args = ap.parse_args()
    language_core.LEAST_ACT = language_core.LEAST_HOLD = LEAST
    sets, pieces, out = gold_sets(args.gold, args.own), WordPiece(args.vocabulary), []
    open_ones = [*(r for r in sets.get("dev", []) if not r.id.endswith(HELD_OUT_ENDINGS)), *sets.get("own", [])]
    for report in open_ones:
        out += units(report, pieces)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_bytes(pickle.dumps(out, protocol=4))
    n = {k: sum(sum(v > 0 for v in u[k]) for u in out) for k in ("act", "hold", "who")}
    print(f"{len(open_ones)} reports, {len(out)} chunks, {sum(len(u['words']) for u in out):,} words, {n}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
