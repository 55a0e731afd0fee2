"""Holds that a text states as they are: "supplies most of its gas", "hosts a base", "owes 4 billion", "trade passes through its ports".

A verb of ``vocab/levers.yaml`` says which side of it holds: its subject (*gives*, *keeps*), whoever its object comes from (*takes*,
*hosts*, *owes*), the land that a flow passes through (*passes*), the origin of what makes up a share (*amounts*), or who sets a
condition (*binds*).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from suasion.evidence import instruments, syntax
from suasion.evidence.events.complete import counterpart
from suasion.evidence.events.details import reported_by
from suasion.evidence.lever_items import words
from suasion.evidence.parties import actors_of, all_of, named, political, without
from suasion.evidence.reading import Reading
from suasion.language.model import Sentence
from suasion.vocab import load

OWNERS = ("of", "from", "by", "in", "to", "for")
"""What a thing belongs to, or comes from: "grain from Chad", "the army of Chad", "loans to Chad"."""
Parties = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hold:
    """A stated hold: who, over whom, by what (the kind, and the token that names it), and the rule that found it."""

    holder: Parties
    over: Parties
    kind: str
    token: int
    rule: str


@cache
def _relations() -> dict[str, tuple[str, ...]]:
    """Verb -> the relations that it may state."""
    out: dict[str, tuple[str, ...]] = {}
    for relation, verbs in load("levers")["relations"].items():
        for verb in verbs:
            out[verb] = (*out.get(verb, ()), relation)
    return out


def holds(r: Reading, s: Sentence) -> Iterator[Hold]:
    """The holds that the verbs of a sentence state as facts."""
    for i, t in enumerate(s.tokens):
        relations = _relations().get(syntax.lemma(s, i), ()) if t.upos == "VERB" else ()
        if not relations or syntax.status(s, i) not in _TOLD.get(relations[-1], ("happened", "ongoing")):
            continue
        for relation in relations:
            found = _STATED[relation](r, s, i)
            if found is not None and found.holder and found.over and political(r, found.holder):
                yield found
                break


def _kind(r: Reading, s: Sentence, heads: Iterable[int], default: str | None = None) -> tuple[str, int] | None:
    """The instrument that the phrases name; the default, if they name none."""
    heads = list(heads)
    found = [k for k in instruments.kinds(s, [j for h in heads for j in s.subtree(h)], r.text) if k[0] != "influence"]
    if found:
        return found[0]
    return (default, heads[0]) if default and heads else None


def _oblique(s: Sentence, i: int, *prepositions: str) -> list[int]:
    """What hangs on a verb, or on its object, by one of the prepositions."""
    near = [
        *syntax.where(s, i, *syntax.OBLIQUES),
        *(k for j in syntax.objects(s, i) for k in syntax.where(s, j, "nmod")),
    ]
    return [k for j in near if syntax.cases(s, j) & set(prepositions) for k in syntax.conjuncts(s, j)]


def _objects(s: Sentence, i: int) -> list[int]:
    """The objects, and what they are a measure of."""
    return [k for j in syntax.objects(s, i) for k in syntax.contents(s, j)]


def _gives(r: Reading, s: Sentence, i: int) -> Hold | None:
    """ "Supplies most of Chad's gas", "trains its police", "provides Chad with intelligence": the subject holds."""
    holder = all_of(r, s, syntax.subjects(s, i), ("of", "by", "from", "in"))
    objects = _objects(s, i)
    what = _kind(r, s, [*objects, *_oblique(s, i, "with")], load("levers")["evident_gifts"].get(syntax.lemma(s, i)))
    if what is None:
        return None
    receivers = [*syntax.where(s, i, "iobj"), *_oblique(s, i, "to", "for", "in")]
    over = without(all_of(r, s, receivers), holder, r) or without(all_of(r, s, objects, OWNERS), holder, r)
    return Hold(holder, over, *what, f"gives: {syntax.lemma(s, i)}")


def _takes(r: Reading, s: Sentence, i: int) -> Hold | None:
    """ "Gets its fuel from Chad": Chad holds. "Buys half of Chad's copper": the buyer does."""
    subject = all_of(r, s, syntax.subjects(s, i))
    objects = _objects(s, i)
    what = _kind(r, s, objects)
    if what is None or not subject:
        return None
    rule = f"takes: {syntax.lemma(s, i)}"
    origin = without(all_of(r, s, _oblique(s, i, "from")), subject, r)
    own = any(syntax.lemma(s, k) in ("its", "their", "our", "his", "her") for j in objects for k in s.subtree(j))
    if origin and (own or syntax.lemma(s, i) not in words("buying")):
        return Hold(origin, subject, *what, rule)
    owner = without(all_of(r, s, objects, ("of", "from")), subject, r) or origin
    if syntax.lemma(s, i) in words("buying"):
        other = None if owner or not _definite(s, objects) else counterpart(r, subject, False, s.tokens[i].start)
        return Hold(subject, owner or ((other,) if other else ()), *what, rule)
    return Hold(owner, subject, *what, rule)


def _definite(s: Sentence, heads: Iterable[int]) -> bool:
    """ "A third of the oil": that of which the report speaks."""
    return any(syntax.lemma(s, k) == "the" for j in heads for k in syntax.where(s, j, "det"))


def _keeps(r: Reading, s: Sentence, i: int) -> Hold | None:
    """ "Keeps 3,000 soldiers in Chad", "holds 300 Chadian prisoners", "owns its largest port": the subject holds."""
    objects = [j for j in syntax.objects(s, i) if _is_held(s, j)]
    holder = all_of(r, s, syntax.subjects(s, i))
    what = _kind(r, s, objects)
    if not objects or what is None:
        return None
    over = without(all_of(r, s, _oblique(s, i, "in", "on", "over", "at", "near", "for")), holder, r)
    over = over or without(all_of(r, s, objects, OWNERS), holder, r)
    return Hold(holder, over, *what, f"keeps: {syntax.lemma(s, i)}")


def _is_held(s: Sentence, j: int) -> bool:
    return any(syntax.lemma(s, k) in words("held") for k in syntax.contents(s, j))


def _hosts(r: Reading, s: Sentence, i: int) -> Hold | None:
    """ "Hosts a Chadian base": who keeps it there holds."""
    over = all_of(r, s, syntax.subjects(s, i))
    objects = [j for j in syntax.objects(s, i) if _is_held(s, j)]
    what = _kind(r, s, objects)
    if what is None:
        return None
    return Hold(without(all_of(r, s, objects, ("of", "from")), over, r), over, *what, f"hosts: {syntax.lemma(s, i)}")


def _owes(r: Reading, s: Sentence, i: int) -> Hold | None:
    """ "Owes Chad 4 billion dollars": the creditor holds."""
    over = all_of(r, s, syntax.subjects(s, i))
    lenders = [*syntax.where(s, i, "iobj"), *_oblique(s, i, "to"), *syntax.objects(s, i)]
    holder = without(all_of(r, s, lenders, ("of", "to", "from")), over, r)
    return Hold(holder, over, "finance", i, f"owes: {syntax.lemma(s, i)}")


def _passes(r: Reading, s: Sentence, i: int) -> Hold | None:
    """ "Most of Chad's trade passes through Niger's ports": whose land it is holds."""
    moved = syntax.objects(s, i) if syntax.passive(s, i) else syntax.subjects(s, i)
    over = all_of(r, s, moved, ("of", "from", "for"))
    ways = _oblique(s, i, "through", "across", "via")
    what = _kind(r, s, [*moved, *ways], "access")
    if not ways or what is None:
        return None
    return Hold(without(all_of(r, s, ways, ("of", "in")), over, r), over, *what, f"passes: {syntax.lemma(s, i)}")


def _amounts(r: Reading, s: Sentence, i: int) -> Hold | None:
    """ "Remittances from Chad make up a quarter of Niger's income": where it comes from holds."""
    if syntax.lemma(s, i) == "make" and "up" not in syntax.particles(s, i):
        return None
    subjects = syntax.subjects(s, i)
    holder = all_of(r, s, subjects, ("from", "of", "by", "to", "with"))
    shares = [*syntax.objects(s, i), *_oblique(s, i, "for")]
    what = _kind(r, s, subjects, "trade")
    if what is None or not any(syntax.lemma(s, j) in words("shares") or s.tokens[j].upos == "NUM" for j in shares):
        return None
    over = without(all_of(r, s, shares, ("of", "in")), holder, r)
    return Hold(holder, over, *what, f"amounts: {syntax.lemma(s, i)}")


def _binds(r: Reading, s: Sentence, i: int) -> Hold | None:
    """ "Payments depend on reforms", "tied the loan to the vote", "made aid conditional on it": whose means it is holds."""
    word = syntax.lemma(s, i)
    if word == "make":
        bound = [
            j
            for j in syntax.objects(s, i)
            if any(syntax.lemma(s, k) in words("conditional") for k in syntax.where(s, i, "xcomp"))
        ]
        conditions = [j for x in syntax.where(s, i, "xcomp") for j in syntax.where(s, x, "obl")]
    elif word in words("dependence_verbs"):
        bound, conditions = syntax.subjects(s, i), _oblique(s, i, "on", "upon")
    else:
        bound, conditions = syntax.objects(s, i), _oblique(s, i, "to", "on", "with")
    what = _kind(r, s, bound)
    if what is None or not conditions or any(named(r, s, j) for j in conditions):
        return None
    subject = () if word in words("dependence_verbs") else all_of(r, s, syntax.subjects(s, i))
    holder = subject or all_of(r, s, bound, ("of", "from", "by")) or reported_by(r, s.tokens[i].start) or r.issuer
    receivers = [k for j in bound for k in syntax.where(s, j, "nmod") if syntax.cases(s, k) & {"to", "for"}]
    over = without(all_of(r, s, receivers), holder, r) or without(
        all_of(r, s, conditions, ("of", "by", "in", "from")), holder, r
    )
    over = over or without((a for a in r.index.at(s.start, s.end) if political(r, (a,))), holder, r)[:1]
    return Hold(holder, over, *what, f"binds: {word}")


def _comes(r: Reading, s: Sentence, i: int) -> Hold | None:
    """ "Most of its shells come from Chad": where they come from holds."""
    subjects = syntax.subjects(s, i)
    holder = all_of(r, s, _oblique(s, i, "from"))
    what = _kind(r, s, subjects)
    if what is None:
        return None
    users = [k for j in subjects for m in s.subtree(j) if s.tokens[m].deprel == "acl" for k in syntax.subjects(s, m)]
    over = without(all_of(r, s, subjects, ("of", "in", "for")), holder, r) or without(all_of(r, s, users), holder, r)
    return Hold(holder, over, *what, f"comes: {syntax.lemma(s, i)}")


def _sustains(r: Reading, s: Sentence, i: int) -> Hold | None:
    """ "Keeps the central bank alive", "props up the junta": the subject holds whom it keeps going."""
    alive = any(
        syntax.lemma(s, j) in words("going_on") for j in syntax.where(s, i, "xcomp", "advmod", "obl", "compound:prt")
    )
    if not alive and syntax.lemma(s, i) not in words("sustaining"):
        return None
    holder = all_of(r, s, syntax.subjects(s, i))
    over = without(all_of(r, s, _objects(s, i), OWNERS), holder, r)
    what = _kind(r, s, syntax.objects(s, i), "finance")
    other = None if over or not holder else counterpart(r, holder, False, s.tokens[i].start)
    over = over or ((other,) if other else ())
    return Hold(holder, over, *what, f"sustains: {syntax.lemma(s, i)}") if what else None


def _enjoys(r: Reading, s: Sentence, i: int) -> Hold | None:
    """ "Has the recognition of the union", "needs Chad's approval", "lost the backing of the army": who gives it holds."""
    over = all_of(r, s, syntax.subjects(s, i))
    for j in syntax.objects(s, i):
        if syntax.lemma(s, j) in words("favours"):
            givers = [
                *syntax.where(s, j, "nmod:poss", "amod"),
                *(k for k in syntax.where(s, j, "nmod") if syntax.cases(s, k) & {"of", "from", "by"}),
            ]
            holder = without(all_of(r, s, [m for k in givers for m in syntax.conjuncts(s, k)]), over, r)
            named_by = instruments.kinds(s, [j], r.text)
            if holder:
                kind = named_by[0][0] if named_by else "legitimacy"
                return Hold(holder, over, kind, j, f"enjoys: {syntax.lemma(s, i)}")
    return None


def _commands(r: Reading, s: Sentence, i: int) -> Hold | None:
    """ "Controls the only road", "holds the oil fields": who has it in hand, over whoever needs it most in the report."""
    objects = [
        j for j in syntax.objects(s, i) if any(syntax.lemma(s, k) in words("commanded") for k in syntax.contents(s, j))
    ]
    holder = all_of(r, s, syntax.subjects(s, i), ("of", "by"))
    what = _kind(r, s, objects, "access") if objects else None
    if what is None or not holder:
        return None
    over = without(all_of(r, s, [*objects, *_oblique(s, i, "in", "of", "to", "for")], OWNERS), holder, r)
    other = None if over else counterpart(r, holder, True, s.tokens[i].start)
    return Hold(holder, over or ((other,) if other else ()), *what, f"commands: {syntax.lemma(s, i)}")


_TOLD = {"binds": ("happened", "ongoing", "possible", "planned")}
"""Relations that hold ahead too: "the money would depend on reforms"."""
_STATED = {
    "gives": _gives, "takes": _takes, "keeps": _keeps, "hosts": _hosts, "owes": _owes, "passes": _passes, "amounts": _amounts,
    "comes": _comes, "binds": _binds, "sustains": _sustains, "enjoys": _enjoys, "commands": _commands,
}  # fmt: skip


def lacking(r: Reading, s: Sentence) -> Iterator[Hold]:
    """ "Without Chadian money, Niger could not pay": who gives what it cannot do without."""
    for i, t in enumerate(s.tokens):
        if t.deprel not in ("obl", "advcl") or "without" not in syntax.cases(s, i) or t.head < 0:
            continue
        over = all_of(r, s, syntax.subjects(s, t.head))
        what = _kind(r, s, [i], "influence" if named(r, s, i) and syntax.negated(s, t.head) else None)
        holder = without(actors_of(r, s, i, prepositions=("of", "from", "by")), over, r)
        if what is not None and over and holder and political(r, holder):
            yield Hold(holder, over, *what, "lacking: without")


def flows(r: Reading, s: Sentence) -> Iterator[Hold]:
    """ "The Chadian loan to Niger", "Chad's support is vital for Niger": what one has and the other gets or needs."""
    for i, t in enumerate(s.tokens):
        if t.upos != "NOUN" or syntax.lemma(s, i) not in words("flow_nouns"):
            continue
        owners = [
            *syntax.where(s, i, "nmod:poss", "amod", "compound"),
            *(j for j in syntax.where(s, i, "nmod") if syntax.cases(s, j) & {"from", "by"}),
        ]
        receivers = [
            k for j in syntax.where(s, i, "nmod") if syntax.cases(s, j) & {"to", "for"} for k in syntax.conjuncts(s, j)
        ]
        if t.deprel == "nsubj" and t.head >= 0 and syntax.lemma(s, t.head) in words("needed"):
            receivers += [k for k in syntax.where(s, t.head, "obl") if syntax.cases(s, k) & {"to", "for"}]
        holder = all_of(r, s, owners)
        over = without(all_of(r, s, receivers), holder, r)
        if syntax.lemma(s, i) == "debt":
            holder, over = over, holder  # "Chad's debt to Niger"
        what = _kind(r, s, [i], "influence")
        if what is not None and holder and over and political(r, holder):
            yield Hold(holder, over, *what, f"flows: {syntax.lemma(s, i)}")


__all__ = ["Hold", "flows", "holds", "lacking"]
