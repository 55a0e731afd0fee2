"""What the reports say on a question: by rule, not by judgement. No answer is computed here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from suasion.briefing import when
from suasion.briefing.affair import Affair, Entry
from suasion.briefing.levers import what
from suasion.briefing.marks import Marker, Prose
from suasion.briefing.wording import cap, clip, join, kind_word, number, says, table

ANSWERS = 4
"""Passages quoted under each heading of what the reports say on a question."""

TEXT = 170
"""Characters of such a passage."""

STEM = 5
"""Letters by which a word of the question and one of a passage are taken for the same ("ceasefire", "ceasefires")."""

_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Heading:
    """What the reports say on the question under one head."""

    title: str
    lines: tuple[Prose, ...]


def on_question(affair: Affair, marker: Marker, question: str) -> tuple[Heading, ...]:
    """By rule: the holds between those whom it names, what holds them back, what is said with its words."""
    words = _stems(question)
    named = {affair.top(a.id) for a in affair.actors.values() if _named(a.name, a.aliases, question)}
    out = []
    means = [e for e in affair.of("lever") if len(named & set(affair.tops(e.actors))) >= min(2, len(named)) and named]
    out.append(_heading(affair, marker, "The holds between those it names", means, words))
    back = [e for e in affair.of("barrier") if named & set(affair.tops(e.actors))]
    out.append(_heading(affair, marker, "What holds them back", back, words))
    own = {w for a in named for n in (affair.actors[a].name, *affair.actors[a].aliases) for w in _stems(n)}
    said = [e for e in affair.of("claim", "scheduled", "track") if (words - own) & _stems(e.item.quote)]
    out.append(_heading(affair, marker, "What is said and planned in its words", said, words))
    return tuple(h for h in out if h.lines)


def _named(name: str, aliases: Sequence[str], question: str) -> bool:
    return any(
        re.search(rf"(?<!\w){re.escape(n)}(?!\w)", question) for n in (name, *aliases) if len(n) > 2 and n[0].isupper()
    )


def _stems(text: str) -> set[str]:
    return {w[:STEM] for w in _WORD.findall(text.lower()) if w not in table()["question_words"]}


def _heading(affair: Affair, marker: Marker, title: str, entries: Sequence[Entry], words: set[str]) -> Heading:
    ranked = sorted(
        entries, key=lambda e: (-len(words & _stems(e.item.quote)), -e.item.confidence, e.doc, e.item.start, e.id)
    )
    best, seen = [], set()
    for e in ranked:
        if (spot := (e.doc, e.item.start)) not in seen:
            seen.add(spot)
            best.append(e)
    lines: list[Prose] = [_line(affair, marker, e) for e in best[:ANSWERS]]
    rest = len(best) - len(lines)
    if rest > 0:
        lines.append(
            (marker.mark(f"{cap(number(rest))} more {'passage' if rest == 1 else 'passages'}", best[ANSWERS:]), ".")
        )
    return Heading(title, tuple(lines))


def _line(affair: Affair, marker: Marker, entry: Entry) -> Prose:
    item = entry.item
    report = f" ({affair.label(entry.doc)})" if len(affair.read) > 1 else ""
    if entry.kind == "lever":
        who = f"{cap(join(affair.names(item.holder)) or 'Somebody')} over {join(affair.names(item.over)) or 'others'}: "
        return (who, marker.mark(what(entry, TEXT), [entry]), report)
    if entry.kind == "claim":
        who = join(affair.names(item.source)) or "somebody not named"
        return (
            f"{cap(who)} {says(item.certainty, item.force, len(item.source) or 1)}: ",
            marker.mark(clip(item.content, TEXT), [entry]),
            report,
        )
    text = getattr(item, "text", None) or getattr(item, "what", None) or getattr(item, "name", None) or item.quote
    date = when.spoken(getattr(item, "date", None))
    who = join(affair.names(getattr(item, "actor", ()))) or cap(kind_word(entry.kind))
    return (f"{cap(who)}{', ' + date if date else ''}: ", marker.mark(clip(text, TEXT), [entry]), report)
