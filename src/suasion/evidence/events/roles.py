"""Who did it to whom: source and target of an event from the parse."""

from __future__ import annotations

from suasion.evidence import syntax
from suasion.evidence.belonging import DESCRIBED
from suasion.evidence.events.lexicon import Pattern, nouns, target_order, words
from suasion.evidence.parties import OWNING, actors_of, all_of, named, states_at, without
from suasion.evidence.reading import Reading
from suasion.language.model import Sentence
from suasion.vocab import load

LOCAL = ("in", "to", "at", "near", "on", "into", "over", "around", "outside")
STRUCK = frozenset({"on", "against", "at", "in", "near", "into"})
COMPLEMENTS = ("obj", "iobj", "against", "to", "with", "for", "from", "on", "of", "in", "at", "over")
WITHIN = frozenset({"in", "of", "near", "at", "on", "outside"})
INTERNAL = ("REQUEST", "ACCUSE", "PROTEST", "COERCE", "REJECT", "THREATEN", "CONCEDE")
"""Types that parties of one state direct at each other."""
PLACED = ("CONSULT", "ASSAULT", "MOBILIZE", "COERCE", "AID", "SANCTION", "CONCEDE", "RETREAT", "THREATEN")
"""Types of which the place tells the other side: who travels to a capital visits its state, who shells a town its owner."""
OWNERS_LAST = ("SANCTION", "AID", "CONCEDE")
"""Types whose object is a thing: whose it is counts less than what it is laid on ("restored the UN sanctions on Chad")."""
TOUCHING = (
    *OWNING,
    "against",
    "on",
    "to",
    "for",
    "with",
    "in",
    "over",
    "at",
    "toward",
    "towards",
    "between",
    "upon",
    "into",
)


def verb_source(r: Reading, s: Sentence, i: int, protest: bool = False) -> tuple[str, ...]:
    """The actors of the subject; of a noun subject its owner ("Russian missiles hit ..."); of a protest the state it takes place in."""
    heads = syntax.subjects(s, i)
    found = _subject(r, s, heads)
    if not found:
        # "appointed envoys who have met": whoever appointed them
        sent = [j for j in heads if s.tokens[j].deprel == "obj" and syntax.lemma(s, j) in words("persons")]
        found = _subject(r, s, [k for j in sent for k in syntax.subjects(s, s.tokens[j].head)])
    if not found and (both := _places(s, i).get("between")):
        found = all_of(r, s, both)  # "an agreement reached between Chad and Niger"
    if not found and protest:
        places = [
            *heads,
            *(j for j in syntax.where(s, i, "obl") if syntax.cases(s, j) & {"in", "at", "across", "throughout"}),
            *(k for h in heads for k in syntax.where(s, h, "nmod")),
        ]
        found = states_at(r, s, places)[:1]
    return found


def _subject(r: Reading, s: Sentence, heads: list[int]) -> tuple[str, ...]:
    return all_of(r, s, heads, ("of", "by", "from", "between", "with")) or all_of(
        r, s, heads, ("in", "throughout", "across", "at")
    )


def verb_target(r: Reading, s: Sentence, i: int, pattern: Pattern, source: tuple[str, ...]) -> tuple[str, ...]:
    """Whom the act is done to: the first of these that holds a party who is not the source.

    1. The doer of what is condemned or refused. 2. The complements, in the type's order of preference. 3. What is agreed, refused or asked
    ("agreed to supply Ukraine with ..."). 4. The subject, where it is itself an act ("strikes on the town killed two").
    """
    places = _places(s, i)
    if pattern.type in ("ACCUSE", "REJECT") and (found := without(_doers(r, s, places["obj"]), source, r)):
        return found
    for place in target_order(pattern.type, pattern.mode):
        if place == "obj" and pattern.lemma in words("expressing"):
            continue  # "expressed the concern of Chad": whose it is, and not at whom
        heads = places.get(place, [])
        if place == "obj" and pattern.nouns and pattern.type in OWNERS_LAST:
            heads = [j for j in heads if named(r, s, j)]
        if found := _at_place(r, s, place, heads, pattern, source):
            return found
    if pattern.type in OWNERS_LAST and (found := _at_place(r, s, "obj", places["obj"], pattern, source)):
        return found
    return _in_complement(r, s, i, pattern, source) or _of_subject(r, s, i, pattern, source)


