"""Persons as actors: one draft for "Michael Binyon" and "Binyon", and the roles that the text gives them."""

from __future__ import annotations

from collections import Counter

from rapidfuzz.fuzz import ratio

from suasion.evidence import syntax
from suasion.evidence.actors import holders
from suasion.evidence.actors.cast import Cast, Draft
from suasion.evidence.actors.page import Page, words_of
from suasion.evidence.actors.spotting import at_home
from suasion.evidence.actors.titled import Person, Title
from suasion.evidence.gazetteer import fold, gazetteer, slug
from suasion.evidence.model import OfficeHeld

FOUND = "person's name"
"""Rule of a person whom a name in the text makes, and no vocabulary."""
SAME_SURNAME = 85.0  # per cent of letters: "Mavroyianis" and "Mavroyanis" are one, "Lavrov" and "Larov" too
NAMESAKE_YEARS = 10  # before somebody's first term from which another title makes it another person
ACTING = (*syntax.SUBJECTS, "obl:agent", "nmod:poss", "root", "flat", "appos")
"""Relations in which a bare surname may stand for somebody."""
SAME_FIRST = 60.0  # per cent: "Oleksii", "Oleksiy", "Alexei"


def add_persons(page: Page, cast: Cast, found: list[Person]) -> None:
    """Drafts for all persons: full names first, then the short ones, each to the person it means."""
    folded = {id(p): " ".join(page.folded[p.start : p.end].split()) for p in found}
    drafts: list[Draft] = []
    for person in sorted(found, key=lambda p: (" " not in folded[id(p)], p.start)):
        name = folded[id(person)]
        draft = _same(page, drafts, name, person)
        if draft is None:
            draft = _new(page, cast, person, name)
            if draft is None:
                continue
            if draft not in drafts:
                drafts.append(draft)
        draft.seen(page.text, person.start, person.end)
        draft.extents.append((person.left, person.right))
        for title in person.titles:
            _give(draft, title, page.date)
    for draft in drafts:
        if (last := draft.name.rsplit(" ", 1)[-1]) in page.families:
            draft.names.setdefault(last, draft.extents[0][0])


def _same(page: Page, drafts: list[Draft], name: str, person: Person) -> Draft | None:
    words = name.lower().split()
    if person.hit and person.hit.kind == "person":
        return next((d for d in drafts if d.id == person.hit.id), None)
    candidates = []
    for draft in drafts:
        for known in [draft.name, *draft.names]:
            score = _alike(words, fold(known).lower().split())
            if score:
                candidates.append(
                    (score, -abs(max((e for e, _ in draft.extents), default=0) - person.start), draft.id, draft)
                )
    return max(candidates)[3] if candidates else None


def _alike(a: list[str], b: list[str]) -> int:
    """How sure we are that two names are one person's: 0 not, 3 the same words."""
    if a == b:
        return 3
    if len(a) == 1 or len(b) == 1:
        short, full = (a[0], b) if len(a) == 1 else (b[0], a)
        if short in (full[-1], full[0] if len(full[0]) < 5 else full[-1]):
            return 3
        if short in full[1:]:
            return 2
        if short == full[0]:
            return 1  # "General Phoumi" for Phoumi Nosavan: in many languages the first name stands alone
        return 1 if len(short) > 4 and ratio(short, full[-1]) >= SAME_SURNAME and short[0] == full[-1][0] else 0
    if a[-1] == b[-1] or (ratio(a[-1], b[-1]) >= SAME_SURNAME and len(a[-1]) > 4):
        if set(a) <= set(b) or set(b) <= set(a):
            return 2
        first, other = a[0].rstrip("."), b[0].rstrip(".")
        if first == other or ((len(first) == 1 or len(other) == 1) and first[0] == other[0]):
            return 3
        return 2 if ratio(first, other) >= SAME_FIRST and (set(a[1:-1]) <= set(b) or set(b[1:-1]) <= set(a)) else 0
    return 2 if len(a) != len(b) and (set(a) <= set(b) or set(b) <= set(a)) else 0


def _new(page: Page, cast: Cast, person: Person, name: str) -> Draft | None:
    entries = gazetteer().entries
    best = _only(page, person, _bearers(page, person))
    if best:
        entry = entries[best]
        draft = cast.known(entry, 0.95, "office-holder")
        draft.parents = holders.serves(entry.id, page.date)
        if draft.parents and (office := entries.get(draft.parents[0])) and office.type in ("io", "coalition"):
            draft.country = None  # who speaks for the UN does not speak for the state of his passport
        for role in holders.roles(entry.id, page.date):
            draft.roles.setdefault(holders.plain_title(role.title) + (role.of or ""), role)
        return draft
    if not person.sure or not (" " in name or _is_somebody(page, person)):
        return None
    display = " ".join(page.text[person.start : person.end].split())
    return cast.add(
        Draft(
            slug(display),
            display,
            "person",
            country=_origin(page, person),
            confidence=0.85 if " " in display else 0.6,
            rule=FOUND,
        )
    )


