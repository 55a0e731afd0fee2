"""What the drawer says of each entry: a heading, the facts as label and value, and where else it is said."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from suasion.briefing import acts, speech, when
from suasion.briefing.affair import FIELDS, FLAW, Affair, Entry
from suasion.briefing.wording import (
    cap,
    clip,
    instrument,
    join,
    kind_heading,
    kind_word,
    letter,
    phrase,
    says,
    squeeze,
    table,
)
from suasion.evidence.model import Casualties

HEADING = 160
"""Characters of a heading in the drawer: four lines of a phone."""

CODES = speech.CERTAINTIES
"""Certainties by number, as the script knows them; 0 is for entries that are not claims."""

ALSO = 6
"""Other tellings listed in the drawer."""


def heading(affair: Affair, e: Entry) -> str:
    """One line that says what the entry is about."""
    item = e.item
    if e.kind in ("event", "act"):
        text = acts.sentence(affair, e)
    elif e.kind == "claim":
        who = join(affair.names(item.source)) or "somebody not named"
        text = f"{cap(who)} {says(item.certainty, item.force, len(item.source) or 1)}: {speech.bare(item.content)}"
    elif e.kind == "lever":
        who, over = join(affair.names(item.holder)), join(affair.names(item.over))
        pair = f"{cap(who or 'somebody')} over {over or 'others'}"
        text = f"{pair}: {item.what or instrument(item.kind)}"
    elif e.kind == "scheduled":
        text = ": ".join(filter(None, [when.spoken(item.date), item.what]))
    elif e.kind == "track":
        text = cap(item.name)
    elif e.kind == FLAW:
        text = cap(item.why)
    else:
        who = join(affair.names(item.actor))
        text = f"{cap(who)}: {item.text or item.quote}" if who else cap(item.text or item.quote)
    return clip(text, HEADING)


def facts(affair: Affair, e: Entry) -> list[tuple[str, str]]:
    """Label and value, both as words; what is not known is left out."""
    item, words = e.item, table()
    out: list[tuple[str, str | None]] = []
    if e.kind in ("event", "act"):
        out += [
            ("Kind of act", phrase(item.type).capitalize() + (f", {phrase(item.mode)}" if item.mode else "")),
            ("Status", None if item.status == "happened" else str(words["act_status"][item.status])),
        ]
        out += [("Place", item.place), ("Reported by", join(affair.names(item.reported_by)))]
        if c := item.casualties:
            out.append(
                (
                    "Human cost",
                    ", ".join(f"{v} {words['casualties'][k]}" for k in Casualties.model_fields if (v := getattr(c, k))),
                )
            )
    elif e.kind == "claim":
        out += [
            (
                "Speaker",
                ", ".join(
                    filter(
                        None,
                        [
                            cap(join(affair.names(item.source))),
                            (
                                len(item.source) == 1
                                and item.source[0] in affair.actors
                                and speech.role(affair, item.source[0])
                            )
                            or "",
                        ],
                    )
                ),
            ),
            ("Told by", join(affair.names(item.via))),
            ("Certainty", str(words["certainty"][item.certainty]["adjective"])),
            ("Cue", f"“{squeeze(item.cue)}”" if item.cue else None),
            ("Words", str(words["mode"][item.mode])),
            ("About", join(affair.names(item.about))),
        ]
    elif e.kind == "lever":
        out += [
            ("By what", instrument(item.kind)),
            ("Nature", str(words["polarity"].get(item.polarity, "")) if item.polarity else None),
            ("Status", str(words["lever_status"][item.status])),
        ]
    elif e.kind == "scheduled":
        out += [
            ("Who", join(affair.names(item.who))),
            ("Where", item.where),
            ("Status", str(words["scheduled_status"].get(item.status) or phrase(item.status))),
        ]
    elif e.kind == "track":
        out += [
            ("Who", join(affair.names(item.participants))),
            ("Mediates", join(affair.names(item.mediators))),
            ("Status", phrase(item.status)),
        ]
    elif e.kind == "market":
        out += [("Commodity", phrase(item.commodity)), ("Direction", str(words["directions"].get(item.direction, "")))]
    if date := when.spoken(getattr(item, "date", None)):
        said = getattr(item, "date_text", None)
        out.append(("Date", date + (f", from “{squeeze(said)}”" if said else "")))
        out.append(("Why this date", getattr(item, "date_reason", None)))
    if e.kind == FLAW:
        return [("Check", _rule(item.rule))]
    out.append(
        ("Reading", f"{_percent(item.confidence)} sure" + (f", by the rule “{_rule(item.rule)}”" if item.rule else ""))
    )
    return [(label, squeeze(value)) for label, value in out if value and value.strip()]


def _percent(p: float) -> str:
    return f"{min(100, max(0, round(p * 100)))}%"


def _rule(rule: str) -> str:
    return squeeze(rule.replace("_", " ").replace(".", ": ", 1) if " " not in rule else rule)


def rows(affair: Affair, block_of: dict[str, list[int]], words: dict[str, int]) -> list[list[Any]]:
    """The table of entries for the script, one row each, in the order of ``affair.entries``:

    id, letter, report, blocks of the report, percent, certainty, numbers of actors, heading, facts, other tellings.

    Facts are numbers of words, label and value in turn: most of them stand in many rows. ``words`` (each word with its
    number, in order) grows as needed.
    """
    number = {a: n for n, a in enumerate(actor_order(affair))}
    place = {e.id: n for n, e in enumerate(affair.entries)}
    also = _tellings(affair)
    out = []
    for e in affair.entries:
        sure = CODES.index(e.item.certainty) + 1 if e.kind == "claim" else 0
        out.append(
            [
                e.id,
                letter(e.kind),
                e.doc,
                block_of.get(e.id, []),
                round(e.item.confidence * 100),
                sure,
                [number[t] for t in affair.tops(e.actors) if t in number],
                heading(affair, e),
                [words.setdefault(w, len(words)) for fact in facts(affair, e) for w in fact],
                [place[o.id] for o in also.get(e.id, [])][:ALSO],
            ]
        )
    return out


def actor_order(affair: Affair) -> list[str]:
    """Actors of the top that an entry names, the most spoken of first."""
    return sorted((a for a in affair.passages if affair.name(a)), key=affair.rank)


def _tellings(affair: Affair) -> dict[str, list[Entry]]:
    """Entry -> the other entries that tell the same."""
    groups = acts.fold(affair, affair.of("event")) + acts.fold(affair, affair.of("act"))
    by_speaker: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for e in affair.of("claim"):
        by_speaker[e.item.source].append(e)
    for claims in by_speaker.values():
        groups += speech.fold(claims)
    of_finding: dict[str, list[Entry]] = defaultdict(list)
    for e in affair.of(FLAW):
        of_finding[e.item.finding].append(e)
    groups += of_finding.values()
    return {e.id: [o for o in g if o is not e] for g in groups if len(g) > 1 for e in g}


def kind_names() -> dict[str, list[str]]:
    """Letter -> heading of the drawer, name in the filter."""
    return {letter(k): [kind_heading(k), kind_word(k, 2)] for k in (*FIELDS, FLAW)}
