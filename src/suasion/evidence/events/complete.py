"""Parties that the clause does not name but the context gives: flagged as inferred, and less sure.

A shell "hits an apartment building" in somebody's town; a minister "rejects the accusations" of somebody. The clause has one party; the
other is, in this order: another party named in the sentence (nearest after the predicate, then before), the state that the place
belongs to, and the counterpart that the report names most with this party.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from suasion.evidence import syntax
from suasion.evidence.belonging import DESCRIBED
from suasion.evidence.events.coder import UNNAMED, Found
from suasion.evidence.events.lexicon import words
from suasion.evidence.events.recall import doer_of_recalled
from suasion.evidence.parties import all_of, political, states_at, without
from suasion.evidence.pointing import by_likelihood
from suasion.evidence.reading import Reading
from suasion.language.model import Sentence
from suasion.vocab import load

HOSTILE = ("ASSAULT", "COERCE", "MOBILIZE", "ACCUSE", "THREATEN", "SANCTION")
WAR = frozenset(load("events")["nouns"]["ASSAULT"]) | {
    "war",
    "conflict",
    "ceasefire",
    "truce",
    "troop",
    "peace",
    "front",
    "fighting",
}
DOMESTIC = ("PROTEST", "COERCE", "CONCEDE", "THREATEN", "REQUEST")
"""Types whose other side, when nobody is named, is one's own state and people."""
TOGETHER, AT_WAR, NEARBY = 6, 2, 3
"""Weights of a sentence that names this side too, that speaks of war, that stands just before the act."""
FIGHTS = 3
"""How many times more a party counts as the other side of a blow, if the report has it strike or be struck elsewhere."""
CLEAR_LEAD = 1.5
"""Times as many sentences that must name a state than the next, for an act without a place to be in it."""
FAINT = 0.2
"""Probability of a party from which the language model's word goes before a guess."""
NEAR = 3
"""Sentences before the act in which its other side is looked for first."""
PARTIES = ("state", "armed_group", "military", "government_body", "coalition", "io")
MEDIATED = ("REQUEST", "AGREE", "SUPPORT", "CONSULT", "AID", "REJECT")
"""Types of what a third party does to both sides of a dispute at once."""
UNTOLD = ("SUPPORT", "CONSULT")
"""Types whose passive without an agent ("was appointed", "was held") does not ask by whom."""
CONDITIONS = frozenset({"if", "unless", "until", "once", "provided", "should"})
PLACING = frozenset({"in", "near", "at", "outside", "around", "across", "off"})
NEEDS_TARGET = (
    "AID",
    "ASSAULT",
    "COERCE",
    "SANCTION",
    "REQUEST",
    "ACCUSE",
    "THREATEN",
    "REJECT",
    "SUPPORT",
    "AGREE",
    "CONSULT",
    "MOBILIZE",
    "CONCEDE",
    "COOPERATE",
    "RETREAT",
)
NEEDS_SOURCE = (
    "ASSAULT",
    "COERCE",
    "SANCTION",
    "REQUEST",
    "THREATEN",
    "REJECT",
    "AID",
    "SUPPORT",
    "AGREE",
    "CONSULT",
    "RETREAT",
)


