"""Many reports, one origin: copies of one story, one quotation that all give, one outlet that all cite."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from suasion.weigh.model import Finding, finding
from suasion.weigh.texts import Text

LEAST_WORDS = 8
"""Words of a quotation that nobody says twice by chance."""

LEAST_REPORTS = 3
"""Reports that have to rest on one quotation: two that were at one speech are no finding."""

SIDES = 4
"""Reports shown; the rest are counted."""

SHARE = 0.6
"""Share of the reports of a case that cite one outlet before it is worth a line."""

_WORD = re.compile(r"[^\W_]+")


def single_sources(texts: Sequence[Text]) -> Iterator[Finding]:
    """Copies, then quotations, then outlets."""
    yield from _copies(texts)
    yield from _quotations(texts)
    yield from _cited(texts)


def _copies(texts: Sequence[Text]) -> Iterator[Finding]:
    groups: dict[str, list[Text]] = defaultdict(list)
    for t in texts:
        groups[t.origin].append(t)
    for group in groups.values():
        if len(group) > 1:
            sides = tuple(t.side(s.start, s.end) for t in group[:SIDES] for s in t.sentences[:1])
            if len(sides) > 1:
                why = f"{len(group)} reports are nearly the same text: they count as one source."
                yield finding("single_source", "copies", sides, why, 0.8, matter="copies")


def _quotations(texts: Sequence[Text]) -> Iterator[Finding]:
    """The same words in quotation marks in three reports or more that are no copies of each other."""
    where: dict[str, dict[str, tuple[Text, int, int, tuple[str, ...]]]] = defaultdict(dict)
    for t in texts:
        for c in t.claims:
            words = _WORD.findall(c.content.lower())
            if c.mode in ("direct", "mixed") and len(words) >= LEAST_WORDS:
                # the first words are enough: reports cut a quotation at its end
                key = " ".join(words[:LEAST_WORDS])
                where[key].setdefault(t.origin, (t, c.content_start, c.content_end, c.source))
    done: set[frozenset[str]] = set()
    for found in where.values():
        origins = frozenset(found)
        if len(found) < LEAST_REPORTS or origins in done:
            continue
        done.add(origins)
        all_ = list(found.values())
        sides = tuple(t.side(a, b) for t, a, b, _ in all_[:SIDES])
        first = all_[0]
        who = first[0].name(first[3][0]) if first[3] else "one speaker"
        why = f"{len(all_)} reports rest on one quotation of {who}."
        yield finding(
            "single_source",
            "quotation",
            sides,
            why,
            min(0.9, 0.4 + 0.1 * len(all_)),
            matter="quotation",
            actors=first[3][:1],
        )


def _cited(texts: Sequence[Text]) -> Iterator[Finding]:
    """One outlet or agency that most independent reports name as where they have it from."""
    where: dict[str, dict[str, tuple[Text, int, int]]] = defaultdict(dict)
    for t in texts:
        for c in t.claims:
            for via in (*c.via, *(a for a in c.source if a in t.actors and t.actors[a].type == "media")):
                where[via].setdefault(t.origin, (t, c.start, c.end))
    total = len({t.origin for t in texts})
    for via, found in where.items():
        if len(found) >= LEAST_REPORTS and len(found) >= SHARE * total:
            all_ = list(found.values())
            sides = tuple(t.side(a, b) for t, a, b in all_[:SIDES])
            why = f"{len(all_)} of {total} independent reports have it from {all_[0][0].name(via)}."
            yield finding("single_source", "cited", sides, why, 0.55, matter="cited", actors=(via,))
