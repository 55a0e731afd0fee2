"""Peoples that are a side of their own: "Bosnian Serbs", "Iraqi Kurdish leaders", "ethnic Albanians", "the Tamil minority".

1. Two names of peoples in a row are one people, which is neither of the two states ("Kosovo Albanians"). An adjective is the
   second of them only before a title or a body ("the Iraqi Kurdish leader"), for "Franco British talks" name two states.
2. "Ethnic Albanians", "the Hungarian minority" and "Serbs in Bosnia" are peoples too, and not Albania, Hungary or Serbia.
3. Where a report names one such people, a bare "the Serbs" is short for it, unless the word may mean the state as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Any

from suasion.evidence.gazetteer import Entry, Form, Hit, fold, gazetteer, slug
from suasion.vocab import load

_FIRST = frozenset({"adjective", "name", "place"})
_SECOND = frozenset({"adjective", "demonym"})
_ETHNIC = re.compile(r"\bethnic $", re.IGNORECASE)
_MINORITY = re.compile(r"[ -](?:minority|minorities|community|communities|separatists?|secessionists?)\b")
_LIVES_IN = re.compile(r" (?:of|in) (?:the )?")
_NEXT_WORD = re.compile(r" ([a-z]+)")


def join_peoples(text: str, hits: list[Hit]) -> list[Hit]:
    """``hits`` in order, with those that together name a people made into one."""
    folded = fold(text)
    named = {h.id for h in hits if h.kind not in ("person", "surname")}
    out: list[Hit] = []
    for hit in hits:
        before = out[-1] if out else None
        if before and (people := _two_names(folded, before, hit) or _living_in(folded, before, hit)):
            out[-1] = _hit(folded, before.start, hit.end, people, hit.kind if hit.kind in _SECOND else "demonym")
        elif people := _ethnic(folded, hit, named):
            start = hit.start - len("ethnic ") if _ETHNIC.search(folded, 0, hit.start) else hit.start
            out.append(_hit(folded, start, hit.end, people, hit.kind))
        elif not _names_nobody(folded, hit):
            out.append(hit)
    return _with_short_forms(out)


def _names_nobody(folded: str, hit: Hit) -> bool:
    """Whether a people's adjective of one word is about something else: "a Tamil film", not "Tamil leaders"."""
    if hit.kind != "adjective" or " " in hit.form.text or gazetteer().entries[hit.id].type != "people":
        return False
    return not before_role(folded, hit.end)


def adjective_of(people: Entry) -> str:
    """What goes before a body's noun: "Bosnian Serb"."""
    row = _rows().get(people.id, {})
    return str(row["adj"][0]) if row.get("adj") else people.name.removesuffix("s")


def _hit(folded: str, start: int, end: int, people: Entry, kind: Any) -> Hit:
    return Hit(start, end, Form(folded[start:end], kind, (people.id,)))


def _two_names(folded: str, first: Hit, second: Hit) -> Entry | None:
    if folded[first.end : second.start] != " " or first.kind not in _FIRST or not _is_people(second):
        return None
    one, other = gazetteer().entries[first.id], gazetteer().entries[second.id]
    if one.type != "state" or other.id == one.id or folded[first.start - 1 : first.start] == "-":
        return None
    if second.kind == "adjective" and not (first.kind == "adjective" and before_role(folded, second.end)):
        return None
    if known := _known(other.id, one.id):
        return known
    where = folded[first.start : first.end] if first.kind == "place" else _adjective(one)
    name = f"{where} {_plural(other)}"
    return gazetteer().people_within(Entry(slug(name), name, "people", one.country, "CVL"))


def _living_in(folded: str, first: Hit, second: Hit) -> Entry | None:
    """ "The Serbs of Bosnia": only peoples that are known as such, for "Russians in Syria" are Russia's."""
    if first.kind != "demonym" or second.kind != "name" or not _LIVES_IN.fullmatch(folded, first.end, second.start):
        return None
    return _known(first.id, second.id)


def _ethnic(folded: str, hit: Hit, named: set[str]) -> Entry | None:
    if not _is_people(hit):
        return None
    minority = hit.kind == "adjective" and _MINORITY.match(folded, hit.end)
    if not (minority or _ETHNIC.search(folded, 0, hit.start)):
        return None
    folk = gazetteer().entries[hit.id]
    if folk.type == "people":
        return folk
    here = [row for row in _rows().values() if row.get("folk") == folk.id and row["country"] in named]
    if len(here) == 1:
        return gazetteer().entries[here[0]["id"]]
    name = f"ethnic {_plural(folk)}"
    return gazetteer().people_within(Entry(slug(name), name, "people", None, "CVL"))


def _with_short_forms(hits: list[Hit]) -> list[Hit]:
    by_folk: dict[str, set[str]] = defaultdict(set)
    for hit in hits:
        if folk := _rows().get(hit.id, {}).get("folk"):
            by_folk[folk].add(hit.id)
    stated = {h.id for h in hits if h.kind in ("name", "capital", "metonym")}
    out: list[Hit] = []
    for hit in hits:
        peoples = by_folk.get(hit.id, set())
        if len(peoples) == 1 and hit.kind in _SECOND and (hit.kind == "demonym" or _is_ethnic_word(hit)):
            (people,) = peoples
            if _is_ethnic_word(hit) or hit.id not in stated:
                hit = Hit(hit.start, hit.end, Form(hit.form.text, hit.kind, (people,)))
        out.append(hit)
    return out


def _is_ethnic_word(hit: Hit) -> bool:
    """Whether the word is that of the people and not of the state: "Serb", not "Serbian"."""
    state = next(iter(_state(hit.id).get("adj", ())), "")
    return hit.form.text not in (state, state + "s")


def _is_people(hit: Hit) -> bool:
    return hit.kind in _SECOND and gazetteer().entries[hit.id].type in ("state", "people")


def before_role(folded: str, end: int) -> bool:
    """Whether the word that follows begins a title or the noun of a body."""
    word = _NEXT_WORD.match(folded, end)
    return word is not None and any(
        folded.startswith(phrase, end + 1) and not folded[end + 1 + len(phrase) :][:1].isalnum()
        for phrase in _roles().get(word[1], ())
    )


@cache
def _roles() -> dict[str, list[str]]:
    """Titles and nouns of bodies by their first word."""
    out: dict[str, list[str]] = defaultdict(list)
    titles = [t for ts in load("titles")["titles"].values() for t in ts]
    for phrase in (*titles, *(n for row in load("bodies") for n in row["nouns"])):
        out[phrase.split()[0]].append(phrase)
    return dict(out)


@cache
def _rows() -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in load("peoples")}


@cache
def _state(iso: str) -> dict[str, Any]:
    return next((row for row in load("countries") if row["id"] == iso), {})


def _known(folk: str, country: str) -> Entry | None:
    """The people that the vocabulary has for this folk in this country."""
    row = next((r for r in _rows().values() if r.get("folk") == folk and r.get("country") == country), None)
    return gazetteer().entries[row["id"]] if row else None


def _adjective(state: Entry) -> str:
    return str(next(iter(_state(state.id).get("adj", ())), state.name))


def _plural(folk: Entry) -> str:
    return str(next(iter(_state(folk.id).get("people", ())), folk.name))