def complete(r: Reading, f: Found, acts: Sequence[Found] = ()) -> Found:
    """``f`` with a missing target or source filled from the context, if there is a candidate. ``acts``: all of the report, in order."""
    if not f.source and not f.target and f.pattern.type in UNNAMED and (scene := _scene(r, f)):
        return replace(f, target=(scene,), rule=f.rule + " (target inferred)")
    needs = f.pattern.type in NEEDS_TARGET or f.pattern.type in DOMESTIC
    if f.source and not f.target and needs and f.pattern.mode != "resign":
        found = doer_of_recalled(r, f, acts) or _named_place(r, f)
        found = found or _faintly_seen(r, f, f.source)
        found = found or (_other(r, f, f.source, acts) if f.pattern.type != "PROTEST" else None)
        found = found or (_own_state(r, f.source) if f.pattern.type in DOMESTIC else None)
        found = found or (
            _scene(r, f) if f.pattern.type == "PROTEST" else None
        )  # it is protested against who rules there
        if found:
            return replace(
                f,
                target=_with_rival(r, f, found),
                rule=f.rule + " (target inferred)",
            )
    # who struck is not to be guessed of a word that no pattern knows
    blow = f.rule.startswith("seen") and f.pattern.type in HOSTILE
    if f.target and not f.source and f.pattern.type in NEEDS_SOURCE and not blow:
        # who is arrested or banned without a word of by whom, is so at home
        own = _own_state(r, f.target) if f.pattern.type == "COERCE" else None
        if own and own not in f.target and _has_doer(f):
            return f  # "the protests that removed the president": somebody did it, and not the state
        if f.pattern.type in UNTOLD and syntax.where(f.sentence, f.token, "aux:pass"):
            return f
        found = own if own and own not in f.target else _same_doer(f, acts) or _other(r, f, f.target, acts, doer=True)
        if found:
            return replace(f, source=(found,), rule=f.rule + " (source inferred)")
    return f


def _faintly_seen(r: Reading, f: Found, side: tuple[str, ...]) -> str | None:
    """The likeliest other side by the language model, though it has less than ``POINTED``: of what no word of the clause names it knows more
    than the order of names does."""
    told = r.analysis.acts.get(f.sentence.tokens[f.token].start)
    seen = by_likelihood(r, told.target) if told else []
    return next((a for actors, p in seen for a in actors[:1] if p >= FAINT and _apart(r, a, side)), None)


def _with_rival(r: Reading, f: Found, found: str) -> tuple[str, ...]:
    """Both sides of the dispute, where a third party deals with it and names neither ("Chad had pressed for the mission")."""
    pair = r.main_pair
    third = len(pair) == 2 and not any(set(r.index.affiliated(a)) & set(pair) or a in pair for a in f.source)
    if (
        third
        and f.pattern.type in MEDIATED
        and found in pair
        and found not in r.index.at(f.sentence.start, f.sentence.end)
    ):
        return (found, *(a for a in pair if a != found and r.actor(a)))
    return (found,)


def _named_place(r: Reading, f: Found) -> str | None:
    """ "Called it a coup in Khartoum": what is called so happened to, or in, that state."""
    s = f.sentence
    if f.pattern.mode != "disapprove" or f.pattern.lemma not in words("naming"):
        return None
    heads = [j for j in s.subtree(f.token) if s.tokens[j].deprel in ("obl", "nmod") and syntax.cases(s, j) & PLACING]
    return next((a for a in states_at(r, s, heads) if _eligible(r, a, f.source)), None)


def _has_doer(f: Found) -> bool:
    s = f.sentence
    return any(
        s.tokens[j].upos in ("NOUN", "PROPN") and syntax.lemma(s, j) not in words("weapons")
        for j in syntax.subjects(s, f.token)
    )


def _scene(r: Reading, f: Found) -> str | None:
    """The state in which it happens: that of a place in the clause, else the one that the report names most, if it leads clearly."""
    s = f.sentence
    heads = [j for j in s.subtree(f.token) if s.tokens[j].deprel in ("obl", "nmod") and syntax.cases(s, j) & PLACING]
    if found := states_at(r, s, heads):
        return found[0]
    counts = Counter(c for _, actors, _ in _company(r) for c in {r.country(a) for a in actors} if c)
    (best, n), *rest = counts.most_common(2) or [("", 0)]
    return best if best and r.actor(best) and (not rest or n >= CLEAR_LEAD * rest[0][1]) else None


def _own_state(r: Reading, side: tuple[str, ...]) -> str | None:
    """The state that a party belongs to: whom it rules, represses or protests against when nobody else is named."""
    country = next((c for a in side if (c := r.country(a))), None)
    return country if country and r.actor(country) is not None else None


