"""Quotations that run over several sentences: only one of them names the speaker, the others are said by the same."""

from __future__ import annotations

from suasion.evidence.model import Claim, item_id
from suasion.evidence.reading import Reading
from suasion.language.model import Sentence

MOST_SENTENCES = 12
"""Sentences of one quotation: a longer run has lost a closing mark."""
CONFIDENCE = 0.9
"""Factor on the confidence of the claim that names the speaker, for each sentence that it is carried to."""


def continue_claims(r: Reading, claims: list[Claim]) -> list[Claim]:
    """Claims for the sentences of a quotation that no claim covers, with the speaker of the nearest one that does (before, else after)."""
    found: list[Claim] = []
    for start, end in r.quotations:
        sentences = [s for s in r.sentences if s.start < end and s.end > start]
        if not 1 < len(sentences) <= MOST_SENTENCES:
            continue
        inside = [
            c for c in claims if c.source and c.content_start < end and c.content_end > start and c.mode != "indirect"
        ]
        if not inside:
            continue
        for s in sentences:
            a, b = max(s.start, start), min(s.end, end)
            if b - a < 10 or any(c.content_start < b and c.content_end > a for c in claims):
                continue
            told = min(inside, key=lambda c: (c.content_start > a, abs(c.content_start - a)))
            found.append(_carried(r, told, s, a, b))
    return found


def _carried(r: Reading, told: Claim, s: Sentence, start: int, end: int) -> Claim:
    """``told``, said on in ``[start, end)`` of the sentence: the same speaker, other words, no cue of its own."""
    return Claim(
        id=item_id("c", r.report.sha256, start, end, "continued"),
        start=s.start, end=s.end, quote=r.quote(s.start, s.end), confidence=round(told.confidence * CONFIDENCE, 3), rule="quotation goes on",
        source=told.source, via=told.via, content=r.text[start:end], content_start=start, content_end=end, content_spans=((start, end),),
        mode="direct", about=tuple(x for x in r.index.at(start, end) if x not in told.source),
    )  # fmt: skip
