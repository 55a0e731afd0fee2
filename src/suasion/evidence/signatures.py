"""Quotations that bear their speaker's name: a line between quotation marks, a dash, a name and nothing else.

1. The dash and the name follow the closing mark, and no verb goes on ("... ," - Ana Lind said). 2. The quotation begins at the mark that opens the
line, if one does: marks within are of quotations in it. 3. The whole is one claim of whoever the name is of, and stands before what other rules
make of its parts.
"""

from __future__ import annotations

import re

from suasion.evidence.model import Claim, item_id
from suasion.evidence.reading import Reading

SURE = 0.9
"""Confidence of such a claim."""
_SIGNED = re.compile(
    r"[”\"»]?\s{0,3}(?P<dash>[―—–]|--?)\s{0,2}(?P<name>[A-Z][\w.'’-]*(?: [\w.'’-]+){0,5})(?:[,(][^\n]{0,60})?[.)\s]{0,3}(?=\n|$)"
)


def with_signed(r: Reading, claims: list[Claim]) -> list[Claim]:
    """``claims`` and those of the signed quotations, without what others have made of their words."""
    signed = [c for start, end in r.quotations if (c := _signed(r, start, end))]
    kept = [
        c
        for c in claims
        if not any(c.content_start < x.content_end and c.content_end > x.content_start for x in signed)
    ]
    return [*kept, *signed]


def _signed(r: Reading, start: int, end: int) -> Claim | None:
    match = _SIGNED.match(r.text, end)
    s = r.sentence_at(match.start("name")) if match else None
    if match is None or s is None or any(t.upos in ("VERB", "AUX") for t in s.tokens if t.start >= match.start("name")):
        return None
    line = r.text.rfind("\n", 0, start) + 1
    start = line + 1 if r.text[line : line + 1] in '“”"«' else start
    first = next((x for x in r.sentences if x.end > start), s)
    (dash, name), who = (
        (match.span(g) for g in ("dash", "name")),
        r.index.at(match.start("name"), match.start("name") + 1),
    )
    return Claim(
        id=item_id("c", r.report.sha256, start, end, "signed"), start=first.start, end=first.end, quote=r.quote(first.start, first.end),
        confidence=SURE, rule="signed quotation", source=who[:1], cue=match["dash"], cue_start=dash[0], cue_end=dash[1], cue_spans=(dash,),
        source_start=name[0], source_end=name[1], source_spans=(name,), content=r.text[start:end], content_start=start, content_end=end,
        content_spans=((start, end),), mode="direct", about=tuple(x for x in r.index.at(start, end) if x not in who),
    )  # fmt: skip