def _other(r: Reading, f: Found, side: tuple[str, ...], acts: Sequence[Found], doer: bool = False) -> str | None:
    s = f.sentence
    fighting = _fighting(acts) if f.pattern.type == "ASSAULT" else frozenset()
    position = s.tokens[f.token].start
    apart = _told_apart(s, f.token) + ([] if doer else _about_the_doer(s, f.token))
    spans = [
        x
        for x in r.index.spans_at(r.begins(s), s.end)
        if not _is_place(s, x[0], x[1]) and not any(a <= x[0] < b for a, b in apart)
    ]
    after = [x[2] for x in spans if x[0] >= position]
    before = [x[2] for x in reversed(spans) if x[0] < position]
    if not doer and (person := _pronoun_object(r, f, side)):
        return person
    if not doer and (conditional := _conditioned(r, f, side)):
        return conditional
    speakers = _speakers(r, s)
    if doer and f.pattern.type in HOSTILE:
        return counterpart(r, side, True, position, fighting)  # the victim's ministry tells it; it did not do it
    # who only reports an act is not the one that it is done to, but may well have done it
    others = [a for a in (*after, *before) if a not in speakers]
    own = set(s.subtree(f.token))
    mine = [x[2] for x in reversed(spans) if x[0] < position and own & set(s.at(x[0], x[1]))]
    order = [*speakers, *all_of(r, s, syntax.subjects(s, s.root)), *mine, *after] if doer else others
    if f.rule.startswith("noun") and f.pattern.type in HOSTILE and not doer:
        order = []  # a bare noun ("Israeli raids") says nothing of its neighbours in the sentence
    for actor in order:
        if _eligible(r, actor, side):
            return actor
    return (
        None if doer or f.pattern.type == "AID" else counterpart(r, side, f.pattern.type in HOSTILE, position, fighting)
    )


def _told_apart(s: Sentence, i: int) -> list[tuple[int, int]]:
    """Where the clauses stand that are coordinated with that of ``i`` and have a subject of their own: their parties are others."""
    out = []
    for j in syntax.where(s, i, "conj", "parataxis"):
        if syntax.where(s, j, "nsubj", "nsubj:pass", "ccomp"):
            out.append(syntax.span_of(s, s.subtree(j)))
    return out


def _about_the_doer(s: Sentence, i: int) -> list[tuple[int, int]]:
    """Where the clauses stand that describe the subject: "Chad, which heads the union, ..."."""
    return [
        syntax.span_of(s, s.subtree(k))
        for j in syntax.where(s, i, "nsubj")
        for k in syntax.where(s, j, "acl:relcl", "acl", "appos")
    ]


def _pronoun_object(r: Reading, f: Found, side: tuple[str, ...]) -> str | None:
    """ "raised it with Lavrov and urged him": the person or body named last before the pronoun, other than the doer."""
    s = f.sentence
    pronouns = [j for j in syntax.objects(s, f.token) if s.tokens[j].text.lower() in ("him", "her", "them", "it")]
    if not pronouns:
        return None
    start = s.tokens[pronouns[0]].start
    singular = s.tokens[pronouns[0]].text.lower() in ("him", "her")
    for _, _, actor, _ in reversed(r.index.spans_at(s.start, start)):
        a = r.actor(actor)
        if a and (a.type == "person") == singular and _eligible(r, actor, side):
            return actor
    return None


def _conditioned(r: Reading, f: Found, side: tuple[str, ...]) -> str | None:
    """ "Will close the strait if Chad does not pay": whoever is to meet the condition is the one it is said to."""
    s = f.sentence
    for j in s.subtree(f.token):
        marks = {syntax.lemma(s, k) for k in syntax.where(s, j, "mark", "advmod")}
        if s.tokens[j].deprel == "advcl" and marks & CONDITIONS:
            for actor in all_of(r, s, syntax.where(s, j, "nsubj")):
                if _eligible(r, actor, side):
                    return actor
    return None


def _speakers(r: Reading, s: Sentence) -> list[str]:
    """Whoever the sentence is attributed to: a minister who reports a decision made it."""
    out: list[str] = []
    for a in r.analysis.attributions:
        if a.source and a.content and a.content[0][0] < s.end and a.content[-1][1] > s.start:
            out += [x for x in r.index.at(*a.source[0]) if (actor := r.actor(x)) and actor.type != "media"]
    return out


