"""Offices inside one report that do not go together.

* office: one person with two offices that nobody holds at once ("President X" here, "Foreign Minister X" there), or an office named twice.
* state: an office given to another state than the person's own, by ``offices.yaml`` or by the report itself.
* holders: one office of one state with two holders, where nothing tells of a change.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from suasion.evidence.actors.holders import plain_title, terms_of
from suasion.evidence.gazetteer import fold, gazetteer
from suasion.evidence.model import Actor
from suasion.weigh.model import Finding, finding
from suasion.weigh.texts import Sentence, Text
from suasion.weigh.words import pattern, weigh_words

REACH = 80
"""Characters before a name in which its title stands."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Post:
    """``[start, end)``: title and name. ``state``: the state that the words before the title name, or None."""

    person: str
    name: str
    title: str
    state: str | None
    start: int
    end: int
    sentence: Sentence


def post_slips(text: Text) -> Iterator[Finding]:
    """At most one finding of a rule for a person, or for an office."""
    posts = list(_posts(text))
    yield from _doubled(text)
    by_person: dict[str, list[Post]] = defaultdict(list)
    for p in posts:
        by_person[p.person].append(p)
    for held in by_person.values():
        yield from _foreign(text, held) or _two_offices(text, held)
    if not pattern("handover").search(text.text):
        yield from _two_holders(text, posts)


def _posts(text: Text) -> Iterator[Post]:
    """Exclusive titles right before names, in sentences that tell of the report's own time."""
    exclusive = set(weigh_words()["exclusive_titles"])
    for actor in text.document.actors:
        if actor.type != "person":
            continue
        for m in actor.mentions:
            sentence = text.sentence_at(m.start)
            at = _name_at(text, actor, m.start, m.end)
            if sentence is None or at is None or sentence.role == "caption":
                continue
            found = _before().search(text.text, max(sentence.start, at - REACH), at)
            if not found or found.end() != at or found["mark"] or _joined_before(text, sentence, found.start()):
                continue
            title = plain_title(" ".join(found["title"].lower().split()))
            if title not in exclusive or _led_back(text, sentence, found.start()):
                continue
            of = found["of"].strip()
            hits = gazetteer().find(of) if of else []
            state = next((h.id for h in hits if h.kind in ("adjective", "name")), None)
            if of and (state is None or len(hits) > 1 or hits[0].end < len(of.removesuffix("'s").removesuffix("’s"))):
                continue  # "Council President", "Vice President": another office
            known = gazetteer().entries.get(state or "")
            if state and (known is None or known.type != "state"):
                continue
            yield Post(
                actor.id, actor.name, title, state, found.start("of") if of else found.start("title"), m.end, sentence
            )


def _name_at(text: Text, actor: Actor, start: int, end: int) -> int | None:
    """Where the name itself begins in a mention that may hold its title; None if it holds no name."""
    said = fold(text.text[start:end]).lower()
    names = {fold(n).lower() for n in (actor.name, *actor.aliases)} | {fold(actor.name).lower().split()[-1]}
    whole = [n for n in names if said.endswith(n) and not _before().search(n.title() + " ")]
    bare = [n for n in whole if not _title_in().search(n)]
    return end - len(max(bare, key=len)) if bare else None


@cache
def _before() -> re.Pattern[str]:
    titles = sorted((t for t in _known_titles()), key=len, reverse=True)
    mark = "|".join(re.escape(w) for w in (*weigh_words()["former"], *weigh_words()["not_current"]))
    body = "|".join(re.escape(t).replace(r"\ ", r"[\s-]+") for t in titles)
    return re.compile(
        rf"(?:(?<![\w])(?P<mark>(?i:{mark}))[\s-]+)?(?P<of>(?:[A-Z][\w.’'-]*\s+){{0,3}})(?P<title>(?i:{body}))\s+$"
    )


@cache
def _title_in() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(t) for t in _known_titles())}|minister|secretary)\b", re.IGNORECASE)


