"""Modal verbs that put something into the future: will, would, may, can, should, must."""

from __future__ import annotations

from suasion.evidence import syntax
from suasion.evidence.ahead import dates_of, holders, prepositions
from suasion.evidence.reading import Reading
from suasion.evidence.scheduled.item import somebody, words
from suasion.evidence.scheduled.sign import Sign, auxiliaries, governor, is_old, is_perfect
from suasion.language.model import Sentence
from suasion.vocab import load


def modal_sign(r: Reading, s: Sentence, i: int) -> Sign | None:
    """The sign of the modal of ``i``; None for a verb without one, for "would have met", and for what will not be."""
    found = auxiliaries(s, i)
    if found.isdisjoint(words("modals")) or (is_perfect(s, i) and not found & words("will")):
        return None
    if syntax.negated(s, i):
        return _would_not(r, s, i) if "would" in found else None
    if found & words("will"):
        return _proposed(s, i) or _will(s, i)
    if "would" in found:
        return _proposed(s, i) or _would(r, s, i)
    if "must" in found:
        return _must(r, s, i)
    if "should" in found:
        return _should(s, i)
    return _can(r, s, i) if "can" in found else Sign("potential", "may", "case")


def _will(s: Sentence, i: int) -> Sign | None:
    """ "Will meet", "shall be convened"; what is only believed or hoped for needs a date, and a habit is none."""
    if {syntax.lemma(s, j) for j in syntax.where(s, i, "advmod")} & set(load("factuality")["habitual"]):
        return None
    first = syntax.head_of_conjunction(s, i)
    believed = s.tokens[first].deprel in ("ccomp", "acl", "advcl") and governor(s, first) in words("beliefs")
    return Sign("expected", "will, believed", "date") if believed else Sign("scheduled", "will")


def _proposed(s: Sentence, i: int) -> Sign | None:
    """ "Under the proposal, Hamas would release": what a text says that is not yet agreed."""
    under = [j for j in syntax.where(s, i, "obl") if "under" in syntax.cases(s, j)]
    return Sign("proposed", "under a proposal") if any(s.lemmas[j] in words("proposals") for j in under) else None


def _would(r: Reading, s: Sentence, i: int) -> Sign | None:
    """ "Said that it would withdraw" is will, told later; elsewhere ("engineers would travel in January") it needs a date."""
    said = _saying(r, s, i)
    if said is not None and is_old(r, s, said):
        return None
    return (
        Sign("planned", "would, said", "said")
        if said is not None
        else Sign("planned", "would", "dated case", sure=False)
    )


def _would_not(r: Reading, s: Sentence, i: int) -> Sign | None:
    """ "Said that it would not object after 1 March"; "never" is no day."""
    said = _saying(r, s, i)
    never = any(syntax.lemma(s, j) == "never" for j in syntax.where(s, i, "advmod"))
    return None if said is None or never or is_old(r, s, said) else Sign("planned", "would not, said", "date")


def _saying(r: Reading, s: Sentence, i: int) -> int | None:
    """The verb of saying that the clause of ``i`` is the content of."""
    first = s.tokens[syntax.head_of_conjunction(s, i)]
    return first.head if first.deprel == "ccomp" and s.lemmas[first.head] in words("saying") else None


def _can(r: Reading, s: Sentence, i: int) -> Sign | None:
    """ "The vote can take place on Friday"; "can add two million within ninety days" is what somebody is able to do."""
    span = any(i in holders(s, d) and prepositions(s, d) & {"within", "in"} for d in dates_of(r, s))
    return None if span else Sign("potential", "can", "date")


def _should(s: Sentence, i: int) -> Sign | None:
    """ "The pumps should arrive by Saturday": only with a date; "should the pumps fail" is a condition."""
    return None if s.tokens[i].deprel == "advcl" else Sign("expected", "should", "date")


def _must(r: Reading, s: Sentence, i: int) -> Sign | None:
    """ "Must report by Friday"; "must be approved by parliament" is a step to come also without a date."""
    step = syntax.lemma(s, i) in words("approvals") and somebody(r, s, i)
    return Sign("expected", "must approve") if step else Sign("scheduled", "must", "date")
