"""The whole phrase as one more name of what the text only describes: "UN envoy for Libya", "Atomic Energy Organisation of Iran".

The rules that find bodies, titles and organisations stop at the noun. What follows it without a comma ("for Libya", "in Tripoli", "briefed
on the talks") says which one is meant, and a reader who looks for the actor writes it with the rest.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import product

from suasion.evidence.actors.cast import Cast
from suasion.evidence.actors.page import Page
from suasion.language.model import Sentence

MOST_WORDS = 9  # a longer phrase is a description, and no name
_DESCRIBED = frozenset(
    {
        "unnamed, by title",
        "unnamed speaker",
        "unnamed group",
        "body of a state",
        "body of a place",
        "body of the state in focus",
        "model's organisation",
        "demonym",
    }
)
_NOBODYS = _DESCRIBED - {"body of a state", "body of the state in focus", "model's organisation"}
"""What belongs to no state: there the words before it say which too ("displaced families in Nangarhar")."""
_BEFORE = frozenset({"amod", "compound", "nummod"})
_SAYS_WHICH = frozenset({"of", "in", "at", "from", "near", "around", "along", "inside", "outside", "on", "across"})
_AFTER = frozenset({"nmod", "acl", "amod"})
_WHOLE = frozenset({"nmod", "acl", "acl:relcl"})


def phrase_end(s: Sentence, i: int) -> int:
    """The end of the noun phrase of ``i`` with the complements that follow it without a comma; its own end where that is too long."""
    last = i
    for j in s.children(i):
        if j > i and s.tokens[j].deprel in _AFTER and s.tokens[j].xpos != "VBG" and _belongs(s, j):
            reach = max(s.subtree(j))
            between = [t.upos for t in s.tokens[i + 1 : reach + 1]]
            if "PUNCT" not in between and reach - i < MOST_WORDS:
                last = max(last, reach)
    return s.tokens[last].end


def whole_end(s: Sentence, i: int) -> int:
    """The end of the noun phrase of ``i`` with every complement that follows it without a comma, whichever it is ("an adviser to the talks")."""
    last = i
    for j in s.children(i):
        reach = max(s.subtree(j))
        between = [t.upos for t in s.tokens[i + 1 : reach + 1]]
        if j > i and s.tokens[j].deprel in _WHOLE and "PUNCT" not in between and reach - i < MOST_WORDS:
            last = max(last, reach)
    return s.tokens[last].end


def _belongs(s: Sentence, j: int) -> bool:
    """Whether a complement says which one is meant: "of" and where it is always do, "for" only before a name ("the envoy for Libya")."""
    cases = {s.lemmas[k] for k in s.children(j) if s.tokens[k].deprel == "case"}
    if s.tokens[j].deprel != "nmod":
        return not any(s.tokens[k].deprel == "mark" for k in s.children(j))  # "a candidate to support"
    return bool(cases & _SAYS_WHICH) or (s.tokens[j].upos == "PROPN" and bool(cases & {"for", "to", "with"}))


def phrase_start(s: Sentence, i: int, start: int) -> int:
    """Where the words begin that qualify the noun ``i`` before ``start``: "two security | sources"."""
    first = next((k for k in range(i, -1, -1) if s.tokens[k].start <= start), i)
    while first > 0 and s.tokens[first - 1].deprel in _BEFORE and s.tokens[first - 1].head == i:
        first -= 1
    return min(start, s.tokens[first].start)


def add_phrases(page: Page, cast: Cast) -> None:
    """One more name for each extent of a described draft that its phrase goes beyond."""
    starts = [s.start for s in page.trees]
    for draft in cast.drafts.values():
        if draft.rule not in _DESCRIBED:
            continue
        for start, end in list(draft.extents):
            number = bisect_right(starts, start) - 1
            if number < 0 or page.is_heading(start):
                continue
            s = page.trees[number]
            last = next((i for i in reversed(s.at(start, end)) if s.tokens[i].end <= end), None)
            if last is None or s.tokens[last].upos not in ("NOUN", "PROPN"):
                continue
            stop = phrase_end(s, last)
            begins = {start, phrase_start(s, last, start) if draft.rule in _NOBODYS else start}
            for a, b in product(begins, {end, stop}):
                draft.names.setdefault(" ".join(page.text[a:b].split()), a)
            counted = phrase_start(s, last, start)
            for b in (end, stop, whole_end(s, last)):
                draft.descriptions.setdefault(" ".join(page.text[counted:b].split()), counted)
