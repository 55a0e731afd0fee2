"""Interests, tracks and market statements: what is wanted, through which channel, and what moves prices.

Each is a sentence that states it, by its verbs, nouns and adjectives (``vocab/stakes.yaml``) or by the heading of its section.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Literal

from suasion.evidence import syntax
from suasion.evidence.model import Interest, Market, Track, item_id
from suasion.evidence.parties import all_of, political
from suasion.evidence.reading import Reading
from suasion.language.model import Sentence
from suasion.vocab import load

_BULLET = re.compile(r"^\s*(?:[•·▪‣*–-]|\d{1,2}[.)])\s*")


Direction = Literal["volatile", "shift", "up", "down"]
DIRECTIONS: tuple[Direction, ...] = ("volatile", "shift", "up", "down")
"""In the order in which they are looked for: "volatility rose" is volatile, not up."""


@cache
def _stakes(kind: str) -> dict[str, Any]:
    found: dict[str, Any] = load("stakes")[kind]
    return found


def text_of(r: Reading, s: Sentence, i: int | None = None) -> str:
    a, b = (
        (s.start, s.end)
        if i is None
        else syntax.span_of(s, [j for j in s.subtree(i) if s.tokens[j].deprel != "punct"] or [i])
    )
    return _BULLET.sub("", " ".join(r.text[a:b].split()))


def under(r: Reading, s: Sentence, stems: list[str]) -> bool:
    """Whether the section's heading speaks of it, and the sentence is one of its list items."""
    return r.role(s) == "item" and any(w in r.heading_of(s) for w in stems)


def parties(r: Reading, s: Sentence) -> tuple[str, ...]:
    """Whom it is about: the subject of the sentence, else of its first clause that has one ("Label: China benefits"), else the first party."""
    subject = tuple(a for a in all_of(r, s, syntax.subjects(s, s.root)) if political(r, (a,)))
    if subject:
        return subject
    for i, t in enumerate(s.tokens):
        if t.deprel in ("nsubj", "nsubj:pass"):
            found = tuple(a for a in all_of(r, s, [i]) if political(r, (a,)))
            if found:
                return found
    return tuple(a for a in r.index.at(s.start, s.end) if political(r, (a,)) and _takes_part(r, a))[:1]


def _takes_part(r: Reading, actor: str) -> bool:
    """Whether it is a party and not the outlet that tells of it ("as reported by ...")."""
    found = r.actor(actor)
    return found is not None and found.type != "media"


def find_interests(r: Reading) -> list[Interest]:
    """Sentences that say what an actor wants, protects or gains by."""
    v = _stakes("interest")
    out = []
    for s in r.sentences:
        if r.is_heading(s):
            continue
        hit = next(
            (
                i
                for i, t in enumerate(s.tokens)
                if t.upos == "VERB"
                and syntax.lemma(s, i) in v["verbs"]
                and syntax.status(s, i) in ("happened", "ongoing")
            ),
            None,
        )
        if hit is not None:
            actor = tuple(a for a in all_of(r, s, syntax.subjects(s, hit)) if political(r, (a,)))
            complement = next(iter(syntax.where(s, hit, "xcomp", "obj", "ccomp", "obl")), None)
            if actor and complement is not None:
                out.append(_interest(r, s, actor, text_of(r, s, complement), f"wants: {syntax.lemma(s, hit)}", 0.5))
                continue
        noun = next(
            (
                i
                for i, t in enumerate(s.tokens)
                if t.upos == "NOUN" and syntax.lemma(s, i) in v["nouns"] and syntax.where(s, i, "nmod:poss", "amod")
            ),
            None,
        )
        if noun is not None:
            actor = all_of(r, s, syntax.where(s, noun, "nmod:poss", "amod")) or parties(r, s)
            out.append(
                _interest(r, s, actor, text_of(r, s, noun), f"interest: {syntax.lemma(s, noun)}", 0.45)
            ) if actor else None
        elif under(r, s, v["headings"]) or (
            under(r, s, _stakes("barrier")["headings"]) and "interest" in r.text[s.start : s.end].lower()
        ):
            out.append(_interest(r, s, parties(r, s), text_of(r, s), "heading of interests", 0.5))
    return out


