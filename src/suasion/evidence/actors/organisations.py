"""States, known organisations and media, and organisations that only the model (or their capitals) tells us about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from suasion.evidence.actors.cast import Cast, Draft
from suasion.evidence.actors.page import Page, words_of
from suasion.evidence.gazetteer import Entry, Hit, fold, gazetteer, slug
from suasion.evidence.model import ActorType
from suasion.language.model import Entity
from suasion.vocab import load

ORGAN = 0.85  # confidence of a body that is called after the organisation whose it is
LOCAL = 0.6  # confidence of a group that is known by a name that other groups have too
LEAST_MEMBERS = 2  # states of a group that a report must name before "the Contact Group" is that group
LEAST_SCORE = 0.5  # probability below which the model's word that something is an organisation is not taken
MODELS = "model's organisation"
BY_CAPITALS = 0.6  # that an organisation is what has its capitals and its last word
_CAPITALS = re.compile(r"\b[A-Z][a-z]+(?:'s?)?(?:(?:[ -]| & )[A-Z][a-z]+(?:'s?(?= ))?)+\b")
_FOR_CAPITALS = re.compile(
    r"\b([A-Z][a-z]+) (?:of|for|against)(?: the| a| an)? [A-Z][\w'-]+(?: (?:and |of )?[A-Z][\w'-]+)*"
)
_CAPITAL_NEXT = re.compile(r" [A-Z][a-z]")
_NO_ORGANISATION = re.compile(r"Operation [A-Z]|[\w-]+-based\b")  # a campaign; "Rome-based | association"
_CHAIN = re.compile(r"[A-Z]\w+-[A-Z]\w+-[A-Z]\w+")
LONGEST_WAY = 30  # letters around a capital in which a road or the other parts of a name are looked for
_NUMBER = re.compile(r"(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Both|Several|Some) ")
_DASH = re.compile(r"[-|—•] ?$")
_ON_PLATFORM = re.compile(r"\b(?:on|via|a|his|her|their|its|to) $")


def add_known(page: Page, cast: Cast, inside_title: set[int], inside_name: set[int], owned: set[str]) -> None:
    """Drafts for what the vocabularies know. Inside a person's name nothing counts, inside a title only states do.

    ``owned``: bodies of a state that the report names ("Moldova's security council"), so that the bare
    word is not the UN's.
    """
    reach = 0
    for hit in page.hits:
        if hit.start < reach or hit.start in inside_name or hit.kind in ("person", "surname", "place"):
            continue
        entry = gazetteer().entries[hit.id]
        if _begins_another(page, hit) or (entry.type == "io" and _only_seats(page, hit)):
            continue
        if entry.type == "people":
            if not (hit.form.weak and not _fits(page, hit, owned)):
                cast.people_apart(entry).seen(page.text, hit.start, hit.end)
        elif entry.type == "state" and hit.kind == "demonym":
            _add_people(page, cast, hit)
        elif entry.type == "state":
            if hit.kind == "adjective" and _is_language(page, hit):
                continue
            place = hit.kind == "capital" and (
                hit.form.weak or _is_place(page, hit) or _only_seats(page, hit) or _only_names(page, hit)
            )
            draft = cast.state(hit.id)
            draft.seen(page.text, hit.start, hit.end, place=place)
        elif _names_something_else(page, hit, entry.type):
            continue
        elif hit.start not in inside_title and _is_nobodys_group(page, hit):
            _add_local_group(page, cast, hit)
        elif (
            hit.start not in inside_title
            and not (hit.form.weak and not _fits(page, hit, owned))
            and not _is_platform(page, hit)
        ):
            known = (meant(page, hit) if hit.form.weak else None) or entry
            if entry.type == "io" and (organ := _organ(page, hit)):
                _add_organ(page, cast, hit, organ, known)
                reach = organ  # "the African Union's Peace and Security Council" is not the UN's
                continue
            cast.known(known, 0.95, "gazetteer").seen(page.text, hit.start, hit.end)
            _add_parent(page, cast, hit, known.of)


@cache
def _organs() -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?:'s?)? {re.escape(o)}\\b" for o in sorted(load("titles")["organs"], key=len, reverse=True))
    )


def _organ(page: Page, hit: Hit) -> int | None:
    """Where the name ends that an organ adds to its organisation's: "the African Union | Commission"."""
    match = _organs().match(page.folded, hit.end)
    following = page.folded[match.end() : match.end() + 2] if match else ""
    return match.end() if match and not (following[:1] == " " and following[1:].isupper()) else None


