"""The evidence as a draft looks at it: one telling of each story, actors counted for the body they belong to, one fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from suasion.evidence.belonging import Belonging
from suasion.evidence.gazetteer import gazetteer
from suasion.evidence.model import Actor, Document, Evidence, Item
from suasion.vocab import load


class Found(NamedTuple):
    """An item and the document that it stands in. ``source``: the story that it belongs to; one wire report printed twice is one."""

    item: Any
    kind: str
    doc: Document
    source: str


class Pile:
    """Read-only. The same evidence gives the same pile, in whatever order its reports come, and however often each."""

    def __init__(self, evidence: Evidence) -> None:
        self.documents = _tellings(evidence.documents)
        known: dict[str, Actor] = {a.id: a for a in evidence.actors}
        for doc in self.documents:
            for actor in doc.actors:
                known.setdefault(actor.id, actor)
        self.actors = known
        self.belonging = Belonging(known)

    def all(self, kind: str) -> list[Found]:
        """All items of a kind (a field of ``Document``)."""
        return [
            Found(item, kind, doc, doc.cluster or doc.sha256) for doc in self.documents for item in getattr(doc, kind)
        ]

    @cached_property
    def events(self) -> list[Found]:
        """What happened or is under way; an act told twice in a report counts once."""
        return [f for f in self.all("events") if f.item.same_as is None]

    @cached_property
    def claims(self) -> list[Found]:
        return self.all("claims")

    @cached_property
    def levers(self) -> list[Found]:
        return self.all("levers")

    def tops(self, actors: Iterable[str]) -> list[str]:
        """Whom they count for; those who only report are left out."""
        return [a for a in self.belonging.tops(actors) if self.actors[a].type != "media"]

    def name(self, actor: str) -> str:
        return " ".join(self.actors[actor].name.split())

    def mentions(self, text: str) -> list[tuple[int, int, str]]:
        """Where a question names actors: start, end, and as whom they count.

        By a name, alias or adjective that the reports use (the longest wins its place, a person loses it to whoever else is called so),
        else by one that the gazetteer knows, as a capital stands for its state.
        """
        names = {
            (-len(name), self.actors[a.id].type == "person", name, self.belonging.top(a.id))
            for a in self.actors.values()
            for name in (a.name, *a.aliases)
            if len(name) > 2 and name[0].isupper()
        }
        hits = [
            (start, end, actor)
            for *_, name, actor in sorted(names)
            for start, end in _places(text.casefold(), name.casefold())
        ]
        hits += [
            (hit.start, hit.end, self.belonging.top(hit.id)) for hit in gazetteer().find(text) if hit.id in self.actors
        ]
        found: list[tuple[int, int, str]] = []
        for start, end, actor in hits:
            if not any(start < b and a < end for a, b, _ in found):
                found.append((start, end, actor))
        return sorted(found)

    def named(self, text: str) -> set[str]:
        """The actors that a question names, as whom they count for."""
        return {actor for _, _, actor in self.mentions(text)}

    @property
    def as_of(self) -> str | None:
        """The latest date that a report is known to have."""
        dates = [doc.date.value for doc in self.documents if doc.date.value]
        return max((date.split("/")[-1] for date in dates), default=None)


def _tellings(documents: Sequence[Document]) -> list[Document]:
    """One document a story: the fullest, and among equals the first by hash. In the order of hashes."""
    best: dict[str, Document] = {}
    for doc in documents:
        key = doc.cluster or doc.sha256
        if key not in best or (-doc.n_chars, doc.sha256) < (-best[key].n_chars, best[key].sha256):
            best[key] = doc
    return sorted(best.values(), key=lambda doc: doc.sha256)


def _places(words: str, name: str) -> Iterator[tuple[int, int]]:
    """Where a name stands as a word of its own."""
    at = words.find(name)
    while at >= 0:
        end = at + len(name)
        if not words[max(at - 1, 0) : at].isalnum() and not words[end : end + 1].isalnum():
            yield at, end
        at = words.find(name, at + 1)


def text_of(item: Item) -> str:
    """The words of an item that say what it is about."""
    for field in ("content", "what", "text"):
        if value := getattr(item, field, None):
            return str(value)
    return item.quote


def settings() -> Any:
    """The choices of ``vocab/system.yaml``."""
    return load("system")
