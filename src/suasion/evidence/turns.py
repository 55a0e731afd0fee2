"""Interviews and transcripts: whose turn it is, by the labels before what is said ("Q:", "Answer:", "Prime Minister Aksel Johannesen:")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from suasion.evidence.actors.implied import BY_TITLE
from suasion.evidence.actors.index import ActorIndex
from suasion.reports.model import Block

LEAST_TURNS = 2
"""Answers, or turns of named speakers, that make a text an interview."""
_LABEL = re.compile(
    r"(?:^|(?<=[.?!…”\"»] )|(?<=[.?!…”\"»]\n))[-–—•* ]*(?P<label>(?:[A-Z][\w.'’-]*)(?: [\w.'’-]+){0,6}?)(?: \([^)\n]{1,40}\))?: (?=\S)",
    re.M,
)
_QUESTION = frozenset(
    {"q", "question", "interviewer", "journalist", "reporter", "moderator", "correspondent", "host", "editor"}
)
_ANSWER = frozenset({"a", "answer", "reply", "response"})

Turn = tuple[int, tuple[str, ...]]


def turns(text: str, blocks: Sequence[Block], index: ActorIndex) -> list[Turn]:
    """Where each turn begins and who speaks in it: () for who asks, and everywhere in a text that is no interview.

    1. "Answer" is the first person whom the text names before the first label. 2. Another label is the person that it names. 3. Fewer than
    ``LEAST_TURNS`` turns that somebody is known to speak make no interview.
    """
    out: list[Turn] = []
    first: int | None = None
    for block in blocks:
        if block.role in ("title", "heading", "subtitle"):
            continue
        for found in _LABEL.finditer(text, block.start, block.end):
            label, start, end = found["label"].lower(), *found.span("label")
            if label in _QUESTION or label in _ANSWER:
                first = start if first is None else first
                out.append((start, _first_person(index, first) if label in _ANSWER else ()))
            elif who := tuple(a for a in index.at(start, end) if _is_person(index, a)):
                out.append((start, who))
    return out if sum(bool(who) for _, who in out) >= LEAST_TURNS else []


def _is_person(index: ActorIndex, actor: str) -> bool:
    found = index.get(actor)
    return found is not None and found.type == "person"


def _first_person(index: ActorIndex, before: int) -> tuple[str, ...]:
    """The first person named before the offset; one introduced by a full name before one known by a title or a single name."""
    persons = [a for _, end, a, _ in index.spans_at(0, before) if end <= before and _is_person(index, a)]
    full = [a for a in persons if (x := index.get(a)) and x.rule != BY_TITLE and " " in x.name]
    return tuple((full or persons)[:1])
