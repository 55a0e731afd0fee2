"""Quotations that run over several sentences or stand alone: only one of them names the speaker, the others are said by the same."""

from __future__ import annotations

from suasion.evidence import syntax
from suasion.evidence.model import Claim, item_id
from suasion.evidence.parties import actors_of
from suasion.evidence.reading import Reading
from suasion.language.model import Sentence

MOST_SENTENCES = 12
"""Sentences of one quotation: a longer run has lost a closing mark."""
CONFIDENCE = 0.9
"""Factor on the confidence of the claim that names the speaker, for each sentence that it is carried to."""
LEAST_LETTERS = 10
"""Of a quoted sentence that is a claim by itself."""
REACH = 2
"""Sentences back to the claim whose speaker a quotation without a cue goes on quoting."""
SUBJECT = 0.4
"""Confidence of a quotation whose speaker is only the subject of the sentence before."""


def continue_claims(r: Reading, claims: list[Claim]) -> list[Claim]:
    """Claims for quoted sentences that no claim covers.

    1. Where a claim lies in the quotation: the speaker of the nearest one (before, else after). 2. A quotation of whole sentences that nothing
    introduces: who has been speaking just before, else the person that the sentence before is about.
    """
    found: list[Claim] = []
    for start, end in r.quotations:
        sentences = [s for s in r.sentences if s.start < end and s.end > start]
        if not 0 < len(sentences) <= MOST_SENTENCES:
            continue
        parts = [(s, max(s.start, start), min(s.end, end)) for s in sentences]
        bare = [p for p in parts if p[2] - p[1] >= LEAST_LETTERS and not _covered(claims, p[1], p[2])]
        inside = [c for c in claims if c.source and _overlaps(c, start, end) and c.mode != "indirect"]
        if inside and len(sentences) > 1:
            for s, a, b in bare:
                told = min(inside, key=lambda c: (c.content_start > a, abs(c.content_start - a)))
                found.append(_carried(r, told, s, a, b))
        elif bare and len(bare) == len(parts) and _stands_alone(sentences, start, end):
            found += _alone(r, [*claims, *found], bare)
    return found


def _overlaps(c: Claim, start: int, end: int) -> bool:
    return c.content_start < end and c.content_end > start


def _covered(claims: list[Claim], start: int, end: int) -> bool:
    return any(_overlaps(c, start, end) for c in claims)


def _stands_alone(sentences: list[Sentence], start: int, end: int) -> bool:
    """Whether the quotation is of whole sentences, with nothing around them that could name a speaker."""
    return start - sentences[0].start <= 1 and sentences[-1].end - end <= 1


def _alone(r: Reading, claims: list[Claim], parts: list[tuple[Sentence, int, int]]) -> list[Claim]:
    first = parts[0][1]
    n, item = r.number_at(first), r.openings.item(first)
    before = [
        c
        for c in claims
        if c.source and c.content_end <= first and c.start >= item[0] and r.number_at(c.start) >= n - REACH
    ]
    if before:
        told = max(before, key=lambda c: (c.content_end, c.mode != "indirect"))
        return [_carried(r, told, s, a, b) for s, a, b in parts]
    who = _person_of(r, r.sentences[n - 1]) if n > 0 and r.sentences[n - 1].start >= item[0] else ()
    return [_claim(r, s, a, b, who, (), SUBJECT, "quotation after its speaker") for s, a, b in parts] if who else []


def _person_of(r: Reading, s: Sentence) -> tuple[str, ...]:
    """The person that is the subject of the sentence."""
    if r.is_heading(s):
        return ()
    roots = [i for i, t in enumerate(s.tokens) if t.head < 0]
    found = [a for i in roots for j in syntax.where(s, i, "nsubj") for a in actors_of(r, s, j, 0)]
    return tuple(a for a in found if (x := r.actor(a)) and x.type == "person")[:1]


def _carried(r: Reading, told: Claim, s: Sentence, start: int, end: int) -> Claim:
    """``told``, said on in ``[start, end)`` of the sentence: the same speaker, other words, no cue of its own."""
    return _claim(r, s, start, end, told.source, told.via, round(told.confidence * CONFIDENCE, 3), "quotation goes on")


def _claim(
    r: Reading,
    s: Sentence,
    start: int,
    end: int,
    source: tuple[str, ...],
    via: tuple[str, ...],
    confidence: float,
    rule: str,
) -> Claim:
    return Claim(
        id=item_id("c", r.report.sha256, start, end, "continued"),
        start=s.start, end=s.end, quote=r.quote(s.start, s.end), confidence=confidence, rule=rule,
        source=source, via=via, content=r.text[start:end], content_start=start, content_end=end, content_spans=((start, end),),
        mode="direct", about=tuple(x for x in r.index.at(start, end) if x not in source),
    )  # fmt: skip
