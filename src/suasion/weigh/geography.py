"""Places given to a state that they are not in: "the Austrian capital, Budapest", "Kampala, the capital of Kenya", "the Rwandan city of Goma"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from suasion.evidence.gazetteer import Hit, gazetteer
from suasion.weigh.model import Finding, finding
from suasion.weigh.texts import Text
from suasion.weigh.words import any_of, weigh_words

OF_STATE = ("name", "adjective", "demonym")
OF_PLACE = ("capital", "place")

REACH = 40
"""Characters that state and place may lie apart."""


def misplaced(text: Text) -> Iterator[Finding]:
    """One finding for each pairing of a place with a state that the gazetteer does not give it."""
    disputed = set(weigh_words()["geography"]["disputed"])
    for s in text.sentences:
        if not _named().search(s.text):
            continue
        hits = gazetteer().find(text.text, s.start, s.end)
        for one, two in pairwise(hits):
            if two.start - one.end > REACH or one.form.weak or two.form.weak:
                continue
            between = text.text[one.end : two.start]
            state, place = (one, two) if one.kind in OF_STATE else (two, one)
            if state.kind not in OF_STATE or place.kind not in OF_PLACE or not _joined(state, place, between):
                continue
            said = text.text[place.start : place.end]
            mine = set(place.form.ids)
            if mine & set(state.form.ids) or said in disputed or not mine <= gazetteer().entries.keys():
                continue
            at = gazetteer().entries[place.form.ids[0]].name
            why = f"{said} is in {at}, not in {gazetteer().entries[state.form.ids[0]].name}."
            sides = (text.side(one.start, two.end),)
            yield finding("slip", "place", sides, why, 0.75, matter=said, actors=(state.form.ids[0], place.form.ids[0]))


def _joined(state: Hit, place: Hit, between: str) -> bool:
    """1. state, "capital", place. 2. place, "the capital of", state; also "the ... capital" with the adjective. 3. adjective, "city of", place."""
    if state.start < place.start:
        if state.kind == "adjective" or between.startswith(("'s", "’s")):
            return bool(_capital().match(between) or _city().match(between))
        return False
    return bool(_capital_of().match(between)) and state.kind == "name"


@cache
def _named() -> re.Pattern[str]:
    """The words with which a place is given to a state: a sentence without one is not read."""
    known = weigh_words()["geography"]
    return any_of([*known["capital"], *known["places"]])


@cache
def _capital() -> re.Pattern[str]:
    word = any_of(weigh_words()["geography"]["capital"]).pattern
    return re.compile(rf"^(?:['’]s)?\s+{word}(?:,|\s+of)?\s+(?:[(]\s*)?$")


@cache
def _city() -> re.Pattern[str]:
    word = any_of(weigh_words()["geography"]["places"]).pattern
    return re.compile(rf"^(?:['’]s)?\s+(?:[a-z-]+\s+){{0,2}}?{word}\s+of\s+$")


@cache
def _capital_of() -> re.Pattern[str]:
    word = any_of(weigh_words()["geography"]["capital"]).pattern
    return re.compile(rf"^,\s+(?:the\s+)?(?:[a-z-]+\s+)?{word}\s+of\s+(?:the\s+)?$")
