"""From a phrase to the actors it stands for."""

from __future__ import annotations

from collections.abc import Iterable

from suasion.evidence import syntax
from suasion.evidence.gazetteer import gazetteer, year_of
from suasion.evidence.reading import Reading
from suasion.language.model import Sentence
from suasion.vocab import load

MOST_DEPTH = 3
"""How deep into a phrase an actor is looked for: "the decision of the government of X" is two deep."""
OFFICIAL = ("person", "government_body", "military", "legislature", "state")
"""Types that act for their state: against it they do not act."""
FIRST_PERSON = frozenset({"i", "we", "us", "our", "my", "me"})
PAIRED = frozenset(
    {"side", "country", "party", "neighbour", "neighbor", "nation", "state", "rival", "foe", "government"}
)
MOST_HOPS = 4
"""How many references are followed: "she" -> "the minister" -> "Foreign Minister Ana Lind"."""
LEAST_REFERENCE = 0.5
"""Probability of a reference below which it is not followed."""
CLOSE = ("amod", "compound", "nmod:poss", "nmod:unmarked", "appos", "flat", "nummod", "nmod:desc", "det")
"""Modifiers that own a phrase more closely than a prepositional one: "the Turkish side of the island" is Turkey's."""
OWNING = ("of", "by", "from", "'s")


def named(r: Reading, s: Sentence, i: int) -> tuple[str, ...]:
    """The actors whose name or noun phrase has its head at token ``i``."""
    t = s.tokens[i]
    if t.text.lower() in FIRST_PERSON and not (t.text.isupper() and len(t.text) > 1):
        return speaker(r, s, i)
    if t.start < r.begins(s):
        return ()  # "SEOUL (Agency) -": where the news comes from
    return r.index.at(t.start, t.end) or (() if _is_owned(r, s, i) else referred(r, t.start)) or pair(r, s, i)


def _is_owned(r: Reading, s: Sentence, i: int) -> bool:
    """ "The Mongolian side": whose it is stands beside the noun, and no earlier side is meant."""
    return s.tokens[i].upos == "NOUN" and any(
        s.tokens[j].upos in ("PROPN", "ADJ") and r.index.at(s.tokens[j].start, s.tokens[j].end)
        for j in syntax.where(s, i, "amod", "compound", "nmod:poss")
    )


def speaker(r: Reading, s: Sentence, i: int) -> tuple[str, ...]:
    """Who "we" and "I" are: the source of the quotation that the word stands in, else who issues the text."""
    start = s.tokens[i].start
    for a in r.analysis.attributions:
        if any(b <= start < e for b, e in a.content):
            found = tuple(x for b, e in a.source for x in r.index.at(b, e))
            if found:
                return found
    return r.spoken_by(start) or r.issuer


def pair(r: Reading, s: Sentence, i: int) -> tuple[str, ...]:
    """ "The two sides", "both countries": the two parties named last before."""
    around = {syntax.lemma(s, j) for j in s.children(i)}
    alone = (
        syntax.lemma(s, i) in ("two", "both")
        and s.tokens[i].upos in ("NUM", "PRON", "DET")
        and s.tokens[i].deprel in ("nsubj", "obj", "obl")
    )
    if not alone and (syntax.lemma(s, i) not in PAIRED or not around & {"two", "both"}):
        return ()
    found: list[str] = []
    for start, _, actor, _ in reversed(r.index.spans_at(r.openings.item(s.start)[0], s.start)):
        a = r.index.get(actor)
        kinds = ("state", "armed_group", "io", "coalition", "government_body", *(("person",) if alone else ()))
        if a and a.type in kinds and start < s.start and (a.type not in ("government_body", "person") or a.country):
            party = a.country if a.type == "government_body" and a.country and r.index.get(a.country) else actor
            if party not in found:
                found.append(party)
        if len(found) == 2:
            break
    return tuple(reversed(found)) if len(found) == 2 else ()


def referred(r: Reading, start: int) -> tuple[str, ...]:
    """The actors that the word at ``start`` refers back to, over at most ``MOST_HOPS`` earlier words."""
    plural = r.text[start : start + 4].lower() in ("they", "them", "thei", "both")
    for _ in range(MOST_HOPS):
        link = r.analysis.antecedents.get(start)
        if link is None or link[1] < LEAST_REFERENCE:
            return ()
        start = link[0]
        found = r.index.at(start, start + 1)
        if found:
            return _with_partners(r, start, found) if plural else found
        if owners := _owners(r, start):
            return owners
    return ()


def _owners(r: Reading, start: int) -> tuple[str, ...]:
    """ "Him" after "the British sailor": whose the phrase is that the word at ``start`` heads."""
    s = r.sentence_at(start)
    at = s.at(start, start + 1) if s else []
    if not s or not at or s.tokens[at[0]].upos != "NOUN":
        return ()
    return tuple(
        a for j in syntax.where(s, at[0], "amod", "nmod:poss") for a in r.index.at(s.tokens[j].start, s.tokens[j].end)
    )


def _with_partners(r: Reading, start: int, found: tuple[str, ...]) -> tuple[str, ...]:
    """ "They" after "Chad and Niger" are both."""
    s = r.sentence_at(start)
    at = s.at(start, start + 1) if s else []
    heads = syntax.conjuncts(s, at[0])[1:] if s and at else []
    return (
        tuple(dict.fromkeys([*found, *(a for i in heads for a in r.index.at(s.tokens[i].start, s.tokens[i].end))]))
        if s
        else found
    )


