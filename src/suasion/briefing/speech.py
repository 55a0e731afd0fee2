"""Section 4: who says what, how surely. Claims by speaker; the same claim told again is folded with its count."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from suasion.briefing.affair import Affair, Entry
from suasion.briefing.marks import Mark, Marker, Prose
from suasion.briefing.wording import (
    agree,
    cap,
    clip,
    count,
    inner,
    join,
    number,
    possessive,
    says,
    table,
    times,
)

SPEAKERS = 12
"""Speakers shown with their claims; the rest are named and counted."""

OPEN = 4
"""Claims of a speaker that are shown at once."""

RENDERED = 16
"""Claims of a speaker that are on the page at all; more are found by search."""

SAME = 0.75
"""Share of common words (Jaccard) from which on two claims of one speaker are the same claim told again."""

TEXT = 260
"""Characters of a claim on the page, about four lines; the drawer has all of it."""

CERTAINTIES = ("asserted", "hedged", "speculative", "denied")
"""In the order of the page."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Said:
    """One claim, or one claim told several times."""

    verb: str
    text: Mark
    quoted: bool
    note: str


@dataclass(frozen=True, slots=True)
class Speaker:
    name: str
    role: str
    count: str
    shown: tuple[Said, ...]
    folded: tuple[Said, ...]
    beyond: int


@dataclass(frozen=True, slots=True)
class View:
    lead: Prose
    speakers: tuple[Speaker, ...]
    others: str


def build(affair: Affair, marker: Marker) -> View | None:
    claims = affair.of("claim")
    if not claims:
        return None
    by_speaker: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for e in claims:
        by_speaker[tuple(a for a in e.item.source if affair.name(a))].append(e)
    order = sorted(by_speaker, key=lambda s: (not s, -len(by_speaker[s]), [affair.rank(a) for a in s]))
    shown = order[:SPEAKERS]
    lead = _lead(affair, marker, claims, order, by_speaker)
    speakers = tuple(_speaker(affair, marker, s, by_speaker[s], len(affair.read)) for s in shown)
    rest = order[SPEAKERS:]
    others = ""
    if rest:
        n = sum(len(by_speaker[s]) for s in rest)
        named = [join(affair.names(s)) for s in rest if s][:SPEAKERS]
        more = count(len(rest), "more speaker")
        others = f"{cap(more)} {agree(len(rest), 'is', 'are')} heard, with {count(n, 'claim')}"
        others += f": {join([*named, 'others']) if len(named) < len(rest) else join(named)}." if named else "."
    return View(lead, speakers, others)


def _lead(
    affair: Affair,
    marker: Marker,
    claims: Sequence[Entry],
    order: Sequence[tuple[str, ...]],
    by_speaker: dict[tuple[str, ...], list[Entry]],
) -> Prose:
    named = [s for s in order if s]
    nobody = by_speaker.get((), [])
    hold = "The report holds" if len(affair.read) == 1 else "The reports hold"
    out: list[str | Mark] = [f"{hold} {count(len(claims), 'claim')}"]
    if named:
        out.append(f" by {count(len(named), 'speaker')}")
    if nobody:
        out += ["; in ", marker.mark(number(len(nobody)), nobody), " of them no speaker is named"]
    out.append(". ")
    sure = Counter(e.item.certainty for e in claims)
    if sure["asserted"] == len(claims):
        out.append("It is asserted." if len(claims) == 1 else "All are asserted.")
    else:
        words = table()["certainty"]
        parts = [(c, sure[c]) for c in CERTAINTIES if sure[c]]
        for i, (c, n) in enumerate(parts):
            some = [e for e in claims if e.item.certainty == c]
            said = (
                f"{number(n)} {'is' if n == 1 else 'are'} {words[c]['adjective']}"
                if i == 0
                else f"{number(n)} {words[c]['adjective']}"
            )
            out += [
                marker.mark(cap(said) if i == 0 else said, some) if c != "asserted" else (cap(said) if i == 0 else said)
            ]
            out.append("." if i == len(parts) - 1 else " and " if i == len(parts) - 2 else ", ")
    direct = [e for e in claims if e.item.mode != "indirect"]
    if direct:
        out.append(
            f" {cap(number(len(direct)))} {agree(len(direct), 'gives', 'give')} the speaker’s own words,"
            " in quotation marks."
        )
    return tuple(out)


