"""Whom an actor counts for: a minister for the state, a spokesman for the armed group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from suasion.evidence.model import Actor

ROLLED_UP = {"person", "government_body", "military", "legislature", "judiciary"}
"""Types that count for the state or body they belong to. A party, a people or an armed group stands for itself."""

APART = "people apart"
"""The rule of an actor that is a people within a state, or across several: a side of its own ("Bosnian Serbs", "Kurds")."""

DESCRIBED = "named by what they are"
"""The rule of people whom a report only describes ("coca farmers"): a party where a clause names them, never one to be guessed."""

OFFICES = {"government_body", "military", "legislature", "judiciary"}
"""Types that belong to their country even where no affiliation is given."""


def is_apart(actor: Actor) -> bool:
    """Whether a people stands for itself and not for the state that it lives in or is called after."""
    return actor.type == "people" and actor.rule == APART


class Belonging:
    """Looks up, among ``actors`` by id, whom each belongs to."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self.actors = actors

    def chain(self, actor: str) -> list[str]:
        """The actor, whom it belongs to, and so on up; only as far as it is counted for the upper one."""
        out = [actor]
        while (found := self.actors.get(out[-1])) and found.type in ROLLED_UP:
            up = found.affiliation or (found.country if found.type in OFFICES else self._sent_by(found))
            if not up or up in out or up not in self.actors:
                break
            out.append(up)
        return out

    def _sent_by(self, actor: Actor) -> str | None:
        """Whose office it holds, where its own report names that body only in the title: "the United Nations envoy"."""
        return next((role.of for role in actor.roles if role.of in self.actors), None)

    def top(self, actor: str) -> str:
        """The last of the chain."""
        return self.chain(actor)[-1]

    def tops(self, actors: Iterable[str]) -> list[str]:
        """The tops of known actors, each once."""
        return list(dict.fromkeys(self.top(a) for a in actors if a in self.actors))