def _add_organ(page: Page, cast: Cast, hit: Hit, end: int, of: Entry) -> None:
    organ = page.text[hit.end : end].split(" ", 1)[1]
    name = f"{of.name} {organ}"
    if form := gazetteer().lookup(name):
        cast.known(gazetteer().entries[form.ids[0]], ORGAN, "gazetteer").seen(page.text, hit.start, end)
        return
    sector = load("sectors")["by_type"].get("io")
    draft = cast.add(
        Draft(slug(name), name, "io", None, sector, [of.id], confidence=ORGAN, rule="organ of an organisation")
    )
    draft.seen(page.text, hit.start, end)
    draft.descriptions.setdefault(f"{page.text[hit.start : hit.end]} {organ}", hit.start)


def _add_parent(page: Page, cast: Cast, hit: Hit, parent: str | None) -> None:
    """The UN, where the text says "UN Security Council"; NATO, where it says "NATO allies"."""
    first = page.folded.find(" ", hit.start, hit.end)
    military = gazetteer().entries[hit.id].type == "military"  # "the U.N. Command" is nobody's organ
    for inner in gazetteer().find(page.text, hit.start, first) if parent and first > 0 and not military else ():
        if inner.id == parent:
            cast.known(gazetteer().entries[parent], 0.9, "gazetteer").seen(page.text, inner.start, inner.end)


def _add_people(page: Page, cast: Cast, hit: Hit) -> None:
    name = page.text[hit.start : hit.end]
    entry = gazetteer().entries[hit.id]
    the = page.lower.startswith("the ", max(0, hit.start - 4)) and entry.of is None and entry.id != "PSE"
    if the or not name.endswith("s"):
        # "the Russians" are Russia; "Russians" are people
        cast.state(hit.id).seen(page.text, hit.start, hit.end)
        return
    draft = cast.add(Draft(slug(name), name, "people", entry.id, "CVL", [entry.id], confidence=0.8, rule="demonym"))
    draft.seen(page.text, hit.start, hit.end)


def _is_place(page: Page, hit: Hit) -> bool:
    """Whether a capital is only where something is: "in Doha", "near Kyiv"."""
    before = page.word_before(hit.start, 0)
    return before is not None and page.lower[before[0] : before[1]] in words_of("titles", "locative")


@cache
def _seated() -> re.Pattern[str]:
    joined, private = ("|".join(map(re.escape, load("titles")[key])) for key in ("seated_by", "private"))
    return re.compile(rf"-(?:{joined})\b| (?:{private})s?\b")


def _only_seats(page: Page, hit: Hit) -> bool:
    """Whether a capital only says where a private body sits: "a Brussels consultancy", "London-listed"."""
    return hit.kind in ("capital", "metonym") and bool(_seated().match(page.lower, hit.end))


@cache
def _named_after() -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(load('titles')['named_after_places'])})\b")


@cache
def _way() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('titles')['ways'])}) (?:from|to|between) (?:[a-z]+ (?:and|to) )?$")


@cache
def _speaking() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('titles')['before_a_language'])}) (?:broken |fluent |halting )?$")


def _only_names(page: Page, hit: Hit) -> bool:
    """Whether a capital only names what was signed or runs there: "the Pretoria agreement", "the road from Dakar", "Baku-Tbilisi-Ceyhan"."""
    before = page.lower[max(0, hit.start - LONGEST_WAY) : hit.start]
    if before.endswith("the ") and _named_after().match(page.lower, hit.end):
        return True
    if _way().search(before):
        return True
    chain = _CHAIN.search(page.folded, max(0, hit.start - LONGEST_WAY), hit.end + LONGEST_WAY)
    return chain is not None and chain.start() <= hit.start and hit.end <= chain.end()