def _speaker(affair: Affair, marker: Marker, who: tuple[str, ...], claims: Sequence[Entry], reports: int) -> Speaker:
    folded = fold(claims)
    from_one = len({e.doc for e in claims}) == 1 and len(claims) > 1 and reports > 1
    told = [_said(affair, marker, group, 1 if from_one else reports) for group in folded[:RENDERED]]
    groups = len(folded)
    return Speaker(
        cap(join(affair.names(who))) if who else "No speaker named",
        role(affair, who[0]) if len(who) == 1 else "",
        count(len(claims), "claim") + (f", {affair.label(claims[0].doc)}" if from_one else ""),
        tuple(told[:OPEN]),
        tuple(told[OPEN:]),
        max(0, groups - RENDERED),
    )


def role(affair: Affair, actor: str) -> str:
    """ "foreign minister of Ukraine", "Ukraine", or ""."""
    found = affair.actors[actor]
    held = next((r for r in found.roles if r.title), None)
    up = affair.the(found.affiliation) if found.affiliation and found.affiliation != actor else ""
    if held:
        of = held.of and (affair.the(held.of) or (held.of if _is_name(held.of) else ""))
        if not of and up and affair.name(str(found.affiliation)).lower() not in held.title.lower():
            return clip(f"{held.title}, {affair.name(str(found.affiliation))}", 80)
        return clip(held.title + (f" of {of}" if of else ""), 80)
    return f"of {up}" if up and possessive(up) not in found.name else ""


def _is_name(text: str) -> bool:
    """Whether it is words for people, not an id that no actor explains ("UKR", "european-commission")."""
    return text[:1].isupper() and not text.isupper()


def _said(affair: Affair, marker: Marker, group: Sequence[Entry], reports: int) -> Said:
    first = group[0]
    item = first.item
    text = clip(inner(bare(item.content)) if item.mode == "direct" else bare(item.content), TEXT)
    notes = []
    if len(group) > 1:
        notes.append(
            f"told {times(len(group))}"
            + (f", in {count(n, 'report')}" if (n := len({e.doc for e in group})) > 1 else "")
        )
    elif reports > 1:
        notes.append(affair.label(first.doc))
    if any(affair.contested(e) for e in group):
        notes.append("contested")
    if via := affair.names(item.via):
        notes.append(f"as told by {join(via)}")
    return Said(
        says(item.certainty, item.force, len(item.source)),
        marker.mark(text, group),
        item.mode == "direct",
        "; ".join(notes),
    )


def bare(content: str) -> str:
    """Without the quotation marks around the whole, which the page sets itself; those inside stay."""
    text = " ".join(content.split()).rstrip(",;")
    left, right = text[:1], {"“": "”", "‘": "’", '"': '"', "«": "»"}.get(text[:1])
    if right is None:
        return text
    if left == right:
        return text[1:].removesuffix(right).rstrip(",;") if text.count(left) < 3 else text
    depth = 0
    for n, char in enumerate(text):
        depth += (char == left) - (char == right)
        if depth == 0 and n < len(text) - 1:
            return text  # it closes before the end: two quotations, or one in a sentence
    return text[1:].removesuffix(right if depth == 0 else "").rstrip(",;")


def _same(a: set[str], b: set[str]) -> bool:
    """Nearly the same words, and no number or negation that only one of them has."""
    if len(a & b) < SAME * len(a | b):
        return False
    turning = set(table()["negations"])
    return not any(w in turning or any(c.isdigit() for c in w) for w in a ^ b)


def fold(claims: Sequence[Entry]) -> list[list[Entry]]:
    """Groups of one claim told again: same certainty, nearly the same words. Fullest telling first."""
    groups: list[tuple[set[str], str, list[Entry]]] = []
    for e in sorted(claims, key=lambda e: -len(e.item.content)):
        words = set(_WORD.findall(e.item.content.lower()))
        for known, certainty, members in groups:
            if certainty == e.item.certainty and _same(words, known):
                members.append(e)
                break
        else:
            groups.append((words, e.item.certainty, [e]))
    place = {e.id: n for n, e in enumerate(claims)}
    return [g for _, _, g in sorted(groups, key=lambda g: (-len(g[2]), min(place[e.id] for e in g[2])))]