def _is_place(s: Sentence, start: int, end: int) -> bool:
    """Whether the name only says where: "in Nigeria", "near Kyiv"."""
    inside = s.at(start, end)
    heads = [i for i in inside if s.tokens[i].head not in inside]
    return bool(heads) and bool(syntax.cases(s, heads[0]) & PLACING) and s.tokens[heads[0]].deprel in ("obl", "nmod")


def _eligible(r: Reading, actor: str, side: tuple[str, ...]) -> bool:
    a = r.actor(actor)
    return (
        a is not None
        and a.type not in ("media", "company")
        and a.rule != DESCRIBED
        and political(r, (actor,))
        and _apart(r, actor, side)
    )


def _apart(r: Reading, actor: str, side: tuple[str, ...]) -> bool:
    """Whether the actor is not of this side, nor what this side belongs to."""
    return bool(without((actor,), side, r)) and not set(r.index.affiliated(side[0])) & {actor}


def _same_doer(f: Found, acts: Sequence[Found]) -> str | None:
    """ "The boat was attacked by rebels, and five sailors were abducted": who did the first blow of the sentence did the second."""
    if f.pattern.type != "ASSAULT":
        return None
    others = (g for g in acts if g is not f and g.sentence is f.sentence and g.pattern.type == "ASSAULT")
    return next((g.source[0] for g in others if g.source and not set(g.source) & set(f.target)), None)


def _fighting(acts: Sequence[Found]) -> frozenset[str]:
    """Whoever strikes or is struck in a clause that says so."""
    return frozenset(
        a for f in acts if f.pattern.type == "ASSAULT" and f.source and f.target for a in (*f.source, *f.target)
    )


def counterpart(
    r: Reading,
    side: tuple[str, ...],
    hostile: bool = False,
    at: int | None = None,
    fighting: frozenset[str] = frozenset(),
) -> str | None:
    """The likeliest other side of this one.

    Every party of the report collects points from the sentences that name it: more where this side is named too, more in sentences of war
    for a ``hostile`` act, and more in the ``NEAR`` sentences before ``at``; they count ``FIGHTS`` times for one that is ``fighting`` anyway.
    The first that can be the other side is it.
    """
    states = {c for x in side if (c := r.country(x))} | set(side)
    points: Counter[str] = Counter()
    low, high = r.openings.item(at) if at is not None else (0, len(r.text))
    for s, actors, war in _company(r):
        if not low <= s.start < high:
            continue
        weight = TOGETHER if any(a in states or r.country(a) in states for a in actors) else 1
        weight *= AT_WAR if hostile and war else 1
        weight *= NEARBY if at is not None and _just_before(r, s, at) else 1
        for a in actors:
            points[a] += weight
    for a in fighting:
        points[a] *= FIGHTS
    ranking = sorted(points, key=lambda a: (-points[a], a))
    return next(
        (a for a in ranking if (x := r.actor(a)) and x.type in PARTIES and _opposite(r, a, side, hostile)), None
    )


def _company(r: Reading) -> list[tuple[Sentence, tuple[str, ...], bool]]:
    """Each sentence with the actors that it names and whether it speaks of war; computed once a report."""
    if r.company is None:
        r.company = [
            (s, r.index.at(s.start, s.end), any(syntax.lemma(s, i) in WAR for i in range(len(s.tokens))))
            for s in r.sentences
        ]
    return r.company


def _just_before(r: Reading, s: Sentence, at: int) -> bool:
    """Whether the sentence is one of the ``NEAR`` before the one that holds ``at``."""
    here = r.number_at(at)
    return 0 < here - r.number_at(s.start) <= NEAR


def _opposite(r: Reading, actor: str, side: tuple[str, ...], hostile: bool) -> bool:
    """Whether the actor can be the other side: not of the same state, unless one of the two is no official (a civil war has two sides)."""
    a = r.actor(actor)
    if a is None or not _eligible(r, actor, side) or (hostile and a.type in ("io", "coalition")):
        return False
    if a.type == "government_body" and not a.country and not a.affiliation:
        return False  # "diplomats" of nobody knows whom
    mine = [x for s in side if (x := r.actor(s))]
    same = a.country is not None and any(x.country == a.country for x in mine)
    return not same or a.type == "armed_group" or any(x.type == "armed_group" for x in mine)
