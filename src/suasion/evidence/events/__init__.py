"""Events in PLOVER 2.0 terms: ``find_events(reading, claims)`` -> what happened, and other acts (planned, possible, denied ...)."""

from __future__ import annotations

from suasion.evidence.events.coder import Found, build, codable, find_acts
from suasion.evidence.events.complete import complete
from suasion.evidence.events.fold import fold, mark_repeats
from suasion.evidence.events.restate import restate
from suasion.evidence.events.seen import acts_seen, is_aimed, second_opinion
from suasion.evidence.events.speech import speech_acts
from suasion.evidence.model import Claim, Event
from suasion.evidence.reading import Reading

__all__ = ["find_events"]

HAPPENED = ("happened", "ongoing")


def find_events(r: Reading, claims: list[Claim]) -> tuple[list[Event], list[Event]]:
    """(events that happened or are under way, other acts), each in order of the text."""
    fresh = [f for f, before in _with_heads(list(find_acts(r))) if not _goes_on(f, before)]
    by_rule = [g for f in fresh if (g := second_opinion(r, f))]
    spoken = speech_acts(r, claims, {_start(f) for f in by_rule})
    cues = {p for c, _ in spoken for a, b in c.cue_spans for p in range(a, b)}
    # of a cue, what its content says comes before what the model sees
    seen = [f for f in acts_seen(r, by_rule, claims, [e.start for _, e in spoken]) if _start(f) not in cues]
    told = sorted([*by_rule, *seen], key=lambda f: (f.sentence.start, f.token))
    acts = [f for f in (complete(r, restate(f), told) for f in told) if codable(r, f) and is_aimed(r, f)]
    built = [build(r, f) for f in acts] + [e for _, e in spoken]
    built.sort(key=lambda e: (e.start, e.predicate.start if e.predicate else e.start, e.id))
    built = [e for e in built if not _is_topic(e, built) and not _is_retold(r, e, built)]
    facts = mark_repeats(fold([e for e in built if e.status in HAPPENED]))
    known = {e.id for e in facts}
    return facts, [e for e in fold([e for e in built if e.status not in HAPPENED]) if e.id not in known]


def _start(f: Found) -> int:
    return f.sentence.tokens[f.token].start


def _with_heads(acts: list[Found]) -> list[tuple[Found, Found | None]]:
    """Each act, with the act of the verb that its own is coordinated with."""
    at = {(f.sentence.start, f.token): f for f in acts}
    return [
        (f, at.get((f.sentence.start, t.head)) if (t := f.sentence.tokens[f.token]).deprel == "conj" else None)
        for f in acts
    ]


def _goes_on(f: Found, before: Found | None) -> bool:
    """ "Struck a depot and killed eleven people": one act, if the second verb names no other party."""
    return before is not None and f.pattern.type == before.pattern.type and not f.target and f.source == before.source


def _is_topic(e: Event, events: list[Event]) -> bool:
    """What a protest demands is its topic, not a request of its own."""
    return e.type == "REQUEST" and any(
        o.type == "PROTEST" and o.start == e.start and set(o.source) & set(e.source) for o in events
    )


def _is_retold(r: Reading, e: Event, events: list[Event]) -> bool:
    """What the title tells in short, and the text below it in full, with one of the same parties."""
    if not _in_title(r, e):
        return False
    return any(
        o.type == e.type
        and (o.status in HAPPENED) == (e.status in HAPPENED)
        and not _in_title(r, o)
        and (_shared(r, o.source, e.source) or _shared(r, o.target, e.target))
        for o in events
    )


def _in_title(r: Reading, e: Event) -> bool:
    s = r.sentence_at(e.start)
    return s is not None and r.role(s) in ("title", "subtitle")


def _shared(r: Reading, a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the sides have a party, or the state of one, in common."""
    return bool({x for i in a for x in (i, r.country(i)) if x} & {x for i in b for x in (i, r.country(i)) if x})
