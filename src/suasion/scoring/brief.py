"""End to end: the evidence of whole reports against hand-made gold (actors, events, claims, levers, scheduled).

Definitions: an item is right if its place, its type (events) and its actors in their roles fit a gold item, one to
one; optional gold items count neither way. P = right / (found - optional ones), R = right / wanted. See
``docs/accuracy.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from suasion.record import Record
from suasion.scoring.figures import Figure, Scores, f1, figure, ratio, scores, three
from suasion.scoring.matching import Item, match, maximum_matching
from suasion.scoring.names import Cast, Found, content_words
from suasion.scoring.spans import Place, same_content, same_place
from suasion.vocab import load

KINDS = ("actors", "events", "claims", "levers", "scheduled")
WORDS_OF_WHAT = 3  # a third of the words of a gold "what" make a scheduled item the same
Counts = dict[str, tuple[int, int, int]]
"""Kind -> (right, found, wanted) of one document; accuracies are (right, judged, judged)."""


@cache
def _mutual() -> frozenset[str]:
    return frozenset(load("scoring")["mutual_types"])


def same_date(found: Any, gold: Any) -> bool:
    """Equal as far as the coarser of the two goes ("2025-09" is right for "2025-09-04"); only the first of an
    interval counts.
    """
    if not found or not gold:
        return False
    a, b = str(found)[:10], str(gold)[:10]
    return a.startswith(b) or b.startswith(a)


class Judge:
    """One document: its gold and what was found in it."""

    def __init__(self, gold: Mapping[str, Any], found: Mapping[str, Any], text: str, *, strict: bool = False) -> None:
        self.gold, self.found, self.strict = gold, found, strict
        self.place = Place(text)
        self.cast = Cast(gold["actors"])
        self.actors = Found(found.get("actors") or [])

    def fills(self, item: Item, key: str, role: Iterable[str]) -> bool:
        return self.cast.fills(self.actors.refer(item.get(key)), role, strict=self.strict)

    def event_type(self, p: Item, g: Item) -> bool:
        return str(p.get("type", "")).upper() in {g["type"], *g["alt_types"]}

    def event_actors(self, p: Item, g: Item) -> bool:
        straight = self.fills(p, "source", g["source"]) and self.fills(p, "target", g["target"])
        if straight or g["type"] not in _mutual():
            return straight
        return self.fills(p, "target", g["source"]) and self.fills(p, "source", g["target"])

    def event(self, p: Item, g: Item) -> bool:
        return same_place(self.place, p, g) and self.event_type(p, g) and self.event_actors(p, g)

    def claim(self, p: Item, g: Item) -> bool:
        return same_content(self.place, p, g) and self.fills(p, "source", [*g["source"], *g["via"]])

    def lever(self, p: Item, g: Item) -> bool:
        return (
            same_place(self.place, p, g) and self.fills(p, "holder", g["holder"]) and self.fills(p, "over", g["over"])
        )

    def scheduled(self, p: Item, g: Item) -> bool:
        if not same_place(self.place, p, g):
            return False
        if same_date(p.get("date"), g["date"]):
            return True
        if g["who"] and p.get("who") and self.fills(p, "who", g["who"]):
            return True
        wanted = content_words(g["what"] or "")
        return bool(wanted) and len(content_words(p.get("what") or "") & wanted) * WORDS_OF_WHAT >= len(wanted)

    def count_actors(self) -> tuple[int, int, int]:
        found = list(self.actors.by_id.values())
        core, spare = self.cast.core, self.cast.spare
        pairs = maximum_matching([[j for j, g in enumerate(core) if p.is_gold(g)] for p in found])
        ignored = sum(i not in pairs and any(p.is_gold(g) for g in spare) for i, p in enumerate(found))
        return len(pairs), len(found) - ignored, len(core)

    def count_mentions(self) -> Counts:
        """How many gold mentions are touched by a found one, and the other way round; nothing if no mention was
        given.
        """
        found = [m for a in self.actors.by_id.values() for m in a.mentions]
        if not found:
            return {}
        wanted = [(m["start"], m["end"]) for a in self.gold["actors"] for m in a["mentions"] if not m.get("nested")]
        touched = sum(any(_touch(w, f) for f in found) for w in wanted)
        good = sum(any(_touch(f, w) for w in wanted) for f in found)
        return {"mentions.r": (touched, len(wanted), len(wanted)), "mentions.p": (good, len(found), len(found))}

    def counts(self) -> Counts:
        """All counts of this document, and the accuracies on matched items."""
        out: Counts = {"actors": self.count_actors(), **self.count_mentions()}
        items = {k: list(self.found.get(k) or []) for k in KINDS[1:]}
        events, claims, scheduled = self.gold["events"], self.gold["claims"], self.gold["scheduled"]
        pairs, out["events"] = match(items["events"], events, self.event)
        on_date = [(items["events"][i].get("date"), events[j]["date"]) for i, j in pairs.items() if events[j]["date"]]
        _, out["events:span+type"] = match(
            items["events"], events, lambda p, g: same_place(self.place, p, g) and self.event_type(p, g)
        )
        _, out["events:span+actors"] = match(
            items["events"], events, lambda p, g: same_place(self.place, p, g) and self.event_actors(p, g)
        )
        out.update(_accuracy("event date", [same_date(a, b) for a, b in on_date]))
        pairs, out["claims"] = match(items["claims"], claims, self.claim)
        out.update(_claim_accuracies([(items["claims"][i], claims[j]) for i, j in pairs.items()]))
        _, out["claims:content"] = match(items["claims"], claims, lambda p, g: same_content(self.place, p, g))
        _, out["levers"] = match(items["levers"], self.gold["levers"], self.lever)
        pairs, out["scheduled"] = match(items["scheduled"], scheduled, self.scheduled)
        dated = [(items["scheduled"][i].get("date"), scheduled[j]["date"]) for i, j in pairs.items()]
        out.update(_accuracy("scheduled date", [same_date(a, b) for a, b in dated if b]))
        return out

    def boilerplate(self) -> tuple[int, int, int, int] | None:
        """Characters that are not blank: (gold boilerplate that was dropped, gold boilerplate, article dropped,
        article).
        """
        if "boilerplate" not in self.gold:
            return None
        wanted = self._letters(self.gold["boilerplate"])
        soft = self._letters(self.gold.get("soft_boilerplate", []))
        dropped = self._letters(self.found.get("boilerplate") or [])
        article = self.place.blank_free - wanted - soft
        return len(wanted & dropped), len(wanted), len(article & dropped), len(article)

    def _letters(self, items: Iterable[Item]) -> set[int]:
        spans = (self.place.of(x) for x in items)
        return {c for s in spans if s for c in range(*s)} & self.place.blank_free


def _touch(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return min(a[1], b[1]) > max(a[0], b[0])


def _accuracy(name: str, right: list[bool]) -> Counts:
    return {name: (sum(right), len(right), len(right))} if right else {}


def _claim_accuracies(pairs: list[tuple[Item, Item]]) -> Counts:
    """Certainty (hedged and speculative count as one) and mode (mixed fits either) of matched claims."""
    doubt = {"hedged", "speculative"}
    certainty = [
        c == g["certainty"] or {c, g["certainty"]} <= doubt
        for p, g in pairs
        if (c := str(p.get("certainty", "")).lower())
    ]
    mode = [m == g["mode"] or "mixed" in (m, g["mode"]) for p, g in pairs if (m := str(p.get("mode", "")).lower())]
    return {**_accuracy("claim certainty", certainty), **_accuracy("claim mode", mode)}


def _plain(document: Mapping[str, Any] | Record) -> Mapping[str, Any]:
    return document.model_dump(mode="json") if isinstance(document, Record) else document


def count(
    predicted: Mapping[str, Mapping[str, Any] | Record],
    gold: Mapping[str, Mapping[str, Any]],
    texts: Mapping[str, str],
    *,
    strict: bool = False,
) -> dict[str, Counts]:
    """Counts of each gold document; one that was not predicted counts as empty."""
    return {i: Judge(g, _plain(predicted.get(i, {})), texts[i], strict=strict).counts() for i, g in gold.items()}


def brief(
    predicted: Mapping[str, Mapping[str, Any] | Record],
    gold: Mapping[str, Mapping[str, Any]],
    texts: Mapping[str, str],
    *,
    strict: bool = False,
) -> Scores:
    """Figures "actors.f1", "events.p", "events:span+type.f1", "claims:content.r", "event date.accuracy",
    "macro.f1", ...

    ``predicted``: documents (records or their JSON) by document id; ``gold``: gold documents; ``texts``: their
    texts.
    """
    counted = list(count(predicted, gold, texts, strict=strict).values())
    names = list(dict.fromkeys(k for c in counted for k in c))
    out: dict[str, Figure] = {}
    for name in names:
        rows = [c.get(name, (0, 0, 0)) for c in counted]
        if name.startswith("mentions.") or " " in name:
            key = name if name.startswith("mentions.") else f"{name}.accuracy"
            out[key] = figure(rows, lambda c: ratio(c[..., 0], c[..., 1]))
        else:
            out.update(three(name, rows))
    out["macro.f1"] = _macro([[c[k] for k in KINDS] for c in counted])
    out.update(_boilerplate([Judge(g, _plain(predicted.get(i, {})), texts[i]) for i, g in gold.items()]))
    return scores(out)


def _macro(rows: list[list[tuple[int, int, int]]]) -> Figure:
    """The mean F1 of the five kinds."""
    flat = [[float(x) for kind in row for x in kind] for row in rows]
    return figure(flat, lambda c: f1(c.reshape(*c.shape[:-1], len(KINDS), 3)).mean(axis=-1))


def _boilerplate(judges: list[Judge]) -> dict[str, Figure]:
    """Share of the boilerplate's characters that was dropped, and of the article's that was lost."""
    rows = [b for j in judges if (b := j.boilerplate())]
    if not rows:
        return {}
    return {
        "boilerplate.dropped": figure(rows, lambda c: ratio(c[..., 0], c[..., 1])),
        "boilerplate.lost": figure(rows, lambda c: ratio(c[..., 2], c[..., 3])),
    }


__all__ = ["KINDS", "Counts", "Judge", "brief", "count", "same_date"]
