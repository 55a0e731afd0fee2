"""The actors of one report while they are being found: drafts that grow by aliases and spans."""

from __future__ import annotations

from dataclasses import dataclass, field

from suasion.evidence.belonging import APART
from suasion.evidence.gazetteer import Entry, called_in, gazetteer, slug
from suasion.evidence.model import ActorType, OfficeHeld


@dataclass
class Draft:
    """An actor in the making.

    ``names``: strings that are searched for as mentions. ``descriptions``: what it is called at more length, once, and not searched for.
    ``extents``: the noun phrases that stand for it ("President Vladimir Putin"). ``parents``: ids to try as affiliation, best first.
    ``body``: its class in ``bodies.yaml``. ``placed``: an office is said to be of something, even if no vocabulary knows what.
    """

    id: str
    name: str
    type: ActorType
    country: str | None = None
    sector: str | None = None
    parents: list[str] = field(default_factory=list)
    roles: dict[str, OfficeHeld] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    descriptions: dict[str, int] = field(default_factory=dict)
    extents: list[tuple[int, int]] = field(default_factory=list)
    body: str | None = None
    confidence: float = 0.0
    rule: str = ""
    place_only: bool = True
    placed: bool = False

    def seen(self, text: str, start: int, end: int, *, name: bool = True, place: bool = False) -> None:
        """The words ``[start, end)`` stand for this actor; as a ``name``, they are looked for everywhere."""
        if name:
            self.names.setdefault(" ".join(text[start:end].split()), start)
        self.extents.append((start, end))
        self.place_only &= place


class Cast:
    """Drafts by id, in order of first mention. ``year``: of the report, for what states were called then."""

    def __init__(self, year: int | None = None) -> None:
        self.year = year
        self.drafts: dict[str, Draft] = {}

    def add(self, draft: Draft) -> Draft:
        """The draft, or the one that has its id already."""
        known = self.drafts.setdefault(draft.id, draft)
        if draft.confidence > known.confidence:
            known.confidence, known.rule = draft.confidence, draft.rule
        return known

    def known(self, entry: Entry, confidence: float, rule: str) -> Draft:
        """The draft of something that the vocabularies know."""
        kind: ActorType = entry.type  # type: ignore[assignment]
        parents = [entry.of] if entry.of else []
        return self.add(
            Draft(entry.id, entry.name, kind, entry.country, entry.sector, parents, confidence=confidence, rule=rule)
        )

    def people_apart(self, entry: Entry) -> Draft:
        """The draft of a people that is a side of its own."""
        return self.known(entry, 0.9, APART)

    def state(self, iso: str) -> Draft:
        draft = self.known(gazetteer().entries[iso], 0.99, "gazetteer")
        if then := called_in(iso, self.year):
            draft.name = then[0]
        return draft

    def new(self, name: str, kind: ActorType, confidence: float, rule: str) -> Draft:
        return self.add(Draft(slug(name), name, kind, confidence=confidence, rule=rule))

    def of_type(self, kind: str) -> list[Draft]:
        return [d for d in self.drafts.values() if d.type == kind]
