"""Bodies and groups of a state: "Ukraine's Foreign Ministry", "the Armed Forces of Ukraine", "Russian officials"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from suasion.evidence.actors import holders
from suasion.evidence.actors.cast import Cast, Draft
from suasion.evidence.actors.page import Page, Phrases, words_of
from suasion.evidence.actors.peoples import adjective_of
from suasion.evidence.gazetteer import Hit, called_in, gazetteer, slug
from suasion.evidence.model import ActorType
from suasion.vocab import load

MODIFIERS = 3  # words that may stand between the owner and its body: "Russia's largest state-owned bank"
_RIGHT = re.compile(r" (of|in) (?:the )?")
_MORE = re.compile(r"(?:, [A-Z][\w-]+(?: [A-Z][\w-]+)*)*(?: (?:and|&) [A-Z][\w-]+(?: [A-Z][\w-]+)*)")
_NEXT = re.compile(r",? and (?:the )?|, (?:the )?")
_AREA = re.compile(r"(?: (?:region|province|oblast|city|district|state|area))\b")
_POSTED = re.compile(r" (?:in|to) (?:the )?")
_MINISTRY = re.compile(
    r"\b(?:(?:Ministry|Department) (?:of|for) (?:the )?(?:[A-Z][\w-]+)(?:(?:, | and | & |, and )?(?: ?[A-Z][\w-]+))*"
    r"|(?:[A-Z][\w-]+ ){1,3}Ministry\b|[a-z]+ ministry\b)"
)
_OWNERS = frozenset({"name", "adjective", "capital", "metonym", "organisation"})
_THE = re.compile(r"\b[Tt]he ((?:[a-z-]+ ){0,2})$")
_OF_PERSONS = frozenset({"regime", "government", "armed forces"})  # "the Assad regime", "Haftar's forces"
_LOCAL = ("people", "government_body", "judiciary", "legislature")  # what a town or a region has too
_FEW = frozenset(
    {"officials", "diplomats", "ministers", "leadership", "lawmakers"}
)  # classes that a body other than a state has too


@dataclass(frozen=True)
class BodyClass:
    """One row of ``bodies.yaml``."""

    name: str
    type: ActorType
    sector: str
    bare: bool
    own: bool
    unowned: tuple[str, ...] = ()
    seated: bool = False
    joint: bool = False
    proper: bool = False


@cache
def body_nouns() -> Phrases:
    """All nouns of ``bodies.yaml``, with the class that each means."""
    values: dict[str, BodyClass] = {}
    for row in load("bodies"):
        kind = BodyClass(
            row["name"],
            row["type"],
            row["sector"],
            bool(row.get("bare")),
            bool(row.get("own")),
            tuple(row.get("unowned", ())),
            bool(row.get("seated")),
            bool(row.get("joint")),
            bool(row.get("proper")),
        )
        for noun in row["nouns"]:
            values.setdefault(noun, kind)
    return Phrases(values)


@dataclass(frozen=True)
class BodyPhrase:
    """``[start, end)`` is the whole phrase, ``noun`` the span of its head; a bare noun has no ``owners``."""

    start: int
    end: int
    noun: tuple[int, int]
    kind: BodyClass
    owners: tuple[Hit, ...]


def adjective(owner: str, year: int | None = None) -> str:
    """What goes before a body's noun: "Russian" for RUS ("Soviet" in 1962), the name for an organisation."""
    if (then := called_in(owner, year)) and then[1]:
        return then[1]
    entry = gazetteer().entries[owner]
    return _adjectives().get(owner) or (adjective_of(entry) if entry.type == "people" else entry.name)


@cache
def known_body(owner: str, body: str) -> str | None:
    """The organisation that the vocabularies have for it: "Israeli army" is the IDF."""
    nouns = next((row["nouns"] for row in load("bodies") if row["name"] == body), [body])
    row: dict[str, Any] = next((r for r in load("countries") if r["id"] == owner), {})
    for qualifier in (*row.get("adj", ()), row.get("name", owner)):
        for noun in nouns:
            form = gazetteer().lookup(f"{qualifier} {noun}")
            if form and form.kind == "organisation" and gazetteer().entries[form.ids[0]].type != "armed_group":
                return form.ids[0]  # the Syrian National Army is not the army of Syria
    return None


