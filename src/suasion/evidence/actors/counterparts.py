"""Counterparts: "his Chadian counterpart" holds the office of the person named before, for the state before the noun."""

from __future__ import annotations

import re

from suasion.evidence.actors import holders
from suasion.evidence.actors.bodies import adjective
from suasion.evidence.actors.cast import Cast, Draft
from suasion.evidence.actors.implied import NAMED_AFTER
from suasion.evidence.actors.page import Page
from suasion.evidence.actors.possessors import person_before
from suasion.evidence.gazetteer import Entry, gazetteer, slug
from suasion.evidence.model import OfficeHeld

COUNTERPART = "his counterpart"
SURE = 0.7  # confidence
_COUNTERPART = re.compile(r"\bcounterparts?\b")
_WHOSE = re.compile(r"\b(?:his|her|its|their) $")


def add_counterparts(page: Page, cast: Cast) -> None:
    """A draft for each whose state stands before the noun, and whose name does not follow it."""
    for start, end in page.sentences:
        for match in _COUNTERPART.finditer(page.lower, start, end):
            owner = page.owner_before(match.start(), start)
            if owner is None or owner.kind != "adjective" or NAMED_AFTER.match(page.folded, match.end()):
                continue
            state = gazetteer().entries[owner.id]
            if state.type == "state":
                whose = _WHOSE.search(page.lower, start, owner.start)
                left = whose.start() if whose else owner.start
                draft = _draft(page, cast, state, _office(page, cast, left))
                draft.seen(page.text, left, match.end(), name=False)
                draft.descriptions.setdefault(" ".join(page.text[left : match.end()].split()), left)


def _draft(page: Page, cast: Cast, state: Entry, office: str | None) -> Draft:
    """Who holds the office for the state: whoever the vocabulary knows, else one called after it."""
    holder = holders.holder(state.id, office, page.date) if office else None
    known = gazetteer().entries.get(slug(holder)) if holder else None
    name = known.name if known else f"{adjective(state.id, cast.year)} {office or 'counterpart'}"
    draft = cast.add(
        Draft(slug(name), name, "person", state.country, "GOV", [state.id], confidence=SURE, rule=COUNTERPART)
    )
    if office:
        draft.roles.setdefault(office + state.id, OfficeHeld(title=office, of=state.id, source="text"))
    return draft


def _office(page: Page, cast: Cast, position: int) -> str | None:
    """The office of the person whose counterpart is meant."""
    person = person_before(page, cast, position)
    return next((role.title for role in person.roles.values()), None) if person else None