def _at_place(
    r: Reading, s: Sentence, place: str, heads: list[int], pattern: Pattern, source: tuple[str, ...]
) -> tuple[str, ...]:
    """The parties in one place (object, "against", "in" ...); for types that places tell, the state of a town or a building."""
    if not heads:
        return ()
    found = without(all_of(r, s, heads, TOUCHING), source, r, domestic=place == "obj" and pattern.type in INTERNAL)
    placed = (
        pattern.type in PLACED
        and (pattern.mode == "visit" or not _at_talks(s))
        and (pattern.type != "CONSULT" or pattern.mode == "visit")
    )
    if not found and placed and place in LOCAL:
        found = without(states_at(r, s, heads), source, r)
    if not found and placed and place == "obj":
        found = without(states_at(r, s, heads), source, r)  # "is visiting Ankara", "bombed Gaza"
    if not found and placed and place == "obj" and pattern.type != "CONSULT":
        # "struck a school in Gaza City", "hit the port of Odesa"
        inside = [k for j in heads for k in syntax.where(s, j, "nmod") if syntax.cases(s, k) & WITHIN]
        found = without(states_at(r, s, inside), source, r)
    if pattern.type in ("COERCE", "ASSAULT", "ACCUSE"):
        return found
    if pattern.type == "COOPERATE":
        found = tuple(a for a in found if not _is_handed_over(r, a))
    return _no_media(r, found)


def _is_handed_over(r: Reading, actor: str) -> bool:
    """Somebody who is only described is what is extradited or exchanged, and no partner."""
    found = r.actor(actor)
    return (
        found is not None and found.rule == DESCRIBED and found.type in ("person", "people") and found.country is None
    )


def _no_media(r: Reading, actors: tuple[str, ...]) -> tuple[str, ...]:
    """ "Told the agency" makes no party of it."""
    return tuple(a for a in actors if (x := r.actor(a)) and x.type != "media")


def _at_talks(s: Sentence) -> bool:
    """Whether the sentence is about a meeting: its place is then a venue, and says nothing of who is acted on."""
    return not words("meetings").isdisjoint(s.lemmas)


def _in_complement(r: Reading, s: Sentence, i: int, pattern: Pattern, source: tuple[str, ...]) -> tuple[str, ...]:
    for j in syntax.where(s, i, "xcomp", "ccomp", "advcl"):
        if s.tokens[j].deprel == "advcl" and pattern.type not in ("ACCUSE", "SUPPORT", "PROTEST"):
            continue
        inner = _places(s, j)
        subject = syntax.where(s, j, "nsubj", "nsubj:pass")
        found = _no_media(r, without(all_of(r, s, subject, TOUCHING), source, r, domestic=pattern.type in INTERNAL))
        # What is asked for names who shall have it, not who is asked: "urged to provide X with aid"
        wanted = () if pattern.type == "REQUEST" and s.tokens[j].deprel == "xcomp" else COMPLEMENTS
        for place in wanted:
            found = found or _no_media(r, without(all_of(r, s, inner.get(place, []), TOUCHING), source, r))
        if found:
            return found
    return ()


def _of_subject(r: Reading, s: Sentence, i: int, pattern: Pattern, source: tuple[str, ...]) -> tuple[str, ...]:
    for j in syntax.subjects(s, i):
        act = nouns().get(syntax.lemma(s, j))
        if act is not None and act.type == pattern.type:
            at = [m for k in syntax.where(s, j, "nmod") if syntax.cases(s, k) & STRUCK for m in syntax.conjuncts(s, k)]
            found = without(noun_roles(r, s, j, act)[1], source, r) or without(states_at(r, s, at), source, r)
            if found:
                return found
    return ()


