"""What keeps an actor from doing what is asked of it, or a settlement from coming.

Nine signs, each with its words in ``vocab/stakes.yaml``: the sentence is an item under a heading of obstacles; a word that names one
("obstacle", "wary"); somebody refuses; will not or cannot; has not; has no wish, hold or right; fears; is opposed at home; or makes it wait for
something ("not until"), or what it would amount to is told ("would be treason"). One barrier a sentence, by the first sign that holds.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from functools import cache
from typing import Any, NamedTuple

from suasion.evidence import syntax
from suasion.evidence.model import Barrier, item_id
from suasion.evidence.parties import all_of, named, political
from suasion.evidence.reading import Reading
from suasion.evidence.stakes import parties, text_of, under
from suasion.language.model import Sentence
from suasion.vocab import load

Parties = tuple[str, ...]

TOLD = ("happened", "ongoing", "planned", "possible")
"""A refusal counts whether it is told, announced or expected."""


class Sign(NamedTuple):
    """Why a sentence holds a barrier: the sign, the word, whom it holds back."""

    rule: str
    word: str
    actor: Parties


@cache
def _table() -> dict[str, Any]:
    found: dict[str, Any] = load("stakes")["barrier"]
    return found


def find_barriers(r: Reading) -> list[Barrier]:
    """Sentences that say what keeps an actor back, or stands in the way of a settlement."""
    out = []
    for s in r.sentences:
        sign = None if r.is_heading(s) else next((x for find in SIGNS for x in find(r, s)), None)
        if sign is not None:
            out.append(
                Barrier(
                    id=item_id("b", r.report.sha256, s.start),
                    start=s.start,
                    end=s.end,
                    quote=r.quote(s.start, s.end),
                    confidence=_table()["confidence"][sign.rule],
                    rule=f"{sign.rule}: {sign.word}",
                    actor=sign.actor,
                    text=text_of(r, s),
                )
            )
    return out


def _is(s: Sentence, i: int, words: Container[str]) -> bool:
    """By its lemma, or as it stands: the lemma of a rare word may be wrong."""
    return syntax.lemma(s, i) in words or s.tokens[i].text.lower() in words


def _heading(r: Reading, s: Sentence) -> Iterator[Sign]:
    """An item under "Obstacles"."""
    if under(r, s, _table()["headings"]):
        yield Sign("heading of barriers", "item", parties(r, s))


def _word(r: Reading, s: Sentence) -> Iterator[Sign]:
    """ "Remains wary of", "the main obstacle": a word that says it."""
    v, low = _table(), r.text[s.start : s.end].lower()
    for i, t in enumerate(s.tokens):
        word = syntax.lemma(s, i)
        states = (
            t.upos == "ADJ" and word in v["adjectives"] and (t.deprel in _STATES or syntax.where(s, i, "cop", "nsubj"))
        )
        if states or (t.upos == "NOUN" and _is(s, i, v["nouns"])):
            yield Sign("barrier", word, parties(r, s))
    for phrase in v["nouns"]:
        if " " in phrase and phrase in low:
            yield Sign("barrier", phrase, parties(r, s))


_STATES = ("root", "xcomp", "conj", "acl:relcl", "ccomp", "acl")


def _refuses(r: Reading, s: Sentence) -> Iterator[Sign]:
    """ "Ruled out talks", "has vetoed the draft"."""
    for i, t in enumerate(s.tokens):
        word = syntax.lemma(s, i)
        if t.upos == "VERB" and word in _table()["refusing"] and syntax.status(s, i) in TOLD:
            particle = _table()["refusing"][word]
            if (not particle or particle in syntax.particles(s, i)) and (who := _doers(r, s, i)):
                yield Sign("refuses", word, who)


def _will_not(r: Reading, s: Sentence) -> Iterator[Sign]:
    """ "Will never close its border", "does not want", "is not ready to": what somebody will, can or wants not to do."""
    for i, t in enumerate(s.tokens):
        if t.upos not in ("VERB", "AUX", "ADJ", "NOUN") or not syntax.negated(s, i):
            continue
        modal = {syntax.lemma(s, j) for j in syntax.where(s, i, "aux")} & set(_table()["modals"])
        if (modal or _is(s, i, _table()["willing"])) and (who := _doers(r, s, i)):
            yield Sign("will not", syntax.lemma(s, i), who)


def _has_not(r: Reading, s: Sentence) -> Iterator[Sign]:
    """ "Has not answered", "failed to agree", "has yet to be worked out", "no reply has come": what is not done."""
    for i, t in enumerate(s.tokens):
        if t.upos != "VERB":
            continue
        fails, told = _is(s, i, _table()["failing"]), syntax.status(s, i)
        perfect = {syntax.lemma(s, j) for j in syntax.where(s, i, "aux", "aux:pass")} & {"have", "be"}
        undone = (fails and told in TOLD) or (perfect and told == "denied")
        if undone and (who := _doers(r, s, i) or _about_talks(r, s, i)):
            yield Sign("has not", syntax.lemma(s, i), who)


def _about_talks(r: Reading, s: Sentence, i: int) -> Parties:
    """Whoever is named beside, where the subject is a deal or an answer."""
    if any(_is(s, j, _table()["business"]) for j in syntax.subjects(s, i)):
        return tuple(a for a in r.index.at(s.start, s.end) if political(r, (a,)))[:2]
    return ()


def _has_no(r: Reading, s: Sentence) -> Iterator[Sign]:
    """ "Has no wish to see him fall", "no hold on Salisbury", "under no obligation"."""
    for i, t in enumerate(s.tokens):
        if t.upos != "NOUN" or not _is(s, i, _table()["lacking"]):
            continue
        if "no" in {syntax.lemma(s, j) for j in s.children(i)} or (t.head >= 0 and syntax.negated(s, t.head)):
            who = _doers(r, s, t.head) if t.head >= 0 else ()
            yield Sign("has no", syntax.lemma(s, i), who or parties(r, s))


def _fears(r: Reading, s: Sentence) -> Iterator[Sign]:
    """ "Fears that the war will spread", "is worried about its bases"."""
    for i, t in enumerate(s.tokens):
        word = syntax.lemma(s, i)
        if t.upos in ("VERB", "ADJ") and word in _table()["fearing"] and not syntax.negated(s, i):
            if who := _doers(r, s, i):
                yield Sign("fears", word, who)
        elif t.upos == "NOUN" and word in _table()["fears"] and (who := all_of(r, s, [i], ("of", "by", "in", "among"))):
            yield Sign("fears", word, who)


def _at_home(r: Reading, s: Sentence) -> Iterator[Sign]:
    """ "Senators have warned the administration", "hardliners in Tehran call it a betrayal": who at home is against it."""
    for i, t in enumerate(s.tokens):
        if t.upos != "VERB" or syntax.lemma(s, i) not in _table()["opposing"] or syntax.status(s, i) not in TOLD:
            continue
        for j in syntax.subjects(s, i):
            if syntax.lemma(s, j) in _table()["domestic"]:
                against = all_of(r, s, [*syntax.objects(s, i), *syntax.where(s, i, "iobj", "obl")])
                own = named(r, s, j) or all_of(r, s, [j], ("of", "in", "from"))
                who = tuple(a for a in (*own, *against) if political(r, (a,)))
                yield Sign("at home", syntax.lemma(s, j), who[:1] or parties(r, s))


def _waits(r: Reading, s: Sentence) -> Iterator[Sign]:
    """ "Not until the sanctions are eased", "only if the troops leave", "as long as"."""
    low = f" {r.text[s.start : s.end].lower()} "
    for phrase in _table()["waiting"]:
        if f" {phrase} " in low:
            yield Sign("waits", phrase, parties(r, s))


def _amounts_to(r: Reading, s: Sentence) -> Iterator[Sign]:
    """ "Would look like surrender", "a release would be a betrayal", "would cost him his office"."""
    dear, modals = set(_table()["dear"]), set(_table()["modals"])
    for i, t in enumerate(s.tokens):
        if s.lemmas[i] not in dear:
            continue
        governor = i if t.upos == "VERB" else t.head
        words = {syntax.lemma(s, j) for j in syntax.where(s, i, "aux")}
        if governor >= 0:
            words |= {syntax.lemma(s, j) for j in syntax.where(s, governor, "aux")}
        if words & modals:
            yield Sign("amounts to", syntax.lemma(s, i), parties(r, s))


SIGNS: tuple[Callable[[Reading, Sentence], Iterator[Sign]], ...] = (
    _heading, _word, _refuses, _has_no, _will_not, _has_not, _fears, _at_home, _waits, _amounts_to,
)  # fmt: skip


def _doers(r: Reading, s: Sentence, i: int) -> Parties:
    """The parties to politics among the subjects."""
    return tuple(a for a in all_of(r, s, syntax.subjects(s, i)) if political(r, (a,)))


__all__ = ["find_barriers"]
