"""What the reports do not say, in sentences: a list for whoever goes on asking."""

from __future__ import annotations

from collections.abc import Iterator

from suasion.system.model import System
from suasion.system.number import Number

MOST = 12


def find_out(system: System) -> tuple[str, ...]:
    """Capabilities that no table has, stances of the main actors that rest on their role alone, levers that one report tells of."""
    return tuple(_all(system))[:MOST]


def _all(system: System) -> Iterator[str]:
    main = system.with_role("client", "opponent", "patron", "supporter")
    for pair, means in system.levers.items():
        ends = system.pair(pair)
        if ends and pair in system.press and all(lever.contested for lever in means.values()):
            yield f"whether {system.name(ends[0])} really has a hold on {system.name(ends[1])}: no two reports say so"
    for pair, press in system.press.items():
        if pair not in system.levers:
            yield f"by what {system.name(press.patron)} could press {system.name(press.client)}: no lever is named"
        if not _read(press.leader_cost):
            yield f"what settling would cost the leaders of {system.name(press.client)}"
        if not _read(press.peace_value):
            yield f"what a settlement is worth to {system.name(press.patron)}"
    for key, stances in system.stances.items():
        for actor in main:
            if actor in stances and not _read(stances[actor].position):
                yield f"where {system.name(actor)} stands on {system.issues[key].name}"
    for actor in main:
        if system.actors[actor].capability.kind == "unknown":
            yield f"how strong {system.name(actor)} is"


def _read(number: Number) -> bool:
    """Whether anything that was read stands behind it."""
    return any(not why.startswith("vocab:") for why in number.why)