def _is_language(page: Page, hit: Hit) -> bool:
    """Whether the adjective is a language: "teach in Romanian", "speaks Russian"."""
    if not _speaking().search(page.lower, max(0, hit.start - LONGEST_WAY), hit.start):
        return False
    token = page.tokens.get(hit.start)
    return token is not None and token.deprel not in ("amod", "compound")


def _begins_another(page: Page, hit: Hit) -> bool:
    """Whether the word is only the first of another name: "West | African states", "the Independent | Decommissioning Body"."""
    first = hit.kind == "media" and page.lower.startswith("the ", hit.start)
    side = hit.form.weak and gazetteer().entries[hit.id].type == "coalition"
    return (first or side) and bool(_CAPITAL_NEXT.match(page.folded, hit.end))


def _is_outlet_mark(page: Page, hit: Hit) -> bool:
    """Whether a headline only ends with its outlet: "Votes counted in Chile - DW - 12.02.2023"."""
    first = page.sentences[0][1] if page.sentences else 0
    return hit.end <= first and bool(_DASH.search(page.folded, max(0, hit.start - 3), hit.start))


def _names_something_else(page: Page, hit: Hit, kind: str) -> bool:
    """An outlet that only signs a headline, a region that is only a place, half of another party's name."""
    if kind == "media":
        return _is_outlet_mark(page, hit)
    return _is_place(page, hit) if kind == "other" else kind == "party" and _is_last_part(page, hit)


def _is_last_part(page: Page, hit: Hit) -> bool:
    """Whether one word of a party's name ends that of another: "the Social | Democrats"."""
    floor, _ = page.sentence(hit.start)
    before = page.word_before(hit.start, floor) if " " not in hit.form.text else None
    return (
        before is not None and before[0] > floor and page.folded[before[0]].isupper() and before[1] not in page.ending
    )


def _fits(page: Page, hit: Hit, owned: set[str]) -> bool:
    """Whether a name that several bodies share ("Senate") means the one we know: its state is in the report."""
    if page.lower[hit.start : hit.end] in owned:
        return False
    known = meant(page, hit)
    scene = page.scene(hit.start)
    # "In Seoul, the National Security Council met" is not that of Washington
    return known is not None and (scene is None or known.country in (None, scene))


def meant(page: Page, hit: Hit) -> Entry | None:
    """Whom a weak name means: the first that may bear it and whose states the report names."""
    named = {h.id for h in page.hits if h.kind not in ("surname", "place")}
    for actor in hit.form.ids:
        entry = gazetteer().entries[actor]
        members = _members().get(actor)
        if members and len(members & named) >= LEAST_MEMBERS:
            return entry
        if members is None and (entry.country is None or entry.country in named):
            return entry
    return None


def _is_nobodys_group(page: Page, hit: Hit) -> bool:
    """Whether a name that several groups have had, written as a name, means none that we know."""
    shared = hit.form.weak and any(actor in _members() for actor in hit.form.ids)
    return shared and page.text[hit.start].isupper() and not page.is_heading(hit.start) and meant(page, hit) is None


def _add_local_group(page: Page, cast: Cast, hit: Hit) -> None:
    """ "The Contact Group" of an affair that no vocabulary tells of: a coalition of this report, named as it stands there."""
    name = " ".join(page.text[hit.start : hit.end].split())
    cast.new(name, "coalition", LOCAL, "group of the report's affair").seen(page.text, hit.start, hit.end)


@cache
def _members() -> dict[str, frozenset[str]]:
    """The states that make up a group with a name that other groups have too ("the Contact Group")."""
    return {row["id"]: frozenset(row["members"]) for row in load("coalitions") if row.get("members")}


def _is_platform(page: Page, hit: Hit) -> bool:
    """Whether a company's name is only the channel of a statement ("on Telegram")."""
    said = _ON_PLATFORM.search(page.lower, max(0, hit.start - 6), hit.start)
    return bool(said) and hit.id in words_of("titles", "platforms")


