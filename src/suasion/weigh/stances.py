"""Standing positions told in two opposite ways: one report has a party criticise, another has it avoid all criticism.

1. The phrases of ``stances.yaml`` are looked for in every sentence that tells a fact. 2. The party is the actor named before, inside or
after the words, as the matter says; the target is the first one after. 3. Positions of one matter, party and target that stand opposite
make a pair: the clearest of each report, and at most ``MOST`` pairs of one matter and party.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from suasion.vocab import load
from suasion.weigh.model import Dated, Finding, finding
from suasion.weigh.relating import gap, relation
from suasion.weigh.texts import Sentence, Text
from suasion.weigh.words import pattern

MOST = 6
"""Pairs of one matter and party: beyond it a reader sees that it is disputed."""

BEFORE = 45
"""Characters before the words in which "may", "urged" and the like make the position no fact."""

CHAIN = 24
"""Characters between two actors that act together ("the leadership, including Xi")."""

_OBJECT = re.compile(
    r"(?i)\b(?:to|with|for|on|against|of|in|from|at|over|towards?|about|by|between|among)\s+(?:the\s+)?$"
)

_SUBJECT_FIRST = re.compile(r"(?i)(?:for|is|was|bears|had|not responsib)\b")
_PRONOUN = re.compile(r"(?:It|They|He|She)\b")

ANY = "..."


@dataclass(frozen=True, slots=True)
class Stance:
    """A position: ``pole`` "yes" or "no" of a matter. ``[start, end)`` are the words, ``sentence`` holds them."""

    text: Text
    sentence: Sentence
    matter: str
    pole: str
    party: str
    person: str | None
    target: str | None
    start: int
    end: int
    speaker: tuple[str, ...]
    rank: int
    """Place of the phrase in the vocabulary: the clearest come first."""


@cache
def _matters() -> tuple[tuple[dict[str, Any], tuple[str, ...], re.Pattern[str], re.Pattern[str]], ...]:
    """Each matter with its needles and its two patterns."""
    return tuple((m, _needles([*m["yes"], *m["no"]]), _compile(m["yes"]), _compile(m["no"])) for m in load("stances"))


def _needles(phrases: Sequence[str]) -> tuple[str, ...]:
    """The longest plain piece of each phrase: a sentence that holds none of them needs no pattern, which would cost fifty times as much."""
    longest = {max(re.split(r"[*\s']+|\.\.\.", p.lower()), key=len) for p in phrases}
    return tuple(n for n in sorted(longest) if not any(o != n and o in n for o in longest))


def _compile(phrases: Sequence[str]) -> re.Pattern[str]:
    """One group a phrase, in the order of the vocabulary: the clearest stands first, and ``lastindex`` tells which it was."""
    parts = []
    for phrase in phrases:
        words = [r"(?:[\w.’'-]+\s+){0,5}?" if w == ANY else _word(w) + r"\s*" for w in phrase.split()]
        parts.append("".join(words).removesuffix(r"\s*"))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(f'({p})' for p in parts)})(?!\w)", re.IGNORECASE)


def _word(w: str) -> str:
    escaped = re.escape(w).replace(r"\*", r"\w*").replace("'", "['’]")
    return escaped + r"(?:\s+|(?=\W)|$)" if not w.startswith("'") else escaped


def stances(texts: Sequence[Text]) -> Iterator[Stance]:
    """All positions of the texts, in order."""
    for t in texts:
        for s in () if t.is_copy else t.sentences:
            if s.role in ("heading", "subtitle", "caption", "byline"):
                continue
            low = s.text.lower()
            for matter, needles, yes, no in _matters():
                if not any(n in low for n in needles):
                    continue
                taken = list(no.finditer(t.text, s.start, s.end))
                for pole, found in (("no", taken), ("yes", list(yes.finditer(t.text, s.start, s.end)))):
                    for m in found:
                        if pole == "no" or not any(n.start() < m.end() and m.start() < n.end() for n in taken):
                            yield from _placed(t, s, matter, pole, m)


def _placed(t: Text, s: Sentence, matter: dict[str, Any], pole: str, m: re.Match[str]) -> Iterator[Stance]:
    start, end = m.span()
    before = t.text[max(s.start, start - BEFORE) : start]
    if s.text.rstrip().endswith("?") or (not matter.get("unreal") and pattern("unreal").search(before)):
        return
    who = matter.get("who", "before")
    parties: list[str]
    if who == "any":
        parties = [_pair_of(t, s)]
    elif who == "inside":
        inside = t.mentions_in(start, min(s.end, end + CHAIN))
        if not inside and _SUBJECT_FIRST.match(t.text, start):
            inside = t.mentions_in(max(s.start, start - 2 * CHAIN), start)[-1:]
        parties = [t.top(a) for _, _, a in inside[:1]]
    else:
        inside = t.mentions_in(start, end)
        parties = (
            [t.top(inside[0][2])]
            if inside and pole == "no" and not t.mentions_in(s.start, start)
            else _before(t, s, start, bool(matter.get("target")))
        )
        if inside and _object_first(t.text[start:end]):
            parties = [t.top(inside[0][2])]
    target = _target(t, s, matter, parties, start)
    if target is not None and len(parties) > 1:
        parties = [p for p in parties if p != target]
    if matter.get("target") and target is None:
        return
    for party in dict.fromkeys(p for p in parties if p):
        yield Stance(
            t,
            s,
            matter["id"],
            pole,
            party,
            _person(t, s, party, start),
            target,
            start,
            end,
            t.speaker(start, end),
            m.lastindex or 0,
        )


def _person(t: Text, s: Sentence, party: str, start: int) -> str | None:
    """The person who stands for the party, if the last mention of it before the words is one."""
    named = [a for _, _, a in t.mentions_in(s.start, start) if t.top(a) == party]
    found = t.actors.get(named[-1]) if named else None
    return found.id if found and found.type == "person" else None


def _target(t: Text, s: Sentence, matter: dict[str, Any], parties: list[str], start: int) -> str | None:
    """The first other party after the words, or the one right before them ("offering Russia tentative support")."""
    if not matter.get("target"):
        return None
    before = t.mentions_in(s.start, start)
    if len(before) > 1 and not t.text[before[-1][1] : start].strip():
        return t.top(before[-1][2])
    return next((t.top(a) for _, _, a in t.mentions_in(start, s.end) if t.top(a) not in parties), None)


def _object_first(words: str) -> bool:
    """ "Persuading China to ..." is of China, whoever persuades."""
    return words.lower().startswith(("persuad", "convinc"))


def _before(t: Text, s: Sentence, start: int, given: bool) -> list[str]:
    """The last actor before the words that is no object ("support to Moscow"), and those that act together with it.

    ``given``: the one right before them may be given something ("offering Russia tentative support").
    """
    named = [m for m in t.mentions_in(s.start, start) if (found := t.actors.get(m[2])) and found.type != "media"]
    if given and len(named) > 1 and not t.text[named[-1][1] : start].strip():
        named = named[:-1]
    while len(named) > 1 and _OBJECT.search(t.text, s.start, named[-1][0]):
        named = named[:-1]
    if not named:
        return _referred(t, s)
    out = [named[-1]]
    for m in reversed(named[:-1]):
        if out[-1][0] - m[1] > CHAIN:
            break
        out.append(m)
    speakers = {c.source_start for c in t.claims_in(s.start, s.end)}
    return [t.top(a) for at, _, a in out if at not in speakers] or [t.top(out[0][2])]


def _referred(t: Text, s: Sentence) -> list[str]:
    """A sentence that opens with "It" or "They" is of the first actor of the sentence before it, in the same paragraph."""
    before = t.before(s)
    if before is None or before.block != s.block or not _PRONOUN.match(s.text):
        return []
    return [t.top(a) for _, _, a in t.mentions_in(before.start, before.end)[:1]]


def _pair_of(t: Text, s: Sentence) -> str:
    """The states of a matter that is of nobody in particular: all that the sentence names, as one key ("" for none)."""
    return "+".join(sorted({t.top(a) for _, _, a in t.mentions_in(s.start, s.end)}))


def stance_findings(texts: Sequence[Text], dates: dict[str, Dated]) -> Iterator[Finding]:
    """Pairs of opposite positions, the clearest first."""
    names = {m["id"]: m for m in load("stances")}
    groups: dict[tuple[str, str], list[Stance]] = defaultdict(list)
    for s in stances(texts):
        for key in _keys(s):
            groups[s.matter, key].append(s)
    for (matter, _), found in groups.items():
        yield from _opposed(names[matter], found, dates)


def _keys(s: Stance) -> list[str]:
    """A matter of nobody in particular is filed under each state that its sentence names."""
    return s.party.split("+") if "+" in s.party else [s.party]


def _opposed(matter: dict[str, Any], found: list[Stance], dates: dict[str, Dated]) -> Iterator[Finding]:
    yes = _one_a_report([s for s in found if s.pole == "yes"])
    no = _one_a_report([s for s in found if s.pole == "no"])
    made = 0
    for a in no:
        for b in yes:
            if made == MOST:
                return
            within = a.text.n == b.text.n
            if not within and a.text.origin == b.text.origin:
                continue
            if (within and not matter.get("within")) or (a.sentence is b.sentence):
                continue
            if (a.target and b.target and a.target != b.target) or (a.person and b.person and a.person != b.person):
                continue
            kind = relation(a.text, b.text, a.speaker, b.speaker, dates)
            if (
                within
                and pattern("changed").search(a.sentence.text + " " + b.sentence.text)
                and matter["id"] not in ("support", "cause")
            ):
                continue
            made += 1
            sides = (a.text.side(a.sentence.start, a.sentence.end), b.text.side(b.sentence.start, b.sentence.end))
            words = f"“{_said(a)}” against “{_said(b)}”"
            why = f"Two ways to tell {matter['name']}: {words}{gap(a.text, b.text, dates)}."
            if matter.get("unreal") and kind != "change":
                kind = "tension"
            strength = {"contradiction": 0.6, "disagreement": 0.5, "change": 0.35, "tension": 0.35}[kind]
            yield finding(
                "contradiction", "stance", sides, why, strength, relation=kind, matter=matter["id"],
                actors=tuple(x for x in (a.party, a.target or b.target) if x and "+" not in x),
            )  # fmt: skip


def _said(s: Stance) -> str:
    return " ".join(s.text.text[s.start : s.end].split())


def _one_a_report(found: list[Stance]) -> list[Stance]:
    """The clearest telling of each report."""
    out: dict[int, Stance] = {}
    for s in found:
        if s.text.n not in out or s.rank < out[s.text.n].rank:
            out[s.text.n] = s
    return list(out.values())
