"""Known names in raw text: states, organisations, groups, media, office-holders and places, longest match first.

    gazetteer().find("Ukrainian officials met Xi Jinping")   ->   UKR (adjective), xi-jinping (person)

Spelling is compared without accents and with one kind of apostrophe and dash; case counts, so that "US" is not "us".
A phrase of ``shadows.yaml`` ("Korean War") hides the name inside it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from suasion.vocab import load

Kind = Literal[
    "name", "adjective", "demonym", "capital", "metonym", "organisation", "media", "person", "surname", "place"
]
"""What a spelling is to its owner."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something the vocabularies know. ``of``: what it belongs to; ``nouns``: what a text may call it ("the bloc")."""

    id: str
    name: str
    type: str
    country: str | None = None
    sector: str | None = None
    of: str | None = None
    nouns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling. ``ids``: whom it may mean, likeliest first. ``weak``: it is often something or somebody else.

    ``until``: the last year in which it meant them ("Salisbury" was Rhodesia's capital until 1982).
    """

    text: str
    kind: Kind
    ids: tuple[str, ...]
    weak: bool = False
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """``[start, end)`` of the text spells ``form``."""

    start: int
    end: int
    form: Form

    @property
    def id(self) -> str:
        return self.form.ids[0]

    @property
    def kind(self) -> Kind:
        return self.form.kind


_SAME = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "`": "'",
    "‑": "-",
    "–": "-",
    "ı": "i",
    "ł": "l",
    "Ł": "L",
    "ø": "o",
    "Ø": "O",
    "đ": "d",
    "Đ": "D",
}
_WORD = re.compile(r"[^\W_]+")
_LAST_WORD = re.compile(r"([^\W_]+) $")
_NEXT_WORD = re.compile(r" ([^\W_]+)")
_ACTOR_FILES = {
    "organisations": "other",
    "coalitions": "coalition",
    "armed_groups": "armed_group",
    "peoples": "people",
    "media": "media",
}
"""The vocabularies of bodies and groups, with the type of an entry that does not say its own."""
_KIND_OF_FORM: dict[str, Kind] = {"media": "media", "people": "demonym"}
_MIN_CAPITALS = 4  # letters: a shorter name written all in capitals ("MALI" yes, "UNO" no) is not told from a word
_MIN_SPOKEN = 4  # letters from which an abbreviation may be written as a word ("Unicef")

KEPT = 256
"""Folded texts that are kept: a report is asked about hundreds of times, and forgotten after it."""


class _Fold(dict[int, int]):
    """A table for ``str.translate``: one character for one character, so that offsets stay."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        base = _SAME.get(char) or (" " if char.isspace() else unicodedata.normalize("NFD", char)[0])
        self[code] = ord(base)
        return self[code]


_FOLD = _Fold()


@lru_cache(maxsize=KEPT)
def fold(text: str) -> str:
    """The text without accents, with plain apostrophes, dashes and spaces; as long as the text given."""
    return (
        text if text.isascii() and "\n" not in text and "`" not in text and "\t" not in text else text.translate(_FOLD)
    )


@cache
def _once() -> dict[str, dict[str, dict[str, Any]]]:
    return {row["id"]: row["once"] for row in load("countries") if row.get("once")}


def called_in(state: str, year: int | None) -> tuple[str, str | None] | None:
    """Name and adjective that a state had in that year, where they were others: RUS in 1962 is the Soviet Union."""
    for name, years in _once().get(state, {}).items():
        if year is not None and years.get("since", 0) <= year <= years["until"]:
            return name, years.get("adj")
    return None


def year_of(date: str | None) -> int | None:
    """The year of an ISO date of any precision; None without one."""
    return int(date[:4]) if date and date[:4].isdigit() else None


def slug(name: str) -> str:
    """An id made from a name: lower case, ASCII, words joined by hyphens."""
    ascii_name = "".join(c for c in unicodedata.normalize("NFKD", name.translate(_FOLD)) if c.isascii())
    return "-".join(_WORD.findall(ascii_name.replace("'", "").lower())) or "unnamed"


class Gazetteer:
    """All forms, indexed by their first word. Immutable after it is built; share one (``gazetteer()``)."""

    def __init__(self, entries: Iterable[Entry], forms: Iterable[Form], shadows: Iterable[str]) -> None:
        self.entries = {e.id: e for e in entries}
        self._by_word: dict[str, list[tuple[str, Form | None]]] = {}
        self._by_spelling: dict[str, Form] = {}
        seen: dict[str, Form | None] = {}
        past: list[tuple[str, Form]] = []
        for phrase in shadows:
            seen.setdefault(fold(phrase), None)
        for form in forms:
            for spelling in _spellings(form):
                if form.until:
                    past.append((spelling, form))
                    continue
                seen[spelling] = _shared(seen[spelling], form) if spelling in seen else form
                self._by_spelling.setdefault(spelling.lower(), form)
        # what a name meant once is asked before what it means now
        for spelling, known in (*past, *seen.items()):
            if first := _WORD.match(spelling):
                self._by_word.setdefault(first.group(), []).append((spelling, known))
        for candidates in self._by_word.values():
            candidates.sort(key=lambda pair: -len(pair[0]))

    def find(self, text: str, start: int = 0, end: int | None = None, *, year: int | None = None) -> list[Hit]:
        """The hits inside ``text[start:end]``, in order, without overlap; offsets into ``text``.

        ``year``: when the text was written; without it no name has a meaning that is past.
        """
        folded = fold(text)
        end = len(text) if end is None else end
        hits: list[Hit] = []
        position = start
        broken = "  " in folded  # broken lines; without them a plain comparison will do
        for word in _WORD.finditer(folded, start, end):
            if word.start() < position or (candidates := self._by_word.get(word.group())) is None:
                continue
            longest = word.start() + len(candidates[0][0])
            loose = broken and folded.find("  ", word.start(), longest) >= 0
            for spelling, form in candidates:
                if form and form.until and (year is None or year > form.until):
                    continue
                if folded.startswith(spelling, word.start()):
                    stop: int | None = word.start() + len(spelling)
                else:
                    stop = _spelled(folded, word.start(), spelling) if loose else None
                if stop is None or stop > end or (stop < len(folded) and _joins(folded, stop)):
                    continue
                position = stop
                if form and not (len(spelling) < _MIN_CAPITALS and _shouted(folded, word.start(), stop)):
                    hits.append(Hit(word.start(), stop, form))
                break
        return hits

    def people_within(self, entry: Entry) -> Entry:
        """A people that only its two names make ("Iraqi Kurds"): ``entry``, or what is known by its id already.

        The same two names make the same entry, so that remembering it changes no answer.
        """
        return self.entries.setdefault(entry.id, entry)

    def lookup(self, spelling: str) -> Form | None:
        """The form that is spelled like this, whatever the case; None if there is none."""
        return self._by_spelling.get(fold(spelling).lower())


def _shared(first: Form | None, form: Form) -> Form | None:
    """What a spelling means that two forms have: the first, or either of them where both are weak."""
    if first is None or not (first.weak and form.weak) or first.kind != form.kind:
        return first
    return Form(first.text, first.kind, tuple(dict.fromkeys((*first.ids, *form.ids))), weak=True)


def _joins(text: str, stop: int) -> bool:
    """Whether the word goes on at ``stop``: "Indian|apolis", but not "Russia|'s"."""
    return text[stop].isalnum() or (text[stop] == "_")


def _spelled(text: str, start: int, spelling: str) -> int | None:
    """Where ``spelling`` ends if it stands at ``start``; any run of white space counts as one space."""
    if " " not in spelling:
        return None
    position = start
    for number, word in enumerate(spelling.split(" ")):
        if number:
            after = position
            while position < len(text) and text[position] == " ":
                position += 1
            if position == after:
                return None
        if not text.startswith(word, position):
            return None
        position += len(word)
    return position


def _shouted(text: str, start: int, stop: int) -> bool:
    """Whether the words beside it are all capitals, so that its own capitals say nothing ("CONTACT US")."""
    before, after = text[max(0, start - 20) : start], text[stop : stop + 20]
    beside = [m.group(1) for m in (_LAST_WORD.search(before), _NEXT_WORD.match(after)) if m]
    return bool(beside) and all(len(w) >= _MIN_CAPITALS and w.isupper() for w in beside)


def _spellings(form: Form) -> Iterator[str]:
    text = fold(form.text)
    yield text
    if text.startswith("The "):
        yield "the " + text[4:]
    elif text[0].islower():
        yield text[0].upper() + text[1:]
    # surnames in capitals are too short and too common to be trusted
    if len(text) >= _MIN_CAPITALS and form.kind != "surname" and not text.isupper():
        yield text.upper()
    # "Unicef", "Unifil": how many papers write what is spoken as a word
    if len(text) >= _MIN_SPOKEN and text.isalpha() and text.isupper() and not form.weak and text not in _words_too():
        yield text.capitalize()


@cache
def _words_too() -> frozenset[str]:
    return frozenset(load("shadows")["abbreviations_that_are_words"])


def _last_years(row: dict[str, Any]) -> Callable[[str], int | None]:
    """For a name of the row, the last year in which it meant it."""
    until = row.get("until", {})
    return until.get if isinstance(until, dict) else lambda _: int(until)


def _state_forms(row: dict[str, Any]) -> Iterator[Form]:
    ids, doubtful, until = (row["id"],), row.get("ambiguous", {}), _last_years(row)
    for text, year in row.get("was_place", {}).items():
        yield Form(text, "place", ids, until=year)
    fields: tuple[tuple[str, Kind], ...] = (
        ("names", "name"), ("adj", "adjective"), ("people", "demonym"), ("capital", "capital"), ("metonyms", "metonym"),
    )  # fmt: skip
    yield Form(row["name"], "name", ids, row["name"] in doubtful, until(row["name"]))
    for field, kind in fields:
        for text in row.get(field, ()):
            yield Form(text, kind, ids, text in doubtful, until(text))


def _body_forms(row: dict[str, Any], kind: Kind) -> Iterator[Form]:
    ids, weak, until = (row.get("same", row["id"]),), bool(row.get("ambiguous")), _last_years(row)
    for text in (row["name"], *row.get("aliases", ()), *row.get("acronym", ())):
        yield Form(text, kind, ids, weak, until(text))
    for text in row.get("adj", ()):
        yield Form(text, "adjective", ids, weak, until(text))
    for text in row.get("metonyms", ()):
        yield Form(text, "metonym", ids, until=until(text))
    for text in row.get("weak", ()):
        yield Form(text, kind, ids, weak=True, until=until(text))


def short_name(name: str, country: str | None) -> str:
    """What a person is called for short: the last word, or the first where family names come first."""
    words = [w for w in name.split() if w not in ("Jr.", "Sr.", "Jr", "Sr")]
    if len(words) > 1 and set(words[-1]) <= set("IVX"):
        return name  # a king or pope is not called by his number
    return words[0] if country in load("offices")["family_first"] and len(words) > 1 else words[-1]


def _people() -> Iterator[tuple[Entry, list[Form]]]:
    offices = load("offices")
    known = offices["people"]
    served: dict[str, list[str]] = {}
    for term in offices["terms"]:
        served.setdefault(term["name"], []).append(term["of"])
    surnames: dict[str, list[str]] = {}
    homes = {row["id"]: row["id"] for row in load("countries")}
    homes |= {row["id"]: row["country"] for file in _ACTOR_FILES for row in load(file) if row.get("country")}
    for name, bodies in served.items():
        about = known.get(name, {})
        country = about.get("country") or next((homes[b] for b in bodies if b in homes), None)
        person = Entry(slug(name), name, "person", country, "GOV", bodies[0])
        for short in about.get("short") or [short_name(name, country)]:
            surnames.setdefault(fold(short), []).append(person.id)
        yield person, [Form(text, "person", (person.id,)) for text in (name, *about.get("variants", ()))]
    for short, ids in surnames.items():
        # one form for all who bear the name: the reader of the report chooses by role and date
        yield Entry("", "", ""), [Form(short, "surname", tuple(dict.fromkeys(ids)))]


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer of the compiled vocabularies."""
    entries: list[Entry] = []
    forms: list[Form] = []
    for row in load("countries"):
        entries.append(Entry(row["id"], row["name"], "state", row["id"], "GOV", row.get("of"), ("country",)))
        forms.extend(_state_forms(row))
    sectors = load("sectors")["by_type"]
    for file, default in _ACTOR_FILES.items():
        for row in load(file):
            kind = row.get("type", default)
            nouns, sector = tuple(row.get("noun", ())), row.get("sector") or sectors.get(kind)
            country = row.get("country")
            apart = kind == "people"  # a side of its own, which belongs to nobody
            of = None if apart else row.get("of") or country
            entries.append(Entry(row["id"], row["name"], kind, country, sector, of, nouns))
            forms.extend(_body_forms(row, _KIND_OF_FORM.get(kind, "organisation")))
    for person, names in _people():
        if person.id:
            entries.append(person)
        forms.extend(names)
    for country, places in load("places").items():
        forms.extend(Form(place, "place", (country,)) for place in places)
    return Gazetteer(entries, forms, load("shadows")["phrases"])