def _doers(r: Reading, s: Sentence, objects: list[int]) -> tuple[str, ...]:
    """Whose deed it is that is condemned or refused: "the sale of missiles by the United States". Empty where the object is an actor itself."""
    if any(r.index.at(s.tokens[j].start, s.tokens[j].end) for j in objects):
        return ()
    agents = [
        k
        for j in objects
        for k in s.subtree(j)
        if s.tokens[k].deprel in ("nmod", "obl", "obl:agent") and "by" in syntax.cases(s, k)
    ]
    return all_of(r, s, [m for k in agents for m in syntax.conjuncts(s, k)])


def _places(s: Sentence, i: int) -> dict[str, list[int]]:
    """Where complements stand: "obj", "iobj", or the preposition -> heads (with what is coordinated)."""
    out: dict[str, list[int]] = {"obj": [k for j in syntax.objects(s, i) for k in syntax.contents(s, j)]}
    for j in s.children(i):
        relation = s.tokens[j].deprel
        if relation == "iobj":
            out.setdefault("iobj", []).extend(syntax.conjuncts(s, j))
        elif relation in syntax.OBLIQUES:
            for k in syntax.conjuncts(s, j):
                for case in syntax.cases(s, k) or {""}:
                    out.setdefault(case, []).append(k)
    # "launched an attack on X", "imposed sanctions against X": the other side hangs on the object
    todo = list(out["obj"])
    while todo:
        j = todo.pop(0)
        for m in syntax.where(s, j, "nmod", "conj", "appos"):
            todo.append(m)
            if s.tokens[m].deprel != "appos":
                for case in syntax.cases(s, m) - {"of"}:
                    out.setdefault(case, []).append(m)
    return out


def noun_roles(r: Reading, s: Sentence, i: int, pattern: Pattern) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Source and target of an event noun: owner and adjective; "by", "from"; "on", "against", "to"; "between A and B"."""
    roles = load("events")["noun_roles"]
    agent = any("by" in syntax.cases(s, j) for j in syntax.where(s, i, "nmod", "obl"))
    owned = bool(all_of(r, s, syntax.where(s, i, "nmod:poss", "amod", "compound"), ("of",)))
    # "the invasion of Chad by Niger", "Niger's invasion of Chad": where the doer is named, "of" names the other side
    names_doer = pattern.lemma in words("of_is_source") and not agent and not owned
    source: list[str] = []
    target: list[str] = []
    both: list[str] = []
    for j in s.children(i):
        relation = s.tokens[j].deprel
        if relation in ("nmod:poss", "amod", "compound"):
            for k in syntax.conjuncts(s, j):
                source += actors_of(r, s, k, prepositions=("of",))
        elif relation in ("nmod", "obl"):
            held: list[str] = []
            for k in syntax.conjuncts(s, j):
                held += actors_of(r, s, k, prepositions=OWNING)
            case = syntax.cases(s, j)
            if case & set(roles["both"]):
                both += held
            elif case & set(roles["source"]) or ("of" in case and names_doer):
                source += held
            elif case & set(roles["target"]):
                target += held or (list(states_at(r, s, syntax.conjuncts(s, j))) if pattern.type in PLACED else [])
            elif "in" in case and not target:
                target += [a for a in held if (actor := r.actor(a)) and actor.type == "state"]
            if "of" in case and not held:
                # "an offer of loans to Chad": the other side hangs one noun deeper
                deeper = [k for k in syntax.where(s, j, "nmod") if syntax.cases(s, k) & set(roles["target"])]
                target += all_of(r, s, [m for k in deeper for m in syntax.conjuncts(s, k)], OWNING)
    if both:
        # "talks with X" has its other side as owner or subject; "talks between X and Y" has both
        if source:
            target = [*target, *both]
        elif len(dict.fromkeys(both)) > 1:
            source, target = both[:1], both[1:]
        else:
            target = [*target, *both]
    s_ids, t_ids = tuple(dict.fromkeys(source)), tuple(dict.fromkeys(target))
    return s_ids, without(t_ids, s_ids, r)
