"""What a report itself sets against each other, and one fact that it reads in two ways.

* contrast: "contradictory signals surround ...:", "these statements stand in contrast to ...".
* readings: "the silence reveals X" here, "the silence may indicate Y" there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from suasion.weigh.model import Finding, finding
from suasion.weigh.texts import Sentence, Text
from suasion.weigh.words import content, pattern, stem, weigh_words

BACK = 6
"""Sentences back in which "these statements" have to stand."""

LEAST = 2
"""Words that "different information" shares with what it differs from."""

READ_ALIKE = 0.34
"""Share of common words from which two readings of a fact are one."""

_BACKWARD = re.compile(
    r"(?i)^(?:these|this|such|those|his|her|their)\b.{0,40}\b(?:statement|claim|account|remark|narrative|assertion|version|view|argument|comment)s?\b"
)


def contrasts(text: Text) -> Iterator[Finding]:
    """A sentence that says that two things do not fit, with what it is about."""
    for n, s in enumerate(text.sentences):
        m = None if s.role == "title" else pattern("contrasts").search(text.text, s.start, s.end)
        if m is None:
            continue
        if s.text.rstrip().endswith(":"):
            yield from _listed(text, text.sentences[n + 1 : n + 1 + BACK], s)
        elif m.group().lower().startswith(("different", "a different", "gave", "offered")):
            yield from _otherwise(text, text.sentences[max(0, n - BACK) : n], s, m.group())
        elif _BACKWARD.match(s.text):
            yield from _rebutted(text, text.sentences[max(0, n - BACK) : n], s, m.group())


def _listed(text: Text, after: Sequence[Sentence], s: Sentence) -> Iterator[Finding]:
    """The first two points of the list that are said by two sides."""
    points = [p for p in after if p.role == "item"]
    said = [(p, _speaker(text, p)) for p in points]
    for (p, one), (q, two) in pairwise(said):
        if one and two and not {text.top(a) for a in one} & {text.top(a) for a in two}:
            sides = (text.side(p.start, p.end), text.side(q.start, q.end))
            why = f"The report itself calls it so: “{_clip(s.text)}”"
            yield finding(
                "contradiction",
                "contrast",
                sides,
                why,
                0.7,
                relation="disagreement",
                matter="signals",
                actors=(*one[:1], *two[:1]),
            )
            return


def _speaker(text: Text, s: Sentence) -> tuple[str, ...]:
    claim = next((c for c in text.claims if s.start <= c.start < s.end and c.source), None)
    return claim.source if claim else ()


def _rebutted(text: Text, before: Sequence[Sentence], s: Sentence, words: str) -> Iterator[Finding]:
    """The first claim of the run of claims that the sentence goes back to."""
    run: list[Sentence] = []
    for b in reversed(before):
        claim = next((c for c in text.claims if b.start <= c.content_start < b.end), None)
        if claim is None or claim.force not in ("states", "blames"):
            if run:
                break
            continue
        run.append(b)
    if run:
        first = run[-1]
        claim = next(c for c in text.claims if first.start <= c.content_start < first.end)
        who = text.name(claim.source[0]) if claim.source else "somebody"
        sides = (text.side(first.start, first.end), text.side(s.start, s.end))
        why = f"The report sets what {who} says against something else (“{words}”)."
        yield finding(
            "contradiction",
            "contrast",
            sides,
            why,
            0.55,
            relation="disagreement",
            matter="rebuttal",
            actors=claim.source[:1],
        )


def _otherwise(text: Text, before: Sequence[Sentence], s: Sentence, words: str) -> Iterator[Finding]:
    """ "The agency gives different information": against the nearest sentence before it that another source says on the same."""
    own, here = set(content(s.text)), _speaker(text, s)
    said = [b for b in before if not b.is_heading and (who := _speaker(text, b)) and who != here]
    best = next((b for b in reversed(said) if len(own & set(content(b.text))) >= LEAST), None)
    if best is not None:
        sides = (text.side(best.start, best.end), text.side(s.start, s.end))
        why = f"The report itself calls it so (“{words}”)."
        yield finding("contradiction", "contrast", sides, why, 0.6, relation="disagreement", matter="accounts")


@cache
def _reading() -> re.Pattern[str]:
    known = weigh_words()["readings"]
    facts = "|".join(re.escape(f) for f in known["facts"])
    verbs = "|".join(re.escape(v).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for v in known["verbs"])
    return re.compile(
        rf"(?i)\b(?P<det>the|this|that|such|its|their|his|her|['’]s)\s+(?P<fact>{facts})\b(?P<of>(?:\s+(?!{verbs})[\w’'-]+){{0,5}}?)\s+"
        rf"(?:(?:may|might|could|would|also|only|clearly|simply|merely|perhaps)\s+)*(?P<verb>{verbs})\s+(?:that\s+)?(?P<what>[^.;\n]{{8,160}})"
    )


def readings(text: Text) -> Iterator[Finding]:
    """Two sentences of one report that read the same fact differently, said by different sides."""
    found = [
        (s, m) for s in text.sentences if not s.is_heading for m in [_reading().search(text.text, s.start, s.end)] if m
    ]
    for i, (s, m) in enumerate(found):
        for t, o in found[i + 1 :]:
            if s is t or stem(m["fact"]) != stem(o["fact"]) or not _one_fact(text, m, o):
                continue
            one, two = (
                text.speaker(*m.span("what")) or _attributed(text, s),
                text.speaker(*o.span("what")) or _attributed(text, t),
            )
            a, b = set(content(m["what"])), set(content(o["what"]))
            if not a or not b or len(a & b) >= READ_ALIKE * min(len(a), len(b)) or set(one) == set(two):
                continue
            sides = (text.side(s.start, s.end), text.side(t.start, t.end))
            why = f"The {m['fact'].lower()} is read in two ways: “{_clip(m['what'], 60)}” and “{_clip(o['what'], 60)}”."
            yield finding(
                "contradiction",
                "readings",
                sides,
                why,
                0.5,
                relation="disagreement" if one and two else "tension",
                matter=m["fact"].lower(),
            )
            return


def _attributed(text: Text, s: Sentence) -> tuple[str, ...]:
    claim = next(
        (c for c in text.claims if s.start <= c.start < s.end and c.source and c.certainty == "asserted"), None
    )
    return claim.source if claim else ()


def _one_fact(text: Text, m: re.Match[str], o: re.Match[str]) -> bool:
    """Whether both speak of one silence, visit, ...: what one says of it, the other does not contradict."""
    one, two = set(content(m["of"])), set(content(o["of"]))
    back = m["det"].lower() in ("this", "that", "such", "the", "its")
    return back and (not one or not two or bool(one & two))


def _clip(words: str, most: int = 100) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= most else flat[: most - 3].rsplit(" ", 1)[0] + "..."
