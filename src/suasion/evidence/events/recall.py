"""Acts that a sentence takes up again by a noun: "dismissed the report", "welcomed the offer", "called the speech a provocation".

The object has no party of its own, but whoever did what it recalls is the one that is blamed, refused or praised.

1. The noun names kinds of act ("offer": AGREE) or of saying ("report"), by ``vocab/recall.yaml`` and the event nouns.
2. Of the acts told before it, the nearest of that kind that somebody else did is the one; for a saying, the nearest other speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from suasion.evidence import syntax
from suasion.evidence.events.coder import Found
from suasion.evidence.events.lexicon import nouns
from suasion.evidence.parties import actors_of, political, without
from suasion.evidence.reading import Reading
from suasion.language.model import Sentence
from suasion.vocab import load

REACH = 6
"""Sentences back to which a noun recalls an act."""
REPLIES = ("ACCUSE", "REJECT", "SUPPORT", "AGREE", "CONCEDE")
"""Types of act that answer another act."""
THE = ("the", "this", "that", "these", "those", "such")
SAYING = "SAY"
"""Stands in ``vocab/recall.yaml`` for what somebody said, whatever act it was."""


@cache
def _kinds(noun: str) -> frozenset[str]:
    """The types of act that a noun may recall."""
    own = {nouns()[noun].type} if noun in nouns() else set()
    return frozenset(own | {kind for kind, words in load("recall")["nouns"].items() if noun in words})


def doer_of_recalled(r: Reading, f: Found, acts: Sequence[Found]) -> str | None:
    """Who did what the object of ``f`` recalls; None if the object recalls nothing that somebody else did."""
    if f.pattern.type not in REPLIES or not f.rule.startswith("verb"):
        return None
    s = f.sentence
    here = r.number_at(s.start)
    position = s.tokens[f.token].start
    for j in syntax.objects(s, f.token):
        if not _definite(s, j) and not _apposed(s, f.token):
            continue
        kinds = _kinds(syntax.lemma(s, j)) or (frozenset({"ANY"}) if _stands_for_act(s, j) else frozenset())
        if SAYING in kinds and (said := _last_speaker(r, f.source, position, here)):
            return said
        for g in reversed(acts):
            before = g.sentence.tokens[g.token].start < position and here - r.number_at(g.sentence.start) <= REACH
            if before and (g.pattern.type in kinds or "ANY" in kinds):
                found = tuple(a for a in without(g.source, f.source, r) if political(r, (a,)))
                if found:
                    return found[0]
        if kinds and (doer := _last_subject(r, f.source, position)):
            return doer
    return None


def _apposed(s: Sentence, i: int) -> bool:
    """ "..., a step that Chad condemned": the noun takes up the clause that it is added to."""
    head = s.tokens[i].head
    if s.tokens[i].deprel != "acl:relcl" or not _kinds(syntax.lemma(s, head)) & {"ANY", SAYING}:
        return False
    first = min(j for j in s.subtree(head) if s.tokens[j].deprel != "punct")
    return first > 0 and s.tokens[first - 1].text == ","


def _stands_for_act(s: Sentence, i: int) -> bool:
    return s.tokens[i].text.lower() in ("that", "this", "it") and s.tokens[i].upos in ("PRON", "DET")


def _last_subject(r: Reading, side: tuple[str, ...], position: int) -> str | None:
    """The party that is the subject of the nearest clause before ``position``, in its sentence or the one before."""
    here = r.number_at(position)
    for s in reversed(r.sentences[max(0, here - 1) : here + 1]):
        for i in range(len(s.tokens) - 1, -1, -1):
            if s.tokens[i].start < position and s.tokens[i].deprel in ("nsubj", "nsubj:outer"):
                found = [a for a in without(actors_of(r, s, i), side, r) if political(r, (a,))]
                if found:
                    return found[0]
    return None


def _definite(s: Sentence, i: int) -> bool:
    """ "The offer", "these reports", "the latest proposal": something that was told before. "Its offer" is the doer's own."""
    return any(syntax.lemma(s, j) in THE for j in syntax.where(s, i, "det", "amod"))


def _last_speaker(r: Reading, side: tuple[str, ...], position: int, here: int) -> str | None:
    """The source of the nearest attribution before ``position`` that is somebody else's."""
    nearest: tuple[int, str] | None = None
    for a in r.analysis.attributions:
        for start, end in a.source[:1]:
            if start >= position or here - r.number_at(start) > REACH:
                continue
            found = [x for x in without(r.index.at(start, end), side, r) if political(r, (x,))]
            if found and (nearest is None or start > nearest[0]):
                nearest = (start, found[0])
    return nearest[1] if nearest else None