def _interest(r: Reading, s: Sentence, actor: tuple[str, ...], text: str, rule: str, confidence: float) -> Interest:
    return Interest(
        id=item_id("i", r.report.sha256, s.start, *actor),
        start=s.start,
        end=s.end,
        quote=r.quote(s.start, s.end),
        confidence=confidence,
        rule=rule,
        actor=actor,
        text=text,
    )


def find_tracks(r: Reading) -> list[Track]:
    """Diplomatic channels: a noun of talks or plans, marked as diplomatic or with two parties; told once each, at its fullest."""
    v = _stakes("track")
    best: dict[tuple[str, tuple[str, ...]], Track] = {}
    for s in r.sentences:
        if r.is_heading(s):
            continue
        low = r.text[s.start : s.end].lower()
        for i, t in enumerate(s.tokens):
            word = syntax.lemma(s, i)
            if t.upos not in ("NOUN", "PROPN") or word not in v["nouns"]:
                continue
            near = {syntax.lemma(s, j) for j in s.subtree(i)}
            parties = tuple(
                a
                for a in dict.fromkeys(
                    [
                        *all_of(r, s, [i], ("of", "between", "with", "by", "for")),
                        *r.index.at(*syntax.span_of(s, s.subtree(i))),
                    ]
                )
                if political(r, (a,))
            )
            if not (
                near & set(v["diplomatic"])
                or (len(parties) > 1 and word in ("talk", "negotiation", "summit", "meeting", "dialogue", "mediation"))
            ):
                continue
            if not parties:
                parties = tuple(a for a in r.index.at(s.start, s.end) if political(r, (a,)))[:4]
            if not parties:
                continue
            status = next(
                (
                    label
                    for lemma, label in v["status"].items()
                    if lemma in {syntax.lemma(s, j) for j in [t.head, *s.ancestors(i)] if j >= 0}
                ),
                "planned" if "will" in low.split() else None,
            )
            a, b = syntax.phrase(s, i)
            track = Track(
                id=item_id("t", r.report.sha256, s.start, t.start), start=s.start, end=s.end, quote=r.quote(s.start, s.end), confidence=0.45,
                rule=f"track: {word}",
                name=" ".join(r.text[a:b].split()), participants=parties, status=status,
            )  # fmt: skip
            best.setdefault((word, tuple(sorted(parties))), track)
            break
    return sorted(best.values(), key=lambda x: x.start)


def find_markets(r: Reading) -> list[Market]:
    """Statements on energy and commodity markets: a commodity and a word of flow, price or supply in one sentence."""
    v = _stakes("market")
    out = []
    for s in r.sentences:
        if r.is_heading(s):
            continue
        lemmas = {syntax.lemma(s, i) for i in range(len(s.tokens))}
        low = r.text[s.start : s.end].lower()
        commodity = next(
            (k for k, words in v["commodities"].items() if any(w in lemmas or (" " in w and w in low) for w in words)),
            None,
        )
        if commodity is None or not lemmas & set(v["movement"]):
            continue
        direction = next((d for d in DIRECTIONS if lemmas & set(v[d])), None)
        if direction is None and not lemmas & {"price", "market", "import", "export", "flow", "supply"}:
            continue
        out.append(
            Market(
                id=item_id("m", r.report.sha256, s.start),
                start=s.start,
                end=s.end,
                quote=r.quote(s.start, s.end),
                confidence=0.5,
                rule=f"market: {commodity}",
                text=text_of(r, s),
                commodity=commodity,
                direction=direction,
                actor=parties(r, s),
            )
        )
    return out