def actors_of(
    r: Reading, s: Sentence, i: int, depth: int = MOST_DEPTH, prepositions: Iterable[str] = OWNING
) -> tuple[str, ...]:
    """The actors that the phrase headed by ``i`` stands for.

    1. The head itself ("Russia", "Ukrainian officials"). 2. Else the modifiers that own it: adjective, possessive, apposition,
    "of", "by" ("Russian strikes", "Moscow's offer", "the leader of Hamas"). Coordinated heads are the caller's business.
    """
    if depth != MOST_DEPTH or prepositions != OWNING:
        return _actors_of(r, s, i, depth, prepositions)
    start = s.tokens[i].start
    found = r.parties.get(start)
    if found is None:  # the rules ask again and again about the same words
        found = r.parties[start] = _actors_of(r, s, i, depth, prepositions)
    return found


def _actors_of(r: Reading, s: Sentence, i: int, depth: int, prepositions: Iterable[str]) -> tuple[str, ...]:
    found = named(r, s, i) or _known_as(r, s, i)
    if found or depth == 0:
        return found
    for relations in (CLOSE, ("nmod",)):
        out: list[str] = []
        for j in s.children(i):
            relation = s.tokens[j].deprel
            if relation not in relations or (relation == "nmod" and not _owning(s, i, j, prepositions)):
                continue
            for k in syntax.conjuncts(s, j):
                out += actors_of(r, s, k, depth - 1, prepositions)
        if out:
            return tuple(dict.fromkeys(out))
    return ()


def _owning(s: Sentence, i: int, j: int, prepositions: Iterable[str]) -> bool:
    """Whether the preposition of ``j`` says whose the noun ``i`` is; in "the withdrawal of Chad from the town" it is not the town's."""
    leaving = syntax.lemma(s, i) in load("events")["leaving"]
    return bool(syntax.cases(s, j) & set(prepositions) - ({"from"} if leaving else set()))


def _known_as(r: Reading, s: Sentence, i: int) -> tuple[str, ...]:
    """ "The peacekeeping force, known as EUFOR": the name that the phrase gives itself."""
    names = [
        k
        for j in syntax.where(s, i, "acl")
        if syntax.lemma(s, j) in ("know", "call", "dub", "name")
        for k in syntax.where(s, j, "obl", "xcomp", "obj")
    ]
    return tuple(a for k in names for a in named(r, s, k))


def states_at(r: Reading, s: Sentence, heads: Iterable[int]) -> tuple[str, ...]:
    """The states that the places named by the heads lie in: "in Amman" -> Jordan. A state that only its place names becomes an actor."""
    out: list[str] = []
    for i in heads:
        t = s.tokens[i]
        hits = [
            h
            for h in gazetteer().find(r.text, *syntax.span_of(s, s.subtree(i)), year=year_of(r.report.date.value))
            if h.kind in ("name", "capital", "place", "metonym")
        ]
        own = [h for h in hits if h.start <= t.start < h.end]
        # a town that no vocabulary knows may stand beside one that it does: "Bila Tserkva near Kyiv"
        for hit in own or hits[:1]:
            if any((x := r.actor(a)) and x.type == "person" for a in r.index.at(hit.start, hit.end)):
                continue  # Ms Montenegro
            if hit.form.ids and hit.form.text not in load("events")["venues"]:
                entry = gazetteer().entries[hit.id]
                iso = entry.id if entry.type == "state" else entry.country
                if iso and iso in gazetteer().entries:
                    out.append(r.state(iso, hit.start, hit.end))
    return tuple(dict.fromkeys(out))


def all_of(r: Reading, s: Sentence, heads: Iterable[int], prepositions: Iterable[str] = OWNING) -> tuple[str, ...]:
    """The actors of several phrases, each once, in order."""
    return tuple(dict.fromkeys(a for i in heads for a in actors_of(r, s, i, prepositions=prepositions)))


def without(actors: Iterable[str], others: Iterable[str], r: Reading, domestic: bool = False) -> tuple[str, ...]:
    """``actors`` less those that are, belong to, or hold one of ``others`` (nobody acts on itself, a minister not on the own state).

    ``domestic``: what belongs to the other side stays ("opposition groups in Zimbabwe demand that President Mugabe ...").
    """
    taken = set(others)
    states = {r.country(o) for o in taken if (x := r.actor(o)) and x.type in OFFICIAL} - {None}
    return tuple(
        a
        for a in actors
        if a not in taken and a not in states and (domestic or not (set(r.index.affiliated(a)) & taken))
    )


def sides(r: Reading, actors: Iterable[str]) -> frozenset[str]:
    """The states that actors stand for, or themselves: Putin and Russia are one side of a lever."""
    return frozenset(r.country(a) or a for a in actors)


def political(r: Reading, actors: Iterable[str]) -> bool:
    """Is one of them a party to politics: a state, a body of one, an organisation, an armed group, or a person of one?"""
    kinds = {
        "state",
        "government_body",
        "io",
        "coalition",
        "armed_group",
        "military",
        "legislature",
        "judiciary",
        "party",
    }
    for a in actors:
        actor = r.actor(a)
        if actor and (
            actor.type in kinds or actor.country or actor.affiliation or (actor.type == "person" and actor.roles)
        ):
            return True
    return False
