"""Offices and sides of people that do not go together.

Inside a report (``slip``):
* office: one person with two offices that nobody holds at once ("President X" here, "Foreign Minister X" there), or an office named twice.
* side: an office given to another party than the person's own, by ``offices.yaml`` or by the report itself.
* holders: one office of one state with two holders, where nothing tells of a change.

Between reports of one month (``contradiction``): ``posts``, one person with two sides, or with two such offices.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from suasion.evidence.actors.holders import plain_title, terms_of
from suasion.evidence.gazetteer import gazetteer
from suasion.reports.dates import bounds
from suasion.weigh.model import Finding, finding
from suasion.weigh.posts import Post, known_titles, posts
from suasion.weigh.texts import Text
from suasion.weigh.words import pattern, weigh_words

NEAR = dt.timedelta(days=31)
"""Days between two reports within which people rarely change their office."""


def post_slips(text: Text) -> Iterator[Finding]:
    """At most one finding of a rule for a person, or for an office."""
    found = list(posts(text))
    yield from _doubled(text)
    by_person: dict[str, list[Post]] = defaultdict(list)
    for p in found:
        by_person[p.person].append(p)
    for held in by_person.values():
        yield from _foreign(text, held) or _two_offices(text, held)
    if not pattern("handover").search(text.text):
        yield from _two_holders(text, [p for p in found if p.exclusive])


def post_conflicts(texts: Sequence[Text]) -> Iterator[Finding]:
    """One finding for each person and pair of neighbouring reports: the first post of each that do not go together."""
    last: dict[str, tuple[Text, list[Post]]] = {}
    for t in texts:
        if t.is_copy:
            continue
        by_person: dict[str, list[Post]] = defaultdict(list)
        for p in posts(t):
            if not _is_foreign(p):  # a slip of its own report
                by_person[p.person].append(p)
        for person, held in by_person.items():
            before = last.get(person)
            if before is not None and _near(before[0], t):
                yield from _between(before[0], before[1], t, held)
            last[person] = (t, held)


def _between(a: Text, old: Sequence[Post], b: Text, new: Sequence[Post]) -> Iterator[Finding]:
    moved = any(pattern("handover").search(t.text) for t in (a, b))
    for p in old:
        for q in new:
            why = _two_sides(p, q) or ("" if moved or len(p.name.split()) < 2 else _apart(p, q))
            if why:
                sides = (a.side(p.start, p.end), b.side(q.start, q.end))
                yield finding(
                    "contradiction",
                    "posts",
                    sides,
                    why,
                    0.65,
                    relation="contradiction",
                    matter="title",
                    actors=(p.person,),
                )
                return


def _near(a: Text, b: Text) -> bool:
    if not a.day or not b.day:
        return True
    (first_a, last_a), (first_b, last_b) = bounds(a.day), bounds(b.day)
    return first_b - last_a <= NEAR and first_a - last_b <= NEAR


def _foreign(text: Text, held: Sequence[Post]) -> list[Finding]:
    """A title with the name of another state than the one that the person holds it of."""
    for p in held:
        if _is_foreign(p):
            where = sorted(t["of"] for t in terms_of(p.person) if plain_title(t["title"]) == p.title)[0]
            why = f"{p.name} holds the office of {p.title} in {_party(where)}, not in {_party(p.side)}."
            return [finding("slip", "side", (text.side(p.start, p.end),), why, 0.75, matter=p.title)]
    for p, q in combinations(held, 2):
        if why := _two_sides(p, q):
            sides = (text.side(p.start, p.end), text.side(q.start, q.end))
            return [finding("slip", "side", sides, why, 0.7, matter=p.title)]
    return []


def _is_foreign(p: Post) -> bool:
    """Whether the person holds the office, by the vocabulary, but never held any in the state that the text gives it to."""
    terms = terms_of(p.person)
    held = any(plain_title(t["title"]) == p.title for t in terms)
    return bool(p.side and p.exclusive and held and p.side not in {t["of"] for t in terms})


def _two_sides(p: Post, q: Post) -> str:
    """One title of two parties; a group's own country may stand for it. "" if they go together."""
    if p.title != q.title or not p.side or not q.side or p.side == q.side or _of_one(p.side, q.side):
        return ""
    return f"{p.name} is {p.title} of {_party(p.side)} here and of {_party(q.side)} there."


def _of_one(a: str, b: str) -> bool:
    known = gazetteer().entries
    return known[a].country in (b, known[b].country) or known[b].country == a


def _party(of: str | None) -> str:
    found = gazetteer().entries.get(of or "")
    return found.name if found else str(of)


def _two_offices(text: Text, held: Sequence[Post]) -> list[Finding]:
    if pattern("handover").search(text.text):
        return []
    for p, q in combinations(held, 2):
        if why := _apart(p, q):
            sides = (text.side(p.start, p.end), text.side(q.start, q.end))
            return [finding("slip", "office", sides, why, 0.6, matter="title")]
    return []


def _apart(p: Post, q: Post) -> str:
    """Two offices that nobody holds at once; "" if somebody may, or this person did, by the vocabulary, at one time or another (``titles``)."""
    known = {plain_title(t["title"]) for t in terms_of(p.person)}
    if (
        p.title == q.title
        or not (p.exclusive and q.exclusive)
        or {p.title, q.title} in _compatible()
        or {p.title, q.title} <= known
    ):
        return ""
    return f"{p.name} is called {p.title} here and {q.title} there."


@cache
def _compatible() -> tuple[set[str], ...]:
    """Offices that one person may well hold together."""
    return tuple(set(pair) for pair in weigh_words()["held_together"])


def _two_holders(text: Text, posts: Sequence[Post]) -> Iterator[Finding]:
    offices: dict[tuple[str, str], dict[str, Post]] = defaultdict(dict)
    for p in posts:
        own = {t["of"] for t in terms_of(p.person) if plain_title(t["title"]) == p.title}
        side = p.side or (next(iter(own)) if len(own) == 1 else None)
        if side:
            offices[p.title, side].setdefault(p.person, p)
    for (title, side), holders in offices.items():
        for p, q in combinations(holders.values(), 2):
            if p.name.split()[-1] == q.name.split()[-1]:
                continue  # one person in two spellings
            why = f"{_party(side)} has one {title}; here {p.name} and {q.name} are called so."
            yield finding(
                "slip", "holders", (text.side(p.start, p.end), text.side(q.start, q.end)), why, 0.55, matter=title
            )
            break


def _doubled(text: Text) -> Iterator[Finding]:
    """ "President Prime Minister X", "prime minister and prime minister X": an office too many."""
    for s in text.sentences:
        for m in _twice().finditer(text.text, s.start, s.end):
            if plain_title(m["a"].lower()) == plain_title(m["b"].lower()) or not m["link"].strip():
                said = " ".join(m.group().split())
                why = f"“{said}” names one office too many."
                yield finding("slip", "office", (text.side(m.start(), m.end()),), why, 0.5, matter="title")


@cache
def _twice() -> re.Pattern[str]:
    body = "|".join(
        re.escape(t).replace(r"\ ", r"\s+").title().replace(r"\S", r"\s")
        for t in sorted(known_titles("exclusive_titles"), key=len, reverse=True)
    )
    before, name = r"(?:(?:former\s+)?(?:[A-Z][\w.’'-]*\s+){1,2})?", r"\s+[A-Z][a-z][\w’'-]*(?:\s+[A-Z][\w’'-]+)*"
    return re.compile(rf"\b{before}\b(?P<a>{body})(?P<link>\s+(?:and\s+)?)(?P<b>{body}){name}")
