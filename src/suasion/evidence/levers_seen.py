"""Levers that the language model sees: words that tell a hold of one actor over another, whoever has a rule for them."""

from __future__ import annotations

from collections.abc import Iterator

from suasion.evidence import instruments, syntax
from suasion.evidence.holds import Hold, Parties
from suasion.evidence.lever_items import words
from suasion.evidence.parties import all_of, named, political, sides, without
from suasion.evidence.pointing import by_likelihood
from suasion.evidence.reading import Reading
from suasion.language.model import Holding, Sentence
from suasion.vocab import load

WHOLE = 0.1
"""Probability of the word and both sides together from which a lever is considered: the model says less than it knows on new reports."""
SIDE = 0.15
"""Probability of a side from which it is considered."""
RECEIVING = frozenset({"for", "to", "over", "on", "upon", "against"})
"""What stands before whom something is held over, or given."""
DOUBTED = 0.2
"""Probability under which no word of a sentence tells one: what the model alone takes for an act is then no lever at work."""


def doubted(r: Reading, start: int, end: int) -> bool:
    """Whether the model sees nothing between ``start`` and ``end`` that could tell a lever."""
    return max((h.score for p, h in r.analysis.holds.items() if start <= p < end), default=0.0) < DOUBTED


def levers_seen(r: Reading, s: Sentence) -> Iterator[Hold]:
    """Each hold that the model may see in a sentence and whose two sides the report names."""
    # who stands between two sides has a track with them, and no hold on them for that alone
    mediating = load("stakes")["mediation"]["nouns"]
    for i, t in enumerate(s.tokens):
        held = r.analysis.holds.get(t.start)
        if held is None or held.score < WHOLE or syntax.lemma(s, i) in mediating:
            continue
        pair = _likeliest_pair(r, held)
        if pair is None or not _granted_by(r, s, i, *pair):
            continue
        if political(r, pair[0]):
            found = instruments.kinds(s, syntax.clause(s, i), r.text) or [("influence", i)]
            yield Hold(*pair, found[0][0], found[0][1], f"seen: {syntax.lemma(s, i)}")


def _likeliest_pair(r: Reading, held: Holding) -> tuple[Parties, Parties] | None:
    """Holder and other side, of two sides, that the model points to most surely; None where word and both together have less than ``WHOLE``."""
    pairs = (
        (p * q, holder, other)
        for holder, p in by_likelihood(r, held.holder)
        for over, q in by_likelihood(r, held.over)
        if (other := without(over, holder, r)) and min(p, q) >= SIDE and not sides(r, holder) >= sides(r, other)
    )
    best = max(pairs, key=lambda x: x[0], default=None)
    return best[1:] if best is not None and held.score * best[0] >= WHOLE else None


def _tells_no_hold(r: Reading, s: Sentence, i: int) -> bool:
    """A thought ("a recognition that pressure is needed", "recognition of these realities"), a danger ("a threat to Chad's security"), or what
    poses one."""
    word = syntax.lemma(s, i)
    if word in words("thoughts"):
        of = [j for j in syntax.where(s, i, "nmod") if "of" in syntax.cases(s, j)]
        clauses = syntax.where(s, i, "acl", "ccomp")
        return any(syntax.where(s, j, "mark") for j in clauses) or (bool(of) and not all_of(r, s, of))
    verbs = [*syntax.where(s, i, "acl"), *([s.tokens[i].head] if s.tokens[i].deprel == "nsubj" else [])]
    return any(_is_danger(s, j) for j in (i, *(k for v in verbs for k in syntax.objects(s, v))))


def _is_danger(s: Sentence, i: int) -> bool:
    return syntax.lemma(s, i) in words("dangers") and any(
        "to" in syntax.cases(s, j) for j in syntax.where(s, i, "nmod")
    )


def _given(r: Reading, s: Sentence, i: int) -> tuple[str, ...]:
    """Who gets a hold: "influence gives Chad leverage" is Chad's, over others. Guarantees and cover are held over whom they are given."""
    verb = s.tokens[i].head if s.tokens[i].deprel in ("obj", "nsubj") else -1
    what = {syntax.lemma(s, j) for j in syntax.objects(s, verb)} if verb >= 0 else set()
    if not what & (words("hold_nouns") - words("hold_for")) or syntax.lemma(s, verb) not in words("giving"):
        return ()
    return all_of(r, s, syntax.where(s, verb, "iobj"))


def _aimed_at(r: Reading, s: Sentence, i: int) -> tuple[str, ...]:
    """Whom a hold is to move: "influence to change Chad's mind", "the potential for its influence to change it"."""
    head = [s.tokens[i].head] if s.tokens[i].deprel == "nmod" and "for" in syntax.cases(s, i) else []
    aims = [k for n in (i, *head) for j in syntax.where(s, n, "acl") for k in syntax.objects(s, j)]
    return all_of(r, s, [*aims, *(m for k in aims for m in syntax.where(s, k, "nmod:poss"))])


def _granted_by(r: Reading, s: Sentence, i: int, holder: tuple[str, ...], over: tuple[str, ...]) -> bool:
    """Whether the grammar of a noun leaves room for this holder.

    "Pressure from Chad's closest ally" and "gain support from it" are the ally's, not Chad's; "Niger's recognition of the deal" is Niger's; what is
    "for Chad" or "over Chad" is not held by Chad; "influence to change Chad's mind" is over Chad.
    """
    t = s.tokens[i]
    if t.upos != "NOUN":
        return True
    owners = all_of(r, s, syntax.where(s, i, "nmod:poss"))
    of = [j for j in syntax.where(s, i, "nmod") if "of" in syntax.cases(s, j)]
    if owners and not sides(r, owners) & sides(r, holder if of else (*holder, *over)):
        return False
    if _tells_no_hold(r, s, i):
        return False
    if sides(r, _given(r, s, i)) & sides(r, over):
        return False
    aimed_at = sides(r, _aimed_at(r, s, i))
    if aimed_at and not aimed_at & sides(r, over):
        return False
    receivers = [j for j in syntax.where(s, i, "nmod") if syntax.cases(s, j) & RECEIVING]
    if sides(r, all_of(r, s, receivers)) & sides(r, holder):
        return False
    givers = [j for j in syntax.where(s, i, "nmod") if syntax.cases(s, j) & {"from", "by"}]
    if t.deprel == "obj":
        givers += [j for j in syntax.where(s, t.head, *syntax.OBLIQUES) if "from" in syntax.cases(s, j)]
    heads = [k for j in givers for k in syntax.conjuncts(s, j)]
    heads += [
        m for k in heads for m in syntax.where(s, k, "nmod") if "in" in syntax.cases(s, m)
    ]  # "from its partners in the union"
    return not givers or any(sides(r, named(r, s, k)) & sides(r, holder) for k in heads)
