"""Who mediates: "Oman hosted talks between the two", "the Algerian envoys carried the answer", "the Qatari-brokered truce".

A verb of ``vocab/stakes.yaml`` says it of its subject, alone (*mediate*) or with what it is done to (*host* talks, *carry* a message, *offer* good
offices); a noun of its owner ("Norway's mediation", "through Swiss intermediaries"). Whoever is asked to, or only might, is a mediator of a
track that is ``proposed``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from suasion.evidence import syntax
from suasion.evidence.model import Track, item_id
from suasion.evidence.parties import actors_of, all_of, political, without
from suasion.evidence.reading import Reading
from suasion.language.model import Sentence
from suasion.vocab import load

CONFIDENCE = 0.6

DONE = ("happened", "ongoing")

Parties = tuple[str, ...]


class Mediation(NamedTuple):
    """Who mediates, between whom as far as the sentence says, the token that says it, and the rule."""

    mediators: Parties
    between: Parties
    token: int
    status: str
    rule: str


@cache
def _table() -> dict[str, Any]:
    found: dict[str, Any] = load("stakes")["mediation"]
    return found


def find_mediation(r: Reading) -> list[Track]:
    """A track for each sentence and mediator: told once each, the one that happened before one that is only proposed."""
    best: dict[Parties, Track] = {}
    for s in r.sentences:
        for found in _in_sentence(r, s):
            a, b = _name(s, found.token)
            track = Track(
                id=item_id("t", r.report.sha256, s.start, s.tokens[found.token].start, *found.mediators), start=s.start, end=s.end,
                quote=r.quote(s.start, s.end), confidence=CONFIDENCE, rule=found.rule, name=" ".join(r.text[a:b].split()),
                participants=tuple(dict.fromkeys((*found.mediators, *found.between))), mediators=found.mediators,
                status="under way" if found.status in DONE else "proposed",
            )  # fmt: skip
            known = best.get(found.mediators)
            if known is None or (known.status, track.status) == ("proposed", "under way"):
                best[found.mediators] = track
    return sorted(best.values(), key=lambda t: (t.start, t.id))


def _name(s: Sentence, i: int) -> tuple[int, int]:
    """The noun phrase; of a verb, from the verb to the end of what it is done to: "hosted talks between the two"."""
    if s.tokens[i].upos != "VERB":
        return syntax.phrase(s, i)
    after = [j for j in [*syntax.objects(s, i), *syntax.where(s, i, *syntax.OBLIQUES)] if j > i]
    return s.tokens[i].start, max([s.tokens[i].end, *(syntax.phrase(s, j)[1] for j in after)])


def _in_sentence(r: Reading, s: Sentence) -> Iterator[Mediation]:
    for i, t in enumerate(s.tokens):
        found = None
        if t.upos == "VERB":
            found = _by_verb(r, s, i) or _led(r, s, i)
        elif t.upos in ("NOUN", "ADJ", "PROPN"):
            found = _by_noun(r, s, i) or _through(r, s, i) or _led(r, s, i)
        if found is not None:
            mediators = tuple(a for a in found.mediators if political(r, (a,)))
            if mediators and found.status != "denied":
                yield found._replace(mediators=mediators)


def _by_verb(r: Reading, s: Sentence, i: int) -> Mediation | None:
    """The subject mediates: by the verb alone, or with what stands after it."""
    word = syntax.lemma(s, i)
    table = _table()
    if word not in table["verbs"] and not any(word in pair["verbs"] for pair in table["pairs"].values()):
        return None
    doers = syntax.where(s, i, "obl:agent") if syntax.passive(s, i) else _subjects(s, i)
    mediators = all_of(r, s, doers)
    if not mediators or (word not in table["verbs"] and not _with_object(r, s, i, mediators)):
        return None
    status = "planned" if word in table["offering"] else _status(s, i)
    return Mediation(mediators, _between(r, s, i, mediators), i, status, f"mediates: {word}")


def _subjects(s: Sentence, i: int) -> list[int]:
    """Also whom a cleft brings out: "it was Oman that persuaded both"."""
    found = syntax.subjects(s, i)
    head = s.tokens[i].head
    if s.tokens[i].deprel == "advcl:relcl" and head >= 0 and any(s.tokens[j].text.lower() == "that" for j in found):
        return syntax.conjuncts(s, head)
    return found


def _status(s: Sentence, i: int) -> str:
    """As the verb tells it; of a gerund as the verbs above it do: "might lean towards mediating"."""
    told = syntax.status(s, i)
    above = (
        [syntax.status(s, j) for j in s.ancestors(i) if s.tokens[j].upos == "VERB"] if s.tokens[i].xpos == "VBG" else []
    )
    return next((found for found in above if found not in DONE), told) if told in DONE else told


def _with_object(r: Reading, s: Sentence, i: int, mediators: Parties) -> bool:
    """Whether one of the pairs of verbs and nouns fits: "host talks", "carry a message", "bring the sides together"."""
    word = syntax.lemma(s, i)
    after = [*syntax.objects(s, i), *syntax.where(s, i, "iobj", *syntax.OBLIQUES)]
    heads = {syntax.lemma(s, k) for j in after for k in syntax.contents(s, j)}
    near = {syntax.lemma(s, k) for k in s.subtree(i) if k > i} | {
        s.tokens[k].text.lower() for k in s.subtree(i) if k > i
    }
    return any(
        word in pair["verbs"]
        and ("nouns" not in pair or heads & set(pair["nouns"]))
        and ("near" not in pair or near & set(pair["near"]))
        and (not pair.get("both") or _names_both(r, s, i, mediators))
        and (not pair.get("third") or not _is_party(r, mediators))
        for pair in _table()["pairs"].values()
    )


def _names_both(r: Reading, s: Sentence, i: int, mediators: Parties) -> bool:
    """Whether what stands after names two others, or speaks of the two sides."""
    last = max(s.subtree(i))
    named = without(r.index.at(s.tokens[i].start, s.tokens[last].end), mediators, r)
    if len({r.country(a) or a for a in named if political(r, (a,))}) > 1:
        return True
    sides, two = set(_table()["sides"]), set(_table()["two"])
    return any(
        k > i and syntax.lemma(s, k) in sides and {syntax.lemma(s, j) for j in s.children(k)} & two
        for k in s.subtree(i)
    )


def _is_party(r: Reading, mediators: Parties) -> bool:
    """Whether one of them is of the two that the report is about."""
    return any((r.country(a) or a) in r.main_pair or a in r.main_pair for a in mediators)


def _by_noun(r: Reading, s: Sentence, i: int) -> Mediation | None:
    """ "Norway's mediation", "mediation by Norway", "Swiss intermediaries", "the mediator, Oman"."""
    word = syntax.lemma(s, i)
    if word in _table()["papers"]:
        return _by_paper(r, s, i, word)
    if word in _table()["under"]:
        return _under(r, s, i, word)
    good = word == "office" and any(syntax.lemma(s, j) == "good" for j in syntax.where(s, i, "amod"))
    if word not in _table()["nouns"] and not good:
        return None
    mediators = actors_of(r, s, i, prepositions=("of", "by", "from", "'s"))
    if not mediators and s.tokens[i].deprel in ("root", "xcomp", "obl") and syntax.cases(s, i) <= {"as"}:
        mediators = all_of(r, s, syntax.subjects(s, i))  # "Oman is the mediator", "acts as go-between"
    head = s.tokens[i].head
    offered = head >= 0 and s.tokens[i].deprel == "obj" and syntax.lemma(s, head) in _table()["offering"]
    status = "planned" if offered else "happened"
    return Mediation(mediators, _between(r, s, i, mediators), i, status, f"mediation: {word}")


def _by_paper(r: Reading, s: Sentence, i: int, word: str) -> Mediation | None:
    """ "The Norwegian plan", "a map drawn by the Contact Group", "Annan's proposals": whose plan for others it is."""
    if not {syntax.lemma(s, j) for j in (*s.subtree(i), *s.ancestors(i))} & set(_table()["settling"]):
        return None
    makers = [k for j in syntax.where(s, i, "acl", "acl:relcl") for k in syntax.where(s, j, "obl:agent", "obl")]
    mediators = actors_of(r, s, i, prepositions=("of", "by", "'s")) or all_of(r, s, makers)
    return Mediation(mediators, _between(r, s, i, mediators), i, "happened", f"mediation: {word}")


def _under(r: Reading, s: Sentence, i: int, word: str) -> Mediation | None:
    """ "Talks under Swiss chairmanship", "a truce under the auspices of the League"."""
    head = s.tokens[i].head
    about = {syntax.lemma(s, j) for j in (head, *s.children(head))} if head >= 0 else set()
    if "under" not in syntax.cases(s, i) or not about & set(_table()["talks"]):
        return None
    return Mediation(actors_of(r, s, i, prepositions=("of", "'s")), (), i, _status(s, head), f"mediation: {word}")


def _through(r: Reading, s: Sentence, i: int) -> Mediation | None:
    """ "The reply reached Chad through Oman", "sent a message via Cairo"."""
    head = s.tokens[i].head
    if head < 0 or not syntax.cases(s, i) & set(_table()["through"]):
        return None
    carried = {syntax.lemma(s, j) for j in (head, *syntax.where(s, head, "nsubj", "nsubj:pass", "obj"))}
    if not carried & set(_table()["messages"]):
        return None
    mediators = all_of(r, s, syntax.conjuncts(s, i))
    return Mediation(mediators, (), i, _status(s, head), "mediation: through") if mediators else None


def _led(r: Reading, s: Sentence, i: int) -> Mediation | None:
    """ "Qatari-brokered talks", in one token or in three."""
    t = s.tokens[i]
    first, _, last = t.text.lower().rpartition("-")
    owner = t.start
    if not first and i >= 2 and s.tokens[i - 1].text == "-":
        first, last, owner = s.tokens[i - 2].text, t.text.lower(), s.tokens[i - 2].start
    if not first or last not in _table()["led"]:
        return None
    mediators = r.index.at(owner, owner + 1)
    return Mediation(mediators, (), i, "happened", f"mediation: {last}") if mediators else None


def _between(r: Reading, s: Sentence, i: int, mediators: Parties) -> Parties:
    """The two that are named after "between", or whom else the phrase names."""
    after = [i, *syntax.objects(s, i), *syntax.where(s, i, *syntax.OBLIQUES)]
    named = [
        a
        for j in after
        for k in [j, *syntax.where(s, j, "nmod")]
        for m in syntax.conjuncts(s, k)
        for a in all_of(r, s, [m])
    ]
    return tuple(a for a in without(named, mediators, r) if political(r, (a,)))


__all__ = ["Mediation", "find_mediation"]
