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
LONGEST_GAP = 20  # letters between the noun and the name: ", the veteran "
_COUNTERPART = re.compile(r"\bcounterparts?\b")
_WHOSE = re.compile(r"\b(?:his|her|its|their) $")


def add_counterparts(page: Page, cast: Cast) -> None:
    """A draft for each whose state stands before the noun; whose name follows ("his Chadian counterpart, Ana Vidal") is of that state."""
    for start, end in page.sentences:
        for match in _COUNTERPART.finditer(page.lower, start, end):
            owner = page.owner_before(match.start(), start)
            state = gazetteer().entries[owner.id] if owner and owner.kind == "adjective" else None
            if owner is None or state is None or state.type != "state":
                continue
            if NAMED_AFTER.match(page.folded, match.end()):
                _place(page, cast, match.end(), state.id)
            else:
                whose = _WHOSE.search(page.lower, start, owner.start)
                left = whose.start() if whose else owner.start
                draft = _draft(page, cast, state, _office(page, cast, left))
                draft.seen(page.text, left, match.end(), name=False)
                draft.descriptions.setdefault(" ".join(page.text[left : match.end()].split()), left)


def _place(page: Page, cast: Cast, end: int, state: str) -> None:
    """The person named behind the noun is of that state, unless the text says otherwise."""
    for draft in cast.of_type("person"):
        if draft.country is None and not draft.parents and any(end < s <= end + LONGEST_GAP for s, _ in draft.extents):
            draft.country = state
            draft.parents.append(state)


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