def _by_capitals(page: Page) -> Iterator[Entity]:
    """Names that end in a word of organisations ("the Transitional Presidential Council"), or begin with one that says what for ("the Coalition
    for a Free North"), where the model has seen none."""
    for start, end in page.sentences:
        if page.is_heading(start):
            continue  # headlines write every word so
        for match in _CAPITALS.finditer(page.folded, start, end):
            last = match.group().rsplit(" ", 1)[-1]
            known = any(e.start < match.end() and e.end > match.start() for e in page.names)
            if not known and any(last in words for _, words in _type_words()):
                entity = Entity(match.start(), match.end(), "ORG", BY_CAPITALS)
                if " " in page.folded[slice(*_trim(page, entity))]:
                    yield entity  # "The Council" is a name given before
        for match in _FOR_CAPITALS.finditer(page.folded, start, end):
            inside = page.hits_in(*match.span())
            known = any(e.start <= match.start() < e.end for e in page.names) or any(
                h.start == match.start() for h in inside
            )
            if not known and any(match.group(1) in words for _, words in _type_words()):
                yield Entity(match.start(), match.end(), "ORG", BY_CAPITALS)


def add_found(page: Page, cast: Cast, taken: set[int]) -> None:
    """Drafts for the model's organisations that no vocabulary and no other rule has claimed."""
    for entity in (*page.names, *_by_capitals(page)):
        if entity.label != "ORG" or entity.score < LEAST_SCORE:
            continue
        start, end = _trim(page, entity)
        if (
            start >= end
            or page.covered(start, end)
            or any(p in taken for p in range(start, end))
            or not page.folded[start:end].strip()
        ):
            continue
        name = " ".join(page.text[start:end].split())
        if _no_actor(name) or any(h.kind == "place" and h.start <= start and end <= h.end for h in page.hits):
            continue  # "the West Bank" is no bank
        inner = page.hits_in(start, end)
        if inner and inner[-1].end == end and inner[0].start == start and len(inner) == 1:
            continue
        kind = organisation_type(name)
        draft = cast.add(
            Draft(
                slug(name),
                name,
                kind,
                sector=load("sectors")["by_type"].get(kind),
                confidence=0.75,
                rule=MODELS,
            )
        )
        owner = next((h for h in inner if h.kind in ("name", "adjective")), None) or page.owner_before(start, 0)
        if owner and gazetteer().entries[owner.id].country:
            draft.country = draft.country or gazetteer().entries[owner.id].country
            draft.parents.append(owner.id)
        draft.seen(page.text, start, end)


def _trim(page: Page, entity: Entity) -> tuple[int, int]:
    start, end = entity.start, entity.end
    if (bracket := page.folded.find(" (", start, end)) > start:
        end = bracket
    while end > start and not page.folded[end - 1].isalnum() and page.folded[end - 1] not in ".!+":
        end -= 1
    if page.folded.endswith("'s", start, end):
        end -= 2
    for article in ("The ", "the ", "a ", "an "):
        if page.folded.startswith(article, start) and end - start > len(article):
            start += len(article)
    if (number := _NUMBER.match(page.folded, start, end)) and number.end() < end:
        start = number.end()  # "Four | China Coast Guard cutters"
    return start, end


def _no_actor(name: str) -> bool:
    """Whether a capitalised name is a day, a document, a place or a weapon rather than an actor."""
    lower = fold(name).lower()
    if _NO_ORGANISATION.match(name):
        return True
    if len(name) < 2 or lower in words_of("titles", "not_actors") or not any(c.isupper() for c in name):
        return True
    return name.split()[-1] in load("titles")["not_actor_heads"] or any(c.isdigit() for c in name.split()[0])


@cache
def _type_words() -> tuple[tuple[ActorType, frozenset[str]], ...]:
    return tuple((kind, frozenset(words)) for kind, words in load("titles")["organisation_words"].items())


def organisation_type(name: str) -> ActorType:
    """What an organisation is, by the words of its name; the last word speaks first."""
    words = [w.strip(",.()") for w in name.split()]
    for word in [words[-1], *words]:
        for kind, telling in _type_words():
            if word in telling:
                return kind
    return "other"
