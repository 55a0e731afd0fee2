"""Who held an office at the date of a report, from ``offices.yaml``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from suasion.evidence.gazetteer import slug
from suasion.evidence.model import OfficeHeld
from suasion.vocab import load

NEAR_MONTHS = 12  # months around a term in which a role is still worth naming ("outgoing", "former")
FAR_MONTHS = 12  # a bare surname means an office-holder only if the report is not further from a term than this


def month(date: str | None, default: int) -> int:
    """Months since year 0 of an ISO date with any precision (an interval: its end)."""
    if not date:
        return default
    last = date.rsplit("/", 1)[-1] or date.split("/", 1)[0]
    digits = last[:4]
    if not digits.isdigit():
        return default
    part = last[5:7]
    return int(digits) * 12 + (int(part) if part.isdigit() else 6)


def distance(term: dict[str, Any], date: str | None) -> int:
    """Months between the date and the term; 0 inside it. Without a date, terms that are still open are 0 away, others far."""
    open_end = 10**6
    if not date:
        return 0 if term["until"] is None else FAR_MONTHS + 1
    at, since, until = month(date, 0), month(term["since"], 0), month(term["until"], open_end)
    return max(since - at, at - until, 0)


@cache
def _by_person() -> dict[str, tuple[dict[str, Any], ...]]:
    out: dict[str, tuple[dict[str, Any], ...]] = {}
    for term in load("offices")["terms"]:
        person = slug(term["name"])
        out[person] = (*out.get(person, ()), term)
    return out


def terms_of(person: str) -> tuple[dict[str, Any], ...]:
    """All terms of the person with this id."""
    return _by_person().get(person, ())


@cache
def _by_office() -> dict[tuple[str, str], list[dict[str, Any]]]:
    out: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for term in load("offices")["terms"]:
        out.setdefault((term["of"], plain_title(term["title"])), []).append(term)
    return out


def plain_title(title: str) -> str:
    """One spelling for one office ("minister of defense" and "defence minister")."""
    lower = title.lower()
    return str(load("titles")["equal"].get(lower, lower))


def holder(of: str, title: str, date: str | None) -> str | None:
    """Who held the office ``title`` of ``of`` on that date, by name; None without a date, or if there were several."""
    if not date:
        return None
    current = {t["name"] for t in _by_office().get((of, plain_title(title)), ()) if distance(t, date) == 0}
    return current.pop() if len(current) == 1 else None


def exists(of: str, title: str) -> bool:
    """Whether ``of`` has such an office, as far as is known: the United States have no prime minister, but everybody has a foreign minister."""
    plain = plain_title(title)
    return plain not in load("titles")["not_everywhere"] or (of, plain) in _by_office()


def near(person: str, date: str | None) -> int:
    """Months between the date and the nearest term of the person."""
    return min((distance(t, date) for t in terms_of(person)), default=10**6)


def in_office_yet(person: str, date: str | None) -> bool:
    """Whether the person's first term has begun at the date, or will within a year: nobody is named for an office to come."""
    first = min((month(t["since"], 0) for t in terms_of(person)), default=0)
    return not date or month(date, 0) >= first - NEAR_MONTHS


def years_early(person: str, date: str | None) -> int:
    """Whole years from the date to the person's first term; 0 without a date, and from then on."""
    first = min((month(t["since"], 0) for t in terms_of(person)), default=0)
    return max(first - month(date, first), 0) // 12


def likeliest(people: Iterable[str], date: str | None) -> str:
    """Of those who bear a name, the one whose office is nearest to the date."""
    return min(people, key=lambda p: (not in_office_yet(p, date), near(p, date), p))


def serves(person: str, date: str | None) -> list[str]:
    """The bodies or states of the person's offices, the one nearest to the date first (without a date, the latest)."""
    terms = sorted(terms_of(person), key=lambda t: (distance(t, date), -month(t["since"], 0)))
    return list(dict.fromkeys(t["of"] for t in terms))


def roles(person: str, date: str | None) -> list[OfficeHeld]:
    """The offices of the person whose term covers the date, or was less than a year from it."""
    if not date:
        return []
    return [
        OfficeHeld(title=t["title"], of=t["of"], since=t["since"], until=t["until"], source="vocabulary")
        for t in terms_of(person)
        if distance(t, date) <= NEAR_MONTHS
    ]
