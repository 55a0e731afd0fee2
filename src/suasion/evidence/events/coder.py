"""Sentences -> events: verbs and nouns of the lexicon, with their parties and status."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from suasion.evidence import syntax
from suasion.evidence.events import details, lexicon, roles
from suasion.evidence.events.agreement import agreement, tellings
from suasion.evidence.events.lexicon import Pattern
from suasion.evidence.events.no_act import is_consumption, is_no_act
from suasion.evidence.events.timing import timed
from suasion.evidence.model import ActStatus, Event, item_id
from suasion.evidence.parties import all_of, named, political, states_at, without
from suasion.evidence.reading import Reading
from suasion.language.model import Sentence
from suasion.record import Span
from suasion.vocab import load

STATES = ("state", "government_body", "io")
BODIES = ("io", "coalition")
OWNED = ("ASSAULT", "SANCTION")
"""Types whose noun with an owner alone tells an act under way: "Western sanctions", "Israeli strikes"."""
FACELESS = ("ASSAULT", "COERCE", "SANCTION", "RETREAT", "MOBILIZE", "PROTEST", "AID")
"""Types whose doer may stay unknown: the deed is seen."""
UNNAMED = ("ASSAULT", "COERCE")
"""Types that count without a named party where they have a victim: the state of the scene stands for it."""
UNDOING = ("REJECT", "SANCTION", "CONCEDE", "RETREAT")
"""Types of verb whose object does not take place any more: "cancelled the visit", "ended the embargo"."""
SAID = ("AGREE", "REQUEST", "ACCUSE", "THREATEN", "SUPPORT")
"""Types of noun that stay said when they are refused: "rejected the offer"."""
ONE_SIDED = (*OWNED, "AGREE", "RETREAT")
"""Types whose noun needs no other side beside its owner: "Chad's offer", "Chad's withdrawal"."""
HARMING = ("ASSAULT", "COERCE", "RETREAT", "PROTEST")
"""Types that may carry numbers of people."""


@dataclass(frozen=True, slots=True)
class Found:
    """A predicate that tells an act, before it becomes an item."""

    sentence: Sentence
    token: int
    pattern: Pattern
    source: tuple[str, ...]
    target: tuple[str, ...]
    status: ActStatus
    rule: str


def find_acts(r: Reading) -> Iterator[Found]:
    """All acts of the kept blocks, whatever their status; headings other than the title are names of sections, not news."""
    adjectives = lexicon.words("adjectives")
    for s in r.sentences:
        if r.role(s) == "heading":
            continue
        for i, t in enumerate(s.tokens):
            found = None
            if t.upos in ("VERB", "AUX") or (t.upos == "ADJ" and syntax.lemma(s, i) in adjectives):
                found = _verb(r, s, i)
            elif t.upos in ("NOUN", "PROPN"):
                found = _noun(r, s, i)
            if found is not None:
                yield found


def _verb(r: Reading, s: Sentence, i: int) -> Found | None:
    if syntax.lemma(s, i) not in lexicon.told_by():
        return None
    objects = syntax.objects(s, i)
    on = (_on_actor(r, s, i, objects), _on_body(r, s, i, objects), _beside(r, s, i))
    pattern = lexicon.match(s, i, *on) or _naming(s, i)
    if pattern is None or is_no_act(r, s, i):
        return None
    if pattern.converse:
        return _converse(r, s, i, pattern)
    source = roles.verb_source(r, s, i, pattern.type == "PROTEST")
    if not source and pattern.type == "MOBILIZE":
        source = all_of(r, s, objects)  # "Chadian soldiers are stationed in Niger"
    pattern = _as_done_by(r, s, i, pattern, source)
    target = roles.verb_target(r, s, i, pattern, source)
    mutual = (
        pattern.type in load("events")["mutual"]
        or (pattern.lemma in lexicon.words("mutual_words") and pattern.type in ("AGREE", "SUPPORT"))
        or (pattern.lemma in lexicon.words("mutual_words") and pattern.type == "ASSAULT" and not objects)
        or syntax.reciprocal(s, i)
    )
    if mutual and len(source) > 1:
        source, target = source[:1], (*source[1:], *target)  # "A and B met": one side each
    if (
        not source
        and not target
        and pattern.type != "PROTEST"
        and not (pattern.type in UNNAMED and _victim(s, objects))
    ):
        return None
    if (
        pattern.type == "ASSAULT"
        and not target
        and pattern.lemma in ("hit", "strike", "shoot", "fight")
        and not _victim(s, objects)
    ):
        return None
    status: ActStatus = syntax.status(s, i)  # type: ignore[assignment]
    if pattern.type == "REJECT" and status == "denied" and pattern.lemma in ("refuse", "reject", "decline"):
        pass
    return Found(s, i, pattern, source, target, status, f"verb: {pattern.text}")


def _on_actor(r: Reading, s: Sentence, i: int, objects: list[int]) -> bool:
    """Whether the object is an actor, or people who belong to one ("Chadian observers"); False where no pattern asks."""
    if syntax.lemma(s, i) not in lexicon.wanting("actor"):
        return False
    heads = [*objects[:2], *syntax.where(s, i, "iobj")]
    return any(named(r, s, j) or (syntax.lemma(s, j) in lexicon.words("persons") and all_of(r, s, [j])) for j in heads)


def _beside(r: Reading, s: Sentence, i: int) -> frozenset[str]:
    """The prepositions by which an actor hangs on the verb; none where no pattern asks."""
    if syntax.lemma(s, i) not in lexicon.wanting("actor"):
        return frozenset()
    return frozenset(case for j in syntax.where(s, i, "obl") if named(r, s, j) for case in syntax.cases(s, j))


def _on_body(r: Reading, s: Sentence, i: int, objects: list[int]) -> bool:
    """Whether the object, or what the verb leaves or joins, is an organisation of states: "left ECOWAS", "withdrew from the union"."""
    if syntax.lemma(s, i) not in lexicon.wanting("body"):
        return False
    out = [j for j in syntax.where(s, i, "obl") if syntax.cases(s, j) & {"from", "of"}]
    return any((x := r.actor(a)) and x.type in BODIES for j in (*objects, *out) for a in named(r, s, j))


def _converse(r: Reading, s: Sentence, i: int, pattern: Pattern) -> Found | None:
    """ "Chad came under Libyan fire", "received missiles from Libya": the subject is the target, the owner of the object the source."""
    target = roles.verb_source(r, s, i)
    places = roles._places(s, i)
    source: tuple[str, ...] = ()
    for place in ("from", "by", "under", "obj", "in", "to", "at", ""):
        source = source or without(all_of(r, s, places.get(place, [])), target, r)
    if not source or not target:
        return None
    status: ActStatus = syntax.status(s, i)  # type: ignore[assignment]
    return Found(s, i, pattern, source, target, status, f"verb: {pattern.text}")


def _as_done_by(r: Reading, s: Sentence, i: int, pattern: Pattern, source: tuple[str, ...]) -> Pattern:
    """The pattern that the doers make of it: a ministry protests on paper, a crowd that shuts a road protests, a missile for nobody is a test."""
    doers = [a for x in source if (a := r.actor(x))]
    if pattern.type == "PROTEST" and pattern.lemma == "protest" and doers and all(a.type in STATES for a in doers):
        return replace(pattern, type="ACCUSE", mode="disapprove")
    if (
        pattern.type == "COERCE"
        and pattern.lemma in lexicon.words("crowd")
        and doers
        and all(a.type in ("people", "ngo") for a in doers)
    ):
        return replace(pattern, type="PROTEST", mode="obstruct")
    if pattern.type == "AGREE" and pattern.lemma in lexicon.words("commissives"):
        return _as_vowed(s, i, pattern)
    if pattern.mode == "aerial" and pattern.lemma in ("launch", "fire", "test") and _into_the_open(s, i):
        return replace(pattern, type="MOBILIZE", mode="weapons")
    return pattern


def _as_vowed(s: Sentence, i: int, pattern: Pattern) -> Pattern:
    """What is vowed decides: "vowed to ignore the ruling" refuses, "pledged to strike back" threatens."""
    for j in syntax.where(s, i, "xcomp"):
        told = lexicon.match(s, j, False)
        if told is not None and told.type == "REJECT":
            return replace(pattern, type="REJECT", mode=None)
        if told is not None and told.type in ("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN"):
            return replace(pattern, type="THREATEN", mode=None)
    return pattern


def _into_the_open(s: Sentence, i: int) -> bool:
    """ "Launched a missile into the sea", "test-fired a missile": nobody is hit."""
    heads = [
        *syntax.where(s, i, *syntax.OBLIQUES),
        *(k for j in syntax.objects(s, i) for k in syntax.where(s, j, "nmod")),
    ]
    at_sea = any(
        syntax.cases(s, j) & {"into", "towards", "toward", "over", "in"}
        and syntax.lemma(s, j) in lexicon.words("waters")
        for j in heads
    )
    return at_sea or any(
        syntax.lemma(s, j) == "test" for j in syntax.where(s, i, "compound", "obl:unmarked", "advmod", "obl")
    )


def _naming(s: Sentence, i: int) -> Pattern | None:
    """ "Called the verdict a farce", "described the raid as terrorism": blame by a name."""
    if syntax.lemma(s, i) not in lexicon.words("naming"):
        return None
    names = [
        *syntax.where(s, i, "xcomp"),
        *syntax.where(s, i, "obj")[1:],
        *(j for j in syntax.where(s, i, "obl", "advcl") if "as" in syntax.cases(s, j)),
    ]
    words = {syntax.lemma(s, k) for j in names for k in s.subtree(j)}
    if words & set(load("speech")["blame"]) or words & set(load("speech")["names"]):
        return Pattern("ACCUSE", "disapprove", syntax.lemma(s, i), text="call by a name of blame")
    return None


def of_something(r: Reading, s: Sentence, i: int) -> bool:
    """ "Its recognition of China's position": of a fact, and of nobody; statehood is of somebody ("of its independence")."""
    of = [j for j in syntax.where(s, i, "nmod") if "of" in syntax.cases(s, j)]
    return bool(of) and not any(named(r, s, j) or syntax.lemma(s, j) in lexicon.words("statehood") for j in of)


def _victim(s: Sentence, objects: list[int]) -> bool:
    return any(syntax.lemma(s, k) in lexicon.words("victims") for j in objects for k in syntax.contents(s, j))


def _noun(r: Reading, s: Sentence, i: int) -> Found | None:
    """An event noun counts if a light verb carries it with a party as subject, or if parties hang on the noun itself."""
    word = syntax.lemma(s, i)
    pattern = lexicon.nouns().get(_compound(s, i)) or lexicon.nouns().get(word)
    if pattern is None or (s.tokens[i].upos == "PROPN" and not r.is_heading(s) and named(r, s, i)):
        return None
    if {syntax.lemma(s, j) for j in syntax.where(s, i, "amod")} & set(load("factuality")["adjectives_not_fact"]):
        return None
    if (word in lexicon.words("of_whom") and of_something(r, s, i)) or is_consumption(s, i):
        return None
    source, target = roles.noun_roles(r, s, i, pattern)
    head = s.tokens[i].head
    status: ActStatus = "happened"
    light = False
    if head >= 0 and s.tokens[head].upos == "VERB" and s.tokens[i].deprel in ("obj", "nsubj:pass", "obl", "nsubj"):
        verb = syntax.lemma(s, head)
        known = lexicon.match(s, head, False)
        carried = verb in lexicon.words("light_verbs")
        if (
            known is not None
            and s.tokens[i].deprel != "obl"
            and not carried
            and (not source or _told_by(known, pattern))
        ):
            return None
        light = carried and s.tokens[i].deprel in ("obj", "nsubj:pass")
        light = light or (
            verb in lexicon.words("occurring_verbs")
            and (s.tokens[i].deprel in ("nsubj", "nsubj:pass") or _takes_place(s, head, i))
            and pattern.type in ("CONSULT", "PROTEST", "ASSAULT")
        )
        if known is not None and light and not _takes_place(s, head, i):
            return None
        if light:
            doer = roles.verb_source(r, s, head)
            source = tuple(dict.fromkeys([*doer, *without(source, doer, r)])) if doer else source
            target = without(target, source, r) if source != target else target
            if not target:
                places = roles._places(s, head)
                for case in ("with", "to", "against", "on", "for", "from"):
                    target = target or without(all_of(r, s, places.get(case, [])), source, r)
                if pattern.type == "ASSAULT":
                    scene = [j for case in ("in", "near", "at", "around") for j in places.get(case, [])]
                    target = target or without(states_at(r, s, scene), source, r)
        status = syntax.status(s, head if light else i)  # type: ignore[assignment]
    else:
        status = syntax.status(s, i)  # type: ignore[assignment]
    if light and not (source or target) and pattern.type != "PROTEST":
        return None
    if not source and not target and pattern.type in load("events")["mutual"]:
        # "the meeting of the commissions on the border between Chad and Niger"
        source = tuple(dict.fromkeys(a for k in s.subtree(i) for a in named(r, s, k) if political(r, (a,))))
    if not target and word in lexicon.words("nouns_with_clause"):
        clauses = [syntax.span_of(s, s.subtree(j)) for j in syntax.where(s, i, "acl", "nmod")]
        target = without(tuple(a for begin, end in clauses for a in r.index.at(begin, end)), source, r)[:2]
    owned = source and (target or word in lexicon.words("nouns_with_clause") or pattern.type in ONE_SIDED)
    if (
        not light
        and not owned
        and not (
            pattern.type in (*OWNED, "CONSULT", "RETREAT")
            and _dated(r, s, i)
            and (pattern.type in OWNED or source or target)
        )
    ):
        return None
    if pattern.type in load("events")["mutual"] and len(source) > 1 and not target:
        source, target = source[:1], source[1:]
    return Found(s, i, pattern, source, target, status, f"noun: {word}")


def _told_by(verb: Pattern, noun: Pattern) -> bool:
    """Whether the verb tells the act of its object, or undoes it; in "condemned the Chadian attack" the noun tells another one."""
    return noun.type == verb.type or (verb.type in UNDOING and (verb.type == "REJECT" or noun.type not in SAID))


def _dated(r: Reading, s: Sentence, i: int) -> bool:
    """ "The attack of 19 February": a date in the phrase tells of one certain act."""
    inside = [s.tokens[j] for j in s.subtree(i)]
    return any(d.value and inside[0].start <= d.start < inside[-1].end for d in r.dates_in(s.start, s.end))


def _compound(s: Sentence, i: int) -> str:
    """ "phone call", "drone strike": the noun with the one that qualifies it."""
    return " ".join([*(syntax.lemma(s, j) for j in syntax.where(s, i, "compound")[-1:]), syntax.lemma(s, i)])


def _takes_place(s: Sentence, head: int, i: int) -> bool:
    """ "There took place a meeting": the parse takes what takes place for an object."""
    return syntax.lemma(s, head) == "take" and any(
        j != i and syntax.lemma(s, j) == "place" for j in syntax.where(s, head, "obj")
    )


def build(r: Reading, f: Found) -> Event:
    """The item of an act; its confidence is how far the language model agrees."""
    s, i = f.sentence, f.token
    sure = agreement(r, tellings(r, s, i), f.pattern.type, f.source, f.target)
    status, when = timed(r, s, i, f.status)
    t = s.tokens[i]
    return Event(
        id=item_id("e", r.report.sha256, t.start, f.pattern.type, *f.source, ">", *f.target),
        start=s.start, end=s.end, quote=r.quote(s.start, s.end), confidence=round(sure, 3), rule=f.rule,
        type=f.pattern.type, mode=f.pattern.mode, source=f.source, target=f.target, status=status,
        **details.dated(when),
        place=details.place(r, s, i), casualties=details.casualties(r, s, i) if f.pattern.type in HARMING else None,
        contexts=details.contexts(s, i), cameo=details.cameo(f.pattern.type, f.pattern.mode),
        reported_by=tuple(a for a in details.reported_by(r, t.start) if r.actor(a) and a not in f.source),
        predicate=Span(start=t.start, end=t.end),
    )  # fmt: skip


def codable(r: Reading, f: Found) -> bool:
    """Whether it is an act of politics: some party to politics takes part; of a protest, that the report is about politics at all.

    What is done by speaking or meeting has a doer, or nobody knows of it: a passive without one ("was praised") tells no act.
    """
    if not f.source and f.pattern.type not in FACELESS:
        return False
    return political(r, f.source + f.target) or (
        f.pattern.type == "PROTEST" and any(political(r, (a.id,)) for a in r.index.actors)
    )