@cache
def _known_titles() -> tuple[str, ...]:
    """All spellings of the exclusive titles."""
    from suasion.vocab import load

    wanted = set(weigh_words()["exclusive_titles"])
    return tuple(sorted({*wanted, *(a for a, b in load("titles")["equal"].items() if b in wanted and a != "leader")}))


def _joined_before(text: Text, s: Sentence, start: int) -> bool:
    """ "Prime minister and foreign minister X": the nearer title is one of two that the writer gives on purpose; a mark may stand further before."""
    before = text.text[max(s.start, start - 40) : start]
    marks = pattern("former").search(before) or pattern("not_current").search(before)
    return bool(marks) or bool(re.search(r"(?:\band|/|,)\s*$", before) and _title_in().search(before))


def _led_back(text: Text, s: Sentence, start: int) -> bool:
    """The sentence names a year or has words that lead back."""
    return bool(_YEAR.search(s.text) or pattern("past_context").search(s.text))


def _foreign(text: Text, held: Sequence[Post]) -> list[Finding]:
    """A title with the name of another state than the one that the person holds it of."""
    for p in held:
        own = {t["of"] for t in terms_of(p.person) if plain_title(t["title"]) == p.title}
        anywhere = {t["of"] for t in terms_of(p.person)}
        if p.state and own and p.state not in anywhere:
            where = next(iter(sorted(own)))
            why = f"{p.name} holds the office of {p.title} in {_state(where)}, not in {_state(p.state)}."
            return [finding("slip", "state", (text.side(p.start, p.end),), why, 0.75, matter=p.title)]
    for p, q in combinations([p for p in held if p.state], 2):
        if p.title == q.title and p.state != q.state:
            why = f"{p.name} is {p.title} of {_state(p.state)} here and of {_state(q.state)} there."
            return [
                finding(
                    "slip", "state", (text.side(p.start, p.end), text.side(q.start, q.end)), why, 0.7, matter=p.title
                )
            ]
    return []


def _state(of: str | None) -> str:
    found = gazetteer().entries.get(of or "")
    return found.name if found else str(of)


def _two_offices(text: Text, held: Sequence[Post]) -> list[Finding]:
    for p, q in combinations(held, 2):
        if p.title == q.title or {p.title, q.title} in _compatible() or pattern("handover").search(text.text):
            continue
        known = {plain_title(t["title"]) for t in terms_of(p.person)}
        if {p.title, q.title} <= known:
            continue  # both at one time or another: the dates of the titles tell (``titles``)
        why = f"{p.name} is called {p.title} here and {q.title} there."
        sides = (text.side(p.start, p.end), text.side(q.start, q.end))
        return [finding("slip", "office", sides, why, 0.6, matter="title")]
    return []


@cache
def _compatible() -> tuple[set[str], ...]:
    """Offices that one person may well hold together."""
    return tuple(set(pair) for pair in weigh_words()["held_together"])


def _two_holders(text: Text, posts: Sequence[Post]) -> Iterator[Finding]:
    offices: dict[tuple[str, str], dict[str, Post]] = defaultdict(dict)
    for p in posts:
        own = {t["of"] for t in terms_of(p.person) if plain_title(t["title"]) == p.title}
        state = p.state or (next(iter(own)) if len(own) == 1 else None)
        if state:
            offices[p.title, state].setdefault(p.person, p)
    for (title, state), holders in offices.items():
        for p, q in combinations(holders.values(), 2):
            if p.name.split()[-1] == q.name.split()[-1]:
                continue  # one person in two spellings
            why = f"{_state(state)} has one {title}; here {p.name} and {q.name} are called so."
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
        for t in sorted(_known_titles(), key=len, reverse=True)
    )
    return re.compile(rf"\b(?P<a>{body})(?P<link>\s+(?:and\s+)?)(?P<b>{body})\s+(?=[A-Z][a-z])")
