"""Acts as sentences, and the same act told again folded: used by the summary and the line of time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from suasion.briefing import when
from suasion.briefing.affair import Affair, Entry
from suasion.briefing.wording import act_as_noun, act_phrase, cap, join

DONE = ("happened", "ongoing")
"""Statuses of which a verb in the past may speak."""

NAMES = 3
"""Parties named in an act before "and others"."""


def _names(affair: Affair, actors: Sequence[str]) -> str:
    names = affair.names(nearest(affair, actors))
    return join([*names[:NAMES], "others"]) if len(names) > NAMES else join(names)


def nearest(affair: Affair, actors: Sequence[str]) -> list[str]:
    """Without those whom another of the list stands for: "Vladimir Putin", not "Vladimir Putin and Russia"."""
    above = {up for a in actors for up in affair.chain(a)[1:]}
    return [a for a in actors if a not in above]


def sentence(affair: Affair, entry: Entry) -> str:
    """ "Ukraine appealed to China": without a full stop, the first letter large."""
    item = entry.item
    source = list(dict.fromkeys(item.source))
    if item.status not in DONE:
        rest = [a for a in dict.fromkeys(item.target) if a not in source]
        return act_as_noun(item.type, _names(affair, source), _names(affair, rest))
    target = list(dict.fromkeys(item.target))
    if set(source) & set(target) and len(set(source) | set(target)) > 1:
        parties = list(dict.fromkeys([*source, *target]))
        if set(source) == set(target):
            return cap(act_phrase(item.type, _names(affair, parties), "", both=True))
        target = [a for a in target if a not in source]
    return cap(act_phrase(item.type, _names(affair, source), _names(affair, [a for a in target if a not in source])))


def fold(affair: Affair, entries: Sequence[Entry]) -> list[list[Entry]]:
    """Groups of one act: told again by its own account (``same_as``), or the same parties, type and date."""
    by_own = {e.item.id: e for e in entries}
    groups: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
    for e in entries:
        head, seen = e, {e.item.id}
        while head.item.same_as in by_own and head.item.same_as not in seen:
            head = by_own[head.item.same_as]
            seen.add(head.item.id)
        item = head.item
        if item.date and item.source and item.target:
            key: tuple[object, ...] = (
                item.type,
                tuple(affair.tops(item.source)),
                tuple(affair.tops(item.target)),
                item.date,
            )
        else:
            key = (head.id,)
        groups[key].append(e)
    out = [sorted(g, key=lambda e: (e.item.same_as is not None, -len(e.item.quote))) for g in groups.values()]
    return sorted(out, key=lambda g: (when.key(g[0].item.date), g[0].doc, g[0].item.start, g[0].id))
