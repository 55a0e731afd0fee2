"""Acts that the language model sees: words that no pattern of the lexicon knows, and a second opinion on those that one does.

The model was taught on annotated paragraphs (``training/paragraphs``) which word of a sentence tells an act, of which type, whether it happened, and
where the parties stand. The lexicon is surer of what it knows; the model knows what is told in other words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from suasion.evidence import syntax
from suasion.evidence.events.agreement import agreement, carrier
from suasion.evidence.events.coder import Found, of_something
from suasion.evidence.events.lexicon import Pattern, words
from suasion.evidence.events.no_act import is_no_act
from suasion.evidence.model import ActStatus, Claim
from suasion.evidence.parties import without
from suasion.evidence.pointing import pointed
from suasion.evidence.reading import Reading
from suasion.language.model import Sentence, Telling

SEEN, BESIDE = 0.5, 0.8
"""Probabilities of the likeliest type from which a word tells an act that no pattern knows: alone, and in a sentence that tells one already."""
FAINT, AGREED = 0.3, 0.8
"""Probability of the likeliest type from which it does so too, if word, doer and other side together have this much (``agreement``)."""
UNSEEN = 0.1
"""Probability under which what a pattern knows is no act here."""
STANDING = ("SANCTION",)
"""Types that last: a penalty under which somebody is, is no news to the model and still holds."""
AIMING = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION")
"""Types that the model alone may see only if somebody is found at whom they are aimed."""
BORNE = 0.3
"""Probability of an act at a word that carries it ("held | talks") from which it counts all the same."""
TOLD, WRONG = 0.9, 0.05
"""Probability from which the model is sure of the type of an act, and the share of it under which the type that a pattern gives is wrong."""
UNREAL = 0.2
"""Probability of having happened under which what a pattern found is only possible."""
REAL = 0.5
MISTAKEN = ("possible", "planned")
"""What grammar may make of an act that happened, where a clause above it is not real."""
CERTAIN = 0.995
"""Probability of having happened from which an act has, whatever its grammar says: "a road, blamed by Chad for the floods, would stay"."""
"""Probability of having happened under which an act that the model alone sees is only possible."""


def second_opinion(r: Reading, f: Found) -> Found | None:
    """What a pattern found, as the model sees it.

    1. Where it sees no act, neither in the word nor in one that carries it, the act counts only if the clause names both sides.
    2. It tells the parties that the clause leaves out.
    3. Where it is sure of another type, or whether it has happened, it is believed.
    """
    told = r.analysis.acts.get(f.sentence.tokens[f.token].start)
    if told is None or told.score < UNSEEN:
        told = carrier(r, f.sentence, f.token)
        if told is None or told.score < BORNE:
            return f if (f.source and f.target) or f.pattern.type in STANDING else None
    else:
        f = _corrected(r, f, told)
    source = f.source or pointed(r, told.source)
    target = f.target or pointed(r, told.target)
    target = without(target, source, r) or without(f.target, source, r)
    guessed = [
        name for name, now, before in (("source", source, f.source), ("target", target, f.target)) if now and not before
    ]
    rule = f.rule + "".join(f" ({name} inferred)" for name in guessed)
    return replace(f, source=source, target=target, rule=rule)


def _corrected(r: Reading, f: Found, told: Telling) -> Found:
    """ "Are due to meet" has not happened; "struck | down the accord" is none that was struck."""
    best = told.kinds[told.kind]
    if f.status == "happened" and told.score >= SEEN and told.real < UNREAL:
        f = replace(f, status="possible")
    if f.status in MISTAKEN and told.score >= SEEN and _certain(r, told):
        f = replace(f, status="happened")
    if best >= TOLD and told.kinds.get(f.pattern.type, 0.0) < WRONG * best:
        f = replace(
            f, pattern=replace(f.pattern, type=told.kind, mode=None), rule=f.rule + f" (as {told.kind.lower()})"
        )
    return f


def _certain(r: Reading, told: Telling) -> bool:
    """Whether the model has no doubt that it happened. It has learnt that from reports; of a sentence that stands alone the grammar knows more."""
    return told.real >= CERTAIN and len(r.sentences) > 1


def acts_seen(
    r: Reading, known: Iterable[Found], claims: Iterable[Claim], spoken_in: Iterable[int] = ()
) -> Iterator[Found]:
    """Acts of words that no pattern found one in. Where the word is the cue of a claim, who makes the claim does the act."""
    known = list(known)
    taken = {f.sentence.tokens[f.token].start for f in known}
    told_in = {f.sentence.start for f in known} | set(spoken_in)
    speakers = {p: c.source for c in claims for a, b in c.cue_spans for p in range(a, b)}
    for start, told in sorted(r.analysis.acts.items()):
        if start in taken or told.kinds[told.kind] < FAINT:
            continue
        s = r.sentence_at(start)
        at = s.at(start, start + 1) if s else []
        if s is None or not at or r.role(s) == "heading" or is_no_act(r, s, at[0]):
            continue
        if syntax.lemma(s, at[0]) in words("of_whom") and of_something(r, s, at[0]):
            continue
        found = _found(r, s, at[0], told, _parties(r, speakers.get(start, ())))
        if told.kinds[told.kind] < (BESIDE if s.start in told_in else SEEN) and not _agreed(r, found, told):
            continue
        if found.source or found.target:
            yield found


def _agreed(r: Reading, f: Found, told: Telling) -> bool:
    """Whether the model is that sure of word and parties together, though not of the type. A text of one sentence is coded for what it tells
    first, as corpora of event sentences are.
    """
    return len(r.sentences) > 1 and agreement(r, [told], f.pattern.type, f.source, f.target) >= AGREED


def _parties(r: Reading, speakers: Iterable[str]) -> tuple[str, ...]:
    """Those speakers of a claim who can be a party: no newspaper, no unnamed source."""
    return tuple(a for a in speakers if (x := r.actor(a)) and x.type not in ("media", "other"))


def _found(r: Reading, s: Sentence, i: int, told: Telling, speaker: tuple[str, ...]) -> Found:
    word = syntax.lemma(s, i)
    source = speaker or pointed(r, told.source)
    target = without(pointed(r, told.target, placed=True), source, r)
    status: ActStatus = syntax.status(s, i)  # type: ignore[assignment]
    if status == "happened" and told.real < REAL:
        status = "possible"
    if _certain(r, told):
        status = "happened"
    return Found(s, i, Pattern(told.kind, None, word, text=word), source, target, status, f"seen: {word}")


def is_aimed(r: Reading, f: Found) -> bool:
    """Whether an act has somebody at whom it is aimed, as one that the model alone sees must have ("reshuffled his cabinet" has none).

    Where that party is only inferred, the model must be as sure as of a second act in a sentence.
    """
    told = r.analysis.acts.get(f.sentence.tokens[f.token].start)
    if told is None or not f.rule.startswith("seen") or f.pattern.type not in AIMING:
        return True
    return bool(f.target) and ("inferred" not in f.rule or told.kinds[told.kind] >= BESIDE)