@cache
def _adjectives() -> dict[str, str]:
    return {row["id"]: row["adj"][0] for row in load("countries") if row.get("adj")}


def body_phrases(page: Page, inside_title: set[int]) -> Iterator[BodyPhrase]:
    """Every phrase whose head is a body's noun. ``inside_title``: offsets of words that belong to a person's title."""
    # "European Parliament" is no parliament of a state
    known = {
        p for h in page.hits if h.kind in ("organisation", "media") and not h.form.weak for p in range(h.start, h.end)
    }
    for start, end in page.sentences:
        named = [
            (m.start(), m.end(), _generic(m.group()))
            for m in _MINISTRY.finditer(page.folded, start, end)
            if m.group()[0].isupper() or m.group().split()[0] not in words_of("titles", "breaks")
        ]
        found = body_nouns().find(page.lower, start, end)
        # "Ministry of Social Affairs" has no class of its own; a class that covers it ("foreign ministry") is better
        covered = [f for f in found if "ministry" in page.lower[f[0] : f[1]]]
        extra = [n for n in named if not any(c[0] < n[1] and c[1] > n[0] for c in covered)]
        for s, e, kind in sorted(extra + [f for f in found if not any(n[0] <= f[0] < n[1] for n in extra)]):
            if s in inside_title or s in known or _is_thing(page, s, e) or page.lower.endswith("prime ", start, s):
                continue
            yield _with_owners(page, s, e, kind, start, end)


def _generic(name: str) -> BodyClass:
    return BodyClass(" ".join(name.split()).lower().removeprefix("the "), "government_body", "GOV", True, False)


def _is_thing(page: Page, start: int, end: int) -> bool:
    """Whether the noun only qualifies the next word ("military aid")."""
    following = re.compile(r" ([^\W\d_][\w-]*)").match(page.lower, end)
    if page.folded[end : end + 1] == "-" or (following and following.group(1) in words_of("titles", "thing_words")):
        return True
    last = page.lower.rfind(" ", start, end) + 1 or start
    token = page.tokens.get(last)
    if token is None:
        return False
    # the parse says that the word qualifies another, or is an adjective or verb
    return token.deprel == "compound" or token.upos in ("ADJ", "VERB", "ADV", "AUX")


def _with_owners(page: Page, s: int, e: int, kind: BodyClass, floor: int, ceiling: int) -> BodyPhrase:
    position, owner = s, None
    most = 0 if page.is_heading(s) else MODIFIERS
    for step in range(most + 1):
        owner = page.owner_before(position, floor)
        if owner or step == most:
            break
        word = page.word_before(position, floor)
        if word is None or not _may_modify(page, *word):
            break
        position = word[0]
    if owner and (
        owner.kind in _OWNERS
        or owner.kind == "place"
        or (owner.kind in ("person", "surname") and kind.name in _OF_PERSONS)
    ):
        others = _coordinated(page, owner, floor)
        first = others[-1].start if others else owner.start
        posted = _POSTED.match(page.folded, e, ceiling) if kind.name == "embassy" else None
        host = page.starting.get(posted.end()) if posted else None
        stop = host.end if host and host.end <= ceiling else e
        return BodyPhrase(_determiner(page, first, floor), stop, (s, e), kind, (*reversed(others), owner))
    right = _RIGHT.match(page.folded, _list_end(page, e, ceiling, kind), ceiling)
    if (
        right
        and (after := page.starting.get(right.end()))
        and after.end <= ceiling
        and _may_follow(right.group(1), after, kind)
    ):
        area = _AREA.match(page.folded, after.end, ceiling)
        others = _coordinated_after(page, after, ceiling) if kind.joint else []
        stop = others[-1].end if others else area.end() if area else after.end
        return BodyPhrase(_determiner(page, s, floor), stop, (s, e), kind, (after, *others))
    seat = _seat_after(page, e, ceiling, kind)
    if seat:
        return BodyPhrase(_determiner(page, s, floor), seat.end, (s, e), kind, (seat,))
    return BodyPhrase(_determiner(page, position if position == s else s, floor), e, (s, e), kind, ())


