"""Whose a person is whom no title places: "Farm Minister Ana Vidal", "Ana Vidal, an exporter in Bafatá".

Of a person without a state and without a body that he serves the text may still tell where he is from. In this order:

1. What his sentence begins with: "In Niamey, government spokeswoman Ana Vidal ...".
2. Whose the office is: "its irrigation minister, Ana Vidal".
3. Of whom he speaks, where he has an office: "Chad may take the ban to court, Farm Minister Ana Vidal said".
4. What he is, or where he works: "Ana Vidal, chief of the Chadian army", "Ana Vidal, an exporter in Bafatá", "the mayor of Niamey, Ana Vidal".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from suasion.evidence import syntax
from suasion.evidence.actors.cast import Cast, Draft
from suasion.evidence.actors.page import Page
from suasion.evidence.actors.people import FOUND
from suasion.evidence.actors.possessors import possessor
from suasion.evidence.gazetteer import Hit, gazetteer
from suasion.language.model import Sentence
from suasion.vocab import load

_SITES = frozenset({"in", "at", "of", "from", "for"})
"""Prepositions by which the place or party hangs on what somebody is."""
_QUALIFYING = ("amod", "compound", "nmod:poss")
_NAMING = ("appos", "flat", "compound", "nmod:desc")
"""How a name hangs on the noun that says what somebody is."""


def add_homes(page: Page, cast: Cast) -> None:
    """The state of every person whom only his name makes an actor and whom nothing else has placed."""
    for draft in cast.of_type("person"):
        if draft.rule != FOUND or draft.country is not None or draft.parents or not draft.extents:
            continue
        if home := _home(page, cast, draft):
            draft.country = home
            draft.parents.append(home)


def _home(page: Page, cast: Cast, draft: Draft) -> str | None:
    start, end = min(draft.extents)
    s = next((s for s in page.trees if s.start <= start < s.end), None)
    if s is None:
        return None
    name = page.text.find(draft.name, start, end)
    head = _head(s, name if name >= 0 else start, end)
    if head is None:
        return None
    works = _where_he_works(page, s, head)
    if draft.placed:  # his office is said to be of something that no list knows
        return works
    return (
        page.scene(start, towns=True)
        or possessor(page, cast, start)
        or (_of_what_he_says(page, s, head) if draft.roles else None)
        or works
    )


def _head(s: Sentence, start: int, end: int) -> int | None:
    """The word on which the other words of the name hang."""
    inside = [i for i, t in enumerate(s.tokens) if start <= t.start < end]
    return next((i for i in inside if s.tokens[i].head not in inside), None)


def _of_what_he_says(page: Page, s: Sentence, head: int) -> str | None:
    """The state that is the subject of what he says."""
    verb = s.tokens[head].head
    if verb < 0 or not s.tokens[head].deprel.startswith("nsubj"):
        return None
    above = s.tokens[verb].head if s.tokens[verb].deprel == "parataxis" else -1
    said = [*([above] if above >= 0 else []), *syntax.where(s, verb, "ccomp", "parataxis")]
    for i in said:
        for j in syntax.where(s, i, "nsubj", "nsubj:pass"):
            hit = _hit_at(page, s.tokens[j].start)
            if hit and gazetteer().entries[hit.id].type == "state":
                return gazetteer().entries[hit.id].country
    return None


def _where_he_works(page: Page, s: Sentence, head: int) -> str | None:
    """The one state in what is said of what he is or does: behind the name ("Ana Vidal, chief of the Chadian army") or before it ("the mayor of
    Niamey, Ana Vidal")."""
    told = [
        i
        for i in syntax.where(s, head, "appos", "acl:relcl", "nmod")
        if i > head and (s.tokens[i].deprel != "acl:relcl" or syntax.lemma(s, i) in _working())
    ]
    states = {c for i in told for c in _states_in(page, s, i, set())}
    above = s.tokens[head].head
    if not states and s.tokens[head].deprel in _NAMING and above >= 0 and s.tokens[above].upos == "NOUN":
        clauses = {k for j in syntax.where(s, above, "acl", "acl:relcl") for k in s.subtree(j)}
        states = set(_states_in(page, s, above, clauses | set(s.subtree(head))))
    return states.pop() if len(states) == 1 else None


def _states_in(page: Page, s: Sentence, i: int, without: set[int]) -> Iterator[str]:
    """The states that qualify the phrase: an adjective, an owner, a place behind "in" or "of"."""
    for j in s.subtree(i):
        hit = _hit_at(page, s.tokens[j].start) if j not in without else None
        if hit and (s.tokens[j].deprel in _QUALIFYING or syntax.cases(s, j) & _SITES):
            country = gazetteer().entries[hit.id].country
            if country:
                yield country


def _hit_at(page: Page, position: int) -> Hit | None:
    return next(
        (h for h in page.hits if h.start <= position < h.end and h.kind not in ("person", "surname", "media")), None
    )


@cache
def _working() -> frozenset[str]:
    return frozenset(load("titles")["working"])
