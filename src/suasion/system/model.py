"""A diplomatic system: who, over what, where each stands, who has a hold on whom, and what holds them back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import Field, model_validator

from suasion.errors import InputError
from suasion.evidence.naming import with_article
from suasion.record import Record
from suasion.system.number import Number

Role = Literal["client", "opponent", "patron", "mediator", "petitioner", "supporter", "party", "other"]
"""``client`` and ``opponent`` are the two sides of the conflict; the client is the one that is to be pressed. ``patron``: has a hold on the
client. ``petitioner``: asks the patron to press. ``mediator``, ``supporter`` (of the opponent). ``party``: takes part in another way."""


class Actor(Record):
    """``type``: as of an actor of the evidence (state, armed_group, ...). ``capability``: what it can throw in, in a unit that is the same for
    all. ``petitions``: it also asks the patron to press; ``mediates``: it also stands between the two sides, as patrons often do."""

    name: str
    type: str = ""
    role: Role
    petitions: bool = False
    mediates: bool = False
    capability: Number
    why: tuple[str, ...] = ()


class Issue(Record):
    """A scale from 0 (``low``, in words) to 1 (``high``). ``ends_war``: a settlement turns on it, so a pressed client gives way on it, to
    the ``client_gives`` end."""

    name: str
    low: str
    high: str
    client_gives: Literal["low", "high", "none"] = "none"
    why: tuple[str, ...] = ()


class Stance(Record):
    """Where an actor stands on an issue (0 to 1), and how much it cares (0 to 1)."""

    position: Number
    salience: Number


class Lever(Record):
    """Something the holder can give, withhold or do. ``strength``: how much of the hold that its kind can be it is, 0 to 1. ``share``:
    how much of what the other can do hangs on a lever of that kind, if it is as strong as can be. ``cost``: what using it in full would
    cost the holder, in the unit of its other costs. ``contested``: one report alone tells of it, or it is only asked for."""

    instrument: str
    what: str
    strength: Number
    share: Number
    cost: Number
    contested: bool = False


class Note(Record):
    """An interest, or a barrier, in words. ``weight`` of a barrier: what it adds to the cost of pressing, in the same unit as a lever's
    cost."""

    text: str
    kind: str = ""
    weight: Number | None = None
    why: tuple[str, ...] = ()


class Press(Record):
    """A patron and its client: the numbers of the third-party model under their textbook names (:class:`~suasion.play.press.Patronage`),
    with ``reach`` in the place of the penalty: what all levers together can take from the client, if all were as strong as can be (a share
    of what is disputed); and ``support_share``: how much of the client's chance of winning hangs on the patron."""

    patron: str
    client: str
    opponent: str
    chance_supported: Number
    support_share: Number
    client_cost: Number
    opponent_cost: Number
    leader_cost: Number
    reach: Number
    stake: Number
    support_cost: Number
    sanction_cost: Number
    peace_value: Number
    pressing_cost: Number


class Settle(Record):
    """``base_rate``: the chance of an agreement within 12 months where nothing else is known. The rest are factors on its odds."""

    base_rate: Number
    odds_if_settled: Number
    odds_if_pressed_in_vain: Number
    odds_if_no_range: Number


class Source(Record):
    """A piece of evidence as the file keeps it: the words, the report, its date and kind."""

    kind: str
    quote: str
    report: str
    date: str | None = None


class System(Record):
    """One affair. Keys of mappings are ids; ``levers`` by ``HOLDER-OVER``, then instrument; ``press`` by ``PATRON-CLIENT``.

    Raises ``InputError`` if something names an actor or an issue that is not there.
    """

    question: str = ""
    as_of: str | None = None
    actors: dict[str, Actor]
    issues: dict[str, Issue] = Field(default_factory=dict)
    stances: dict[str, dict[str, Stance]] = Field(default_factory=dict)
    levers: dict[str, dict[str, Lever]] = Field(default_factory=dict)
    interests: dict[str, tuple[Note, ...]] = Field(default_factory=dict)
    barriers: dict[str, dict[str, Note]] = Field(default_factory=dict)
    press: dict[str, Press] = Field(default_factory=dict)
    settle: Settle | None = None
    find_out: tuple[str, ...] = ()
    evidence: dict[str, Source] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _sound(self) -> System:
        for issue, stances in self.stances.items():
            if issue not in self.issues:
                raise InputError(f"no issue {issue!r}", where=f"stances.{issue}", mend=_known(self.issues))
            for actor in stances:
                self._known_actor(actor, f"stances.{issue}.{actor}")
        for pair in self.levers:
            if self.pair(pair) is None:
                raise InputError(
                    f"{pair!r} are not two actors", where=f"levers.{pair}", mend="Write HOLDER-OVER, by id"
                )
        for kind in ("interests", "barriers"):
            for actor in getattr(self, kind):
                self._known_actor(actor, f"{kind}.{actor}")
        for pair, press in self.press.items():
            for actor in (press.patron, press.client, press.opponent):
                self._known_actor(actor, f"press.{pair}")
        return self

    def _known_actor(self, actor: str, where: str) -> None:
        if actor not in self.actors:
            raise InputError(f"no actor {actor!r}", where=where, mend=_known(self.actors))

    def pair(self, key: str) -> tuple[str, str] | None:
        """The two actors of a key like ``CHN-RUS``; ids may hold hyphens themselves."""
        parts = key.split("-")
        splits = (("-".join(parts[:k]), "-".join(parts[k:])) for k in range(1, len(parts)))
        return next(((a, b) for a, b in splits if a in self.actors and b in self.actors), None)

    def name(self, actor: str) -> str:
        """The actor's name as it stands in a sentence ("the United States")."""
        return with_article(self.actors[actor].name, self.actors[actor].type)

    def with_role(self, *roles: Role) -> list[str]:
        """The actors in any of these roles, in order."""
        return [key for key, actor in self.actors.items() if actor.role in roles]


def _known(keys: Iterable[str]) -> str:
    return f"There are: {', '.join(keys)}"
