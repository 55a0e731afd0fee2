"""Names that the model gives -> actors: those that the embedded reader found where it can be, else new ones.

A name is taken only if it stands in the report. In order: a name, alias or mention of an embedded actor ("Qin Gang");
a phrase that ends in one ("Foreign Minister Qin Gang"); a state's adjective with a word for the state ("the Chinese
side"); something that the vocabularies know; else a new actor, affiliated to the state whose adjective opens its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from suasion.evidence.gazetteer import Entry, gazetteer, slug
from suasion.evidence.model import Actor, ActorType
from suasion.llm.locate import Finder
from suasion.llm.refusing import Refusals
from suasion.llm.settings import limits
from suasion.record import Span
from suasion.vocab import load

TYPES = frozenset(get_args(ActorType))
ARTICLES = ("the ", "a ", "an ")


class Parties:
    """The actors of one report, embedded and new. Grows while the answers are gone through."""

    def __init__(self, finder: Finder, actors: Sequence[Actor], *, rule: str, confidence: float) -> None:
        self._finder, self._rule, self._confidence = finder, rule, confidence
        self._actors = {a.id: a for a in actors}
        self._embedded = len(self._actors)
        self._by_name: dict[str, str] = {}
        self._mentions: list[tuple[int, int, str]] = []
        for a in actors:
            spans = [(m.start, m.end) for m in a.mentions]
            self._mentions += [(s, e, a.id) for s, e in spans]
            for name in (a.name, *a.aliases, *(finder.text[s:e] for s, e in spans)):
                self._by_name.setdefault(_key(name), a.id)

    def actors(self) -> tuple[Actor, ...]:
        """The embedded actors as they were, then the new ones by first mention."""
        found = list(self._actors.values())
        new = sorted(found[self._embedded :], key=lambda a: (a.mentions[0].start, a.id))
        return (*found[: self._embedded], *new)

    def resolve(
        self, names: Iterable[str], near: Span, within: Span, refusals: Refusals
    ) -> tuple[tuple[str, ...], tuple[Span, ...]]:
        """The ids of the parties, each once, and where the sentence ``near`` names them.

        A name that stands nowhere in ``within`` (the piece that the model saw) is refused and counted under "actors".
        """
        ids: dict[str, None] = {}
        spans: list[Span] = []
        most = limits()["names_most"]
        names = list(names)
        if len(names) > most:
            refusals.add("actors", "over the limit", len(names) - most)
        for name in names[:most]:
            if _key(name) in load("llm")["not_names"]:
                continue
            actor = self.one(name, near, within)
            if actor is None:
                refusals.add("actors", "not in the text")
                continue
            ids.setdefault(actor)
            if place := self._finder.find(name, near.start, near.end):
                spans.append(place)
        return tuple(ids), tuple(spans)

    def one(self, name: str, near: Span, within: Span, type_: str = "") -> str | None:
        """The id of the actor of this name, new if need be; None if the name does not stand in the report.

        ``type_`` is what a new actor is; a type that is not in the model is "other".
        """
        if len(name) > limits()["field_most"]:
            return None
        place = self._finder.find(name, near.start, near.end) or self._finder.find(name, within.start, within.end)
        if place is None:
            return None
        words = " ".join(self._finder.text[place.start : place.end].split())
        key = _key(words)
        if not any(c.isalpha() for c in key) or key in load("llm")["not_names"]:
            return None
        known = self._by_name.get(key) or self._inside(place)
        if known is None:
            known = self._known(words, place) or self._new(words, place, type_)
        self._by_name.setdefault(key, known)
        return known

    def _inside(self, place: Span) -> str | None:
        """The embedded actor whose mention ends the phrase; or the state, if what follows its adjective is the state itself."""
        inside = [m for m in self._mentions if m[0] >= place.start and m[1] <= place.end]
        ending = [m for m in inside if m[1] == place.end]
        if ending:
            return min(ending)[2]
        state = self._state_of(place)
        rest = self._finder.text[state[1] : place.end].strip().casefold() if state else ""
        return state[2] if state and rest in load("llm")["state_itself"] else None

    def _state_of(self, place: Span) -> tuple[int, int, str] | None:
        """The embedded state whose name or adjective opens the phrase."""
        for start, end, actor in sorted(self._mentions):
            before = self._finder.text[place.start : start].casefold()
            if start >= place.start and end <= place.end and self._actors[actor].type == "state":
                return (start, end, actor) if before in ("", *ARTICLES) else None
        return None

    def _known(self, words: str, place: Span) -> str | None:
        """Something that the vocabularies know by exactly this name."""
        hits = gazetteer().find(words)
        if len(hits) != 1 or (hits[0].start, hits[0].end) != (0, len(words)) or hits[0].form.weak:
            return None
        if hits[0].kind in ("place", "adjective", "capital"):
            return None
        entry = gazetteer().entries.get(hits[0].id)
        return self._add(words, place, _type(entry.type), entry, None) if entry else None

    def _new(self, words: str, place: Span, type_: str) -> str:
        return self._add(words, place, _type(type_), None, self._state_of(place))

    def _add(
        self, words: str, place: Span, type_: ActorType, entry: Entry | None, state: tuple[int, int, str] | None
    ) -> str:
        actor = entry.id if entry else slug(_key(words))
        if actor in self._actors:
            return actor
        owner = self._actors[state[2]] if state else None
        country = entry.country if entry else owner.country if owner else None
        mentions = tuple(self._finder.all(words)) or (place,)
        self._actors[actor] = Actor(
            id=actor,
            name=entry.name if entry else words,
            type=type_,
            country=country,
            sector=entry.sector if entry else None,
            code=_code(actor, type_, country),
            affiliation=owner.id if owner else None,
            aliases=(words,),
            mentions=mentions,
            confidence=self._confidence,
            rule=self._rule,
        )
        return actor


def _key(name: str) -> str:
    """What two spellings of one name share."""
    low = " ".join(name.split()).casefold()
    for article in ARTICLES:
        if low.startswith(article):
            return low[len(article) :]
    return low


def _type(name: str) -> ActorType:
    return name if name in TYPES else "other"  # type: ignore[return-value]


def _code(actor: str, type_: str, country: str | None) -> str | None:
    """PLOVER's code, as CODE gives it: of the organisation, of the type where there is no country, else the country."""
    codes = load("plover_codes")
    found = codes["organisations"].get(actor) or (None if country else codes["types"].get(type_)) or country
    return str(found) if found else None
