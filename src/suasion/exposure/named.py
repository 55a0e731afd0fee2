"""Commodities that the reports name, and who is exposed to them, by which mechanism, in which sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Literal

from suasion.evidence.model import Actor, Document, Evidence
from suasion.forecast.features.feature import Because
from suasion.forecast.features.sentences import sentence, sentences
from suasion.forecast.features.sides import actors_by_id, side_of
from suasion.record import Record
from suasion.reports.model import Report
from suasion.vocab import load

Role = Literal["exporter", "importer", "named"]

KINDS = frozenset({"state", "coalition", "io", "armed_group", "company", "other"})
"""Kinds of actors that trade, after people and bodies are counted to their state."""

NEAR_WORDS = 2
"""Words between a country's adjective and a commodity that still belong together: "Russian sea-borne crude"."""


BOUND_WORDS = 4
"""Words between a commodity and the place that it goes to: "gas flows from Norway to Europe"."""

_BOUND = re.compile(r"\b(?:to|for|into)\s+(?:the\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
_OBLIQUE = re.compile(r"\b(?:with|of|from|in|on|by|against|between|at)\s+(?:the\s+)?$", re.IGNORECASE)
_STOP = re.compile(r"[,;:.()]")
_POSSESSIVE = re.compile(r"^['’]s\b")


class Party(Record):
    """Somebody in the sentence. ``role``: what the words around tell, "named" if they tell nothing."""

    actor: str
    name: str
    role: Role


class Exposed(Record):
    """One sentence about one commodity."""

    commodity: str
    parties: tuple[Party, ...]
    mechanisms: tuple[str, ...]
    because: Because


def exposed(evidence: Evidence, reports: Iterable[Report]) -> list[Exposed]:
    """1. Take the sentences with a word for a commodity. 2. The actors mentioned in it are the parties: exporters where the commodity is called
    theirs or a word for selling follows them, importers where a word for buying follows or the goods go to them. 3. Mechanisms are read off words.

    Sentences about fuel or energy as such are kept only where no commodity is named more exactly.
    """
    actors = actors_by_id(evidence)
    documents = {d.doc_id: d for d in evidence.documents}
    found: list[Exposed] = []
    for report in reports:
        document = documents.get(report.id)
        if document is None:
            continue
        for start, end in sentences(report):
            words = report.text[start:end]
            for commodity, spans in commodities_in(words).items():
                found.append(
                    Exposed(
                        commodity=commodity,
                        parties=tuple(_parties(document, words, start, end, _goods(commodity, spans), actors)),
                        mechanisms=tuple(_mechanisms(words)),
                        because=sentence(report, start, end),
                    )
                )
    return sorted(
        found,
        key=lambda e: (list(load("commodities")["commodities"]).index(e.commodity), e.because.report, e.because.start),
    )


def commodities_in(words: str) -> dict[str, list[tuple[int, int]]]:
    """Commodity -> the spans that name it. A span belongs to the first commodity of the vocabulary that claims it."""
    taken = [m.span() for m in _pattern("not_these").finditer(words)]
    found: dict[str, list[tuple[int, int]]] = {}
    for commodity in load("commodities")["commodities"]:
        for match in _pattern("commodities", commodity).finditer(words):
            if not any(match.start() < end and start < match.end() for start, end in taken):
                taken.append(match.span())
                found.setdefault(commodity, []).append(match.span())
    return {name: spans for name, spans in found.items() if name != "energy" or len(found) == 1}


def _goods(commodity: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans that somebody may be the buyer or seller of: none for a service."""
    return [] if commodity in load("commodities")["no_roles"] else spans


def _mechanisms(words: str) -> Iterator[str]:
    """The special ones; plain trade only where nothing more special is told."""
    found = [name for name in load("commodities")["mechanisms"] if _pattern("mechanisms", name).search(words)]
    yield from (name for name in found if name != "trade" or len(found) == 1)


def _parties(
    document: Document, words: str, start: int, end: int, spans: list[tuple[int, int]], actors: Mapping[str, Actor]
) -> Iterator[Party]:
    roles: dict[str, Role] = {}
    for actor in document.actors:
        side = side_of(actor.id, actors)
        if side not in actors or actors[side].type not in KINDS:
            continue
        for mention in actor.mentions:
            if start <= mention.start and mention.end <= end:
                role = _role(words, mention.start - start, mention.end - start, spans) if spans else "named"
                if roles.get(side, "named") == "named":
                    roles[side] = role
    order: tuple[Role, ...] = ("exporter", "importer", "named")
    for side in sorted(roles, key=lambda s: (order.index(roles[s]), s)):
        yield Party(actor=side, name=actors[side].name, role=roles[side])


def _role(words: str, first: int, last: int, spans: list[tuple[int, int]]) -> Role:
    for start, end in spans:
        between = words[last:start]
        if start >= last and words[first:last].casefold() in _adjectives() and _near(between, NEAR_WORDS):
            return "importer" if _pattern("buying").match(words, _next_word(words, end)) else "exporter"
        if end <= first and _near(words[end:first], BOUND_WORDS) and _BOUND.search(words[end:first]):
            return "importer"
    before, after = words[:first], words[last:]
    if _FROM.search(before) and _pattern("buying").search(before):
        return "exporter"
    if _POSSESSIVE.match(after) or _OBLIQUE.search(before):
        return "named"
    buys, sells = _pattern("buying").search(after), _pattern("selling").search(after)
    if buys and (not sells or buys.start() < sells.start()):
        return "importer"
    return "exporter" if sells else "named"


@cache
def _adjectives() -> frozenset[str]:
    """ "Russian", "Libyan": goods so called come from there. "Armenia's gas" may be what it sells or what it burns."""
    return frozenset(str(word).casefold() for entry in load("countries") for word in _listed(entry.get("adj")))


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [value] if value else []


def _next_word(words: str, at: int) -> int:
    """Where the next word begins."""
    found = re.compile(r"\w").search(words, at)
    return found.start() if found else len(words)


def _near(between: str, most: int) -> bool:
    """No more words than that, and no stop between them."""
    return not _STOP.search(between) and len(_POSSESSIVE.sub("", between).split()) <= most


@cache
def _pattern(*path: str) -> re.Pattern[str]:
    words = load("commodities")
    for step in path:
        words = words[step]
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})s?\b", re.IGNORECASE)
