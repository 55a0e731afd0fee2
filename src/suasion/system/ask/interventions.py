"""Interventions: what somebody might do, as changes of numbers on the same draws.

CHN presses RUS by energy       the lever is as strong as can be, and the patron means it and does it
USA pays RUS 0.2                settling costs the client's leaders that much less, and the payer that much
USA guarantees UKR              the same for a side that fears to settle, without a price
USA subsidises CHN 0.1          pressing costs the patron that much less
without TUR                     the actor sits the bargaining out
levers.CHN-RUS.energy.strength=0.8      any number, by its path
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from suasion.errors import InputError
from suasion.system.ask.values import Change
from suasion.system.model import System
from suasion.system.paths import number_at
from suasion.vocab import load

FORMS = "A presses B [by KIND], A pays B [AMOUNT], A guarantees B [AMOUNT], A subsidises B [AMOUNT], without A, or PATH=VALUE"

_VERB = re.compile(
    r"^(?P<a>\S+) (?P<verb>presses|pays|guarantees|subsidi[sz]es) (?P<b>\S+)(?: by (?P<kind>\S+)| (?P<amount>[\d.]+))?$"
)


class Intervention(NamedTuple):
    """``words`` as given; the changes of numbers; pairs of which pressure is assumed; and who sits the bargaining out."""

    words: str
    changes: tuple[Change, ...] = ()
    assumed: frozenset[str] = frozenset()
    without: tuple[str, ...] = ()


def understood(system: System, said: Sequence[str]) -> Intervention:
    """Several interventions as one. Raises ``InputError`` with the forms there are, if one is not understood."""
    parts = [_one(system, " ".join(words.split())) for words in said]
    return Intervention(
        words="; ".join(part.words for part in parts),
        changes=tuple(change for part in parts for change in part.changes),
        assumed=frozenset(pair for part in parts for pair in part.assumed),
        without=tuple(actor for part in parts for actor in part.without),
    )


def _one(system: System, words: str) -> Intervention:
    if words.startswith("without "):
        return Intervention(words, without=(_actor(system, words.removeprefix("without "), words),))
    path, equals, value = words.partition("=")
    if equals:
        number_at(system, path.strip())
        try:
            return Intervention(words, (Change(path.strip(), "set", float(value)),))
        except ValueError as error:
            raise InputError(f"{value.strip()!r} is not a number", where=path, mend="Write PATH=VALUE") from error
    match = _VERB.match(words)
    if not match:
        raise InputError(f"{words!r} is not understood", mend=f"Write {FORMS}")
    a, b = _actor(system, match["a"], words), _actor(system, match["b"], words)
    verb = match["verb"].replace("subsidizes", "subsidises")
    if verb == "presses":
        return _presses(system, a, b, match["kind"], words)
    amount = float(match["amount"] or load("system")["do"]["amounts"][verb])
    return Intervention(words, tuple(_moved(system, verb, a, b, amount, words)))


def _actor(system: System, said: str, words: str) -> str:
    """An id, or a name."""
    for key, actor in system.actors.items():
        if said.casefold() in (key.casefold(), actor.name.casefold()):
            return key
    raise InputError(f"no actor {said!r}", where=words, mend=f"Actors: {', '.join(system.actors)}")


def _presses(system: System, a: str, b: str, kind: str | None, words: str) -> Intervention:
    pair = f"{a}-{b}"
    if pair not in system.press:
        raise InputError(
            f"{a} is not drafted as a patron of {b}", where=words, mend=f"Pairs: {', '.join(system.press) or 'none'}"
        )
    means = system.levers.get(pair, {})
    if kind and kind not in means:
        known = ", ".join(means) or "none; add it under levers"
        raise InputError(f"{pair} has no lever {kind!r}", where=words, mend=f"Levers: {known}")
    used = [kind] if kind else list(means)
    changes = tuple(Change(f"levers.{pair}.{one}.strength", "set", 1.0) for one in used)
    return Intervention(words, changes, frozenset({pair}))


def _moved(system: System, verb: str, a: str, b: str, amount: float, words: str) -> list[Change]:
    """The numbers that money or a guarantee moves, by the amount."""
    as_client = [pair for pair, press in system.press.items() if press.client == b]
    as_patron = [pair for pair, press in system.press.items() if press.patron == b]
    if verb == "subsidises":
        if not as_patron:
            raise InputError(f"{b} is nobody's patron", where=words, mend="Name one that could press a client")
        costs = ("pressing_cost", "sanction_cost")
        return [Change(f"press.{pair}.{cost}", "add", -amount) for pair in as_patron for cost in costs]
    if not as_client:
        raise InputError(f"{b} is nobody's client", where=words, mend="Name a side that has to settle")
    changes = [Change(f"press.{pair}.leader_cost", "add", -amount) for pair in as_client]
    if verb == "pays":
        changes += [
            Change(f"press.{pair}.peace_value", "add", -amount) for pair in as_client if system.press[pair].patron == a
        ]
    return changes