def _seat_after(page: Page, end: int, ceiling: int, kind: BodyClass) -> Hit | None:
    """The capital behind a ministry's comma: "issued by the Ministry of Foreign Affairs, | Quito, 4 May"."""
    end = _list_end(page, end, ceiling, kind)
    seat = page.starting.get(end + 2) if "ministry" in kind.name and page.folded.startswith(", ", end) else None
    return (
        seat
        if seat and seat.kind == "capital" and page.folded[seat.end : seat.end + 1] in (",", "", ".", " ")
        else None
    )


def _list_end(page: Page, end: int, ceiling: int, kind: BodyClass) -> int:
    """Where a ministry's name ends that goes on: "the Ministry of Foreign Affairs | and Trade | of Chad"."""
    more = _MORE.match(page.folded, end, ceiling) if "ministry" in kind.name else None
    if more is None:
        return end
    goes_on = _RIGHT.match(page.folded, more.end(), ceiling) or page.folded.startswith(", ", more.end())
    return more.end() if goes_on else end


def _may_follow(preposition: str, after: Hit, kind: BodyClass) -> bool:
    """ "The army of Chad" is Chad's; "the embassy in Chad" is not, but "protesters in Chad" are."""
    if after.kind not in (*_OWNERS, "place") or after.kind == "adjective":
        return False
    if preposition == "of" or (kind.type in ("people", "armed_group") and kind.name != "journalists"):
        return True
    if "ministry" in kind.name and after.kind == "place":
        return True  # "the trade ministry in Sejong"
    seated = kind.seated or "ministry" in kind.name
    return seated and after.kind in ("capital", "name")  # "officials in Niamey", "a court in Minsk"


def _may_modify(page: Page, start: int, end: int) -> bool:
    token = page.tokens.get(start)
    if token is not None and token.upos in ("VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PRON", "DET", "PUNCT", "PART"):
        # participles qualify too: "Ukraine's armed forces"
        return token.upos == "VERB" and token.deprel == "amod"
    return page.lower[start:end] not in words_of("titles", "breaks") and not page.lower[start:end].endswith("'s")


def _coordinated(page: Page, owner: Hit, floor: int) -> list[Hit]:
    """The other owners of "Russian, Belarusian and Chinese officials", nearest first."""
    out: list[Hit] = []
    position = owner.start
    while match := re.compile(r"(?:, and |,? and | or |, )$").search(page.folded, max(floor, position - 6), position):
        before = page.ending.get(match.start())
        if before is None or before.kind not in ("adjective", owner.kind) or before.start < floor:
            break
        out.append(before)
        position = before.start
    return out if out and "," not in page.folded[out[0].end : owner.start] else []


def _coordinated_after(page: Page, owner: Hit, ceiling: int) -> list[Hit]:
    """The other owners of "the ministers of Chad, | Niger and Mali"."""
    out: list[Hit] = []
    last = owner
    while match := _NEXT.match(page.folded, last.end, ceiling):
        after = page.starting.get(match.end())
        if after is None or after.kind not in (owner.kind, "name", "capital") or after.end > ceiling:
            break
        out.append(after)
        last = after
    return out


def _determiner(page: Page, start: int, floor: int) -> int:
    match = _THE.search(page.folded, max(floor, start - 30), start)
    return match.start() if match and not set(match.group(1).lower().split()) & words_of("titles", "breaks") else start


def body_draft(
    cast: Cast, kind: BodyClass, owner: str, *, confidence: float = 0.9, rule: str = "body of a state"
) -> Draft:
    """The draft of that body: a known organisation where the vocabularies name it, else one of our own."""
    entry = gazetteer().entries[owner]
    name = f"{adjective(owner, cast.year)} {kind.name}"
    if known := known_body(owner, kind.name):
        return cast.known(gazetteer().entries[known], confidence, rule)
    draft = Draft(
        slug(name),
        name,
        kind.type,
        entry.country,
        kind.sector,
        [owner],
        body=kind.name,
        confidence=confidence,
        rule=rule,
    )
    return cast.add(draft)


def _is_person(owner: Hit) -> bool:
    return owner.kind in ("person", "surname")