def _origin(page: Page, person: Person) -> str | None:
    """The state of "British militant | Haroon Rashid": whose adjective stands before the noun that says what he is."""
    floor, _ = page.sentence(person.start)
    noun = page.word_before(person.start, floor)
    if noun is None or page.folded[noun[0]].isupper() or page.folded[noun[1] : person.start] != " ":
        return None
    token = page.tokens.get(noun[0])
    owner = page.owner_before(noun[0], floor)
    if token is None or token.upos != "NOUN" or owner is None or owner.kind != "adjective":
        return None
    return gazetteer().entries[owner.id].country


def _is_somebody(page: Page, person: Person) -> bool:
    """Whether one bare word is a person's name: after an honorific or with a title it is; else somebody must act ("the village of Kirants",
    "reached Manus", "the Karish field" are places and things that the model takes for people)."""
    token = page.tokens.get(person.start)
    by = page.lower.endswith("by ", 0, person.start)
    acts = by or (token is not None and token.deprel in ACTING)
    return bool(person.titles) or person.left < person.start or acts


def _only(page: Page, person: Person, bearers: list[str]) -> str | None:
    """The one whom a name means: by title, then by the time in office, then by the state that the report names most; None if that leaves several."""
    if not bearers:
        return None
    rank = {p: (_title_distance(p, person), holders.near(p, page.date)) for p in bearers}
    first = [p for p in bearers if rank[p] == min(rank.values())]
    if len(first) == 1:
        return first[0]
    entries = gazetteer().entries
    named = Counter(h.id for h in page.hits if entries[h.id].type == "state")
    best = max(named[entries[p].country or ""] for p in first)
    most = [p for p in first if named[entries[p].country or ""] == best]
    return most[0] if len(most) == 1 else None


def _bearers(page: Page, person: Person) -> list[str]:
    """The office-holders that this may mean; a common surname needs a title of theirs, or their time in office."""
    hit = person.hit
    if hit is None:
        return []
    if hit.kind == "person":
        return [p for p in hit.form.ids if not _is_namesake(p, person, page.date)]
    common = page.lower[hit.start : hit.end] in words_of("titles", "common_surnames")
    limit = holders.NEAR_MONTHS if common else holders.FAR_MONTHS
    known = [p for p in hit.form.ids if holders.in_office_yet(p, page.date)]
    entitled = [p for p in known if person.titles and _title_distance(p, person) == 0]
    if not common and entitled and len({gazetteer().entries[p].country for p in entitled}) == 1:
        return entitled  # "President Obama" needs no mention of his country
    serving = [p for p in known if holders.near(p, page.date) == 0]
    if not common and page.date and len(serving) == 1 and person.left < person.start:
        return serving  # "Mr Obama" in 2010
    return [
        p
        for p in at_home(page, hit)
        if p in known
        if holders.near(p, page.date) <= limit or (person.titles and _title_distance(p, person) == 0)
    ]


def _is_namesake(holder: str, person: Person, date: str | None) -> bool:
    """Whether somebody with an office-holder's whole name is another: he has a title that is none of theirs, long before their time."""
    early = holders.years_early(holder, date) >= NAMESAKE_YEARS
    return early and bool(person.titles) and _title_distance(holder, person) > 0


def _title_distance(person: str, mention: Person) -> int:
    """0 if one of the titles in the text is one that this office-holder held."""
    held = {holders.plain_title(t["title"]) for t in holders.terms_of(person)}
    said = {holders.plain_title(t.words) for t in mention.titles}
    return 0 if not said or held & said else 1


def _give(draft: Draft, title: Title, date: str | None) -> None:
    entries = gazetteer().entries
    candidates = title.owner.form.ids if title.owner else ()
    # "Rubio's spokesperson": the Rubio of the time
    owner = entries[holders.likeliest(candidates, date)] if candidates else None
    of = owner.id if owner else None
    draft.placed |= title.placed
    known = draft.roles.get(holders.plain_title(title.words) + (of or ""))
    if known is None:
        draft.roles[holders.plain_title(title.words) + (of or "")] = OfficeHeld(title=title.words, of=of, source="text")
    if draft.sector is None:
        draft.sector = title.sector
    if owner and draft.rule != "office-holder" and owner.id not in draft.parents:
        draft.parents.append(owner.id)
        draft.country = draft.country or owner.country