def _of_the_day(page: Page, owner: Hit, person: str) -> bool:
    """Whether "the Carter administration" can be that of the office-holder: past or present, and no common name unless present."""
    common = page.lower[owner.start : owner.end] in words_of("titles", "common_surnames")
    near = holders.near(person, page.date) <= holders.NEAR_MONTHS
    if page.lower.startswith(" administration", owner.end):
        return near or holders.in_office_yet(person, page.date)  # said of nobody who held no office
    return near or (not common and holders.in_office_yet(person, page.date))


def add_bodies(page: Page, cast: Cast, phrases: list[BodyPhrase]) -> None:
    """Drafts for all phrases with an owner."""
    for phrase in phrases:
        if phrase.kind.joint and len(phrase.owners) > 1 and phrase.owners[0].start > phrase.noun[0]:
            _add_joint(page, cast, phrase)
            continue
        for owner in phrase.owners:
            known = gazetteer().entries[holders.likeliest(owner.form.ids, page.date) if _is_person(owner) else owner.id]
            if owner.kind == "place" and "ministry" in phrase.kind.name and known.country:
                draft = body_draft(cast, phrase.kind, known.country)
            elif owner.kind == "place":
                if phrase.kind.type not in _LOCAL or phrase.kind.name == "people":
                    continue
                place = page.text[owner.start : owner.end]
                name = f"{place} {page.text[phrase.noun[0] : phrase.noun[1]].lower()}"
                kind, rule = phrase.kind, "body of a place"
                draft = Draft(
                    slug(name), name, kind.type, known.country, kind.sector, [owner.id], confidence=0.7, rule=rule
                )
                draft = cast.add(draft)
            elif known.type == "person":
                holder = known.country or known.of
                if holder is None or (owner.kind == "surname" and not _of_the_day(page, owner, known.id)):
                    continue
                draft = body_draft(cast, phrase.kind, holder)
            elif known.type == "people" and (phrase.kind.own or phrase.kind.type == "people"):
                draft = cast.people_apart(known)  # "Kurdish forces", "Tamil civilians": the side itself
            elif known.type != "state" and phrase.kind.own:
                draft = cast.known(known, 0.9, "gazetteer")
            elif known.type in ("state", "people") or phrase.kind.name in _FEW:
                if known.type == "people":
                    cast.people_apart(known).seen(page.text, owner.start, owner.end)
                draft = body_draft(cast, phrase.kind, owner.id)
            else:
                continue
            draft.seen(page.text, phrase.start, phrase.end, name=len(phrase.owners) == 1)
            call_as_told(page, cast, draft, phrase, owner.id)


def call_as_told(page: Page, cast: Cast, draft: Draft, phrase: BodyPhrase, owner: str) -> None:
    """The noun that the text has for a body is one more name of it: "its border guards" are the Chadian border guards too."""
    noun = page.lower[slice(*phrase.noun)]
    written = page.text[slice(*phrase.noun)]
    if draft.body is not None and sum(word[0].isupper() for word in written.split()) > 1:
        draft.descriptions.setdefault(written, phrase.noun[0])  # "the Department of Special Investigation"
    if draft.body is not None and noun != draft.body and gazetteer().entries[owner].type == "state":
        draft.descriptions.setdefault(f"{adjective(owner, cast.year)} {noun}", phrase.noun[0])


def _add_joint(page: Page, cast: Cast, phrase: BodyPhrase) -> None:
    """ "The energy ministers of Chad and Niger": one group of people, and no body of either state."""
    first = _qualified(page, phrase)
    name = " ".join(page.text[first : phrase.end].split())
    owners = [owner.id for owner in phrase.owners]
    draft = Draft(
        slug(name), name, "people", None, phrase.kind.sector, owners, confidence=0.8, rule="ministers of several states"
    )
    draft = cast.add(draft)
    draft.seen(page.text, first, phrase.end)
    draft.descriptions.setdefault(page.text[first : phrase.noun[1]], first)


def _qualified(page: Page, phrase: BodyPhrase) -> int:
    """Where the word before the noun begins that says which ministers: "the | energy ministers"."""
    start = phrase.noun[0]
    word = page.word_before(start, page.sentence(start)[0])
    token = page.tokens.get(word[0]) if word else None
    return word[0] if word and token is not None and token.deprel in ("amod", "compound") else start
