"""Actors that a report names only by what they are: "the Russian president", "a government spokesman", "the army"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from suasion.evidence.actors import holders
from suasion.evidence.actors.abbreviations import absorb
from suasion.evidence.actors.bodies import BodyPhrase, adjective, body_draft, body_nouns, call_as_told, known_body
from suasion.evidence.actors.cast import Cast, Draft
from suasion.evidence.actors.organisations import MODELS
from suasion.evidence.actors.page import Page, words_of
from suasion.evidence.actors.possessors import nearest_state, possessive, possessor
from suasion.evidence.actors.titled import Person, title_phrases
from suasion.evidence.belonging import APART
from suasion.evidence.gazetteer import Entry, Hit, fold, gazetteer, slug
from suasion.evidence.model import OfficeHeld
from suasion.vocab import load

_OF_SOMEBODY = re.compile(r" of (?:the )?[A-Z]")  # "the commanders of the Patriotic Front": no state's
_HELD = frozenset({"government", "presidential office", "prime minister's office"})
"""Bodies besides ministries of which a possessive says whose they are, though the report names another of the kind."""
NAMED_AFTER = re.compile(r", (?:[a-z-]+ )*[A-Z]")
"""A name behind a title's comma: "its spokeswoman|, Ana Lind"."""
_GAP = re.compile(r" (?:(?:for|to|in|at|on) (?:the )?(?:[a-z-]+ ){1,3})?(?=[A-Z])")
COMPASS = ("North", "South", "East", "West")
_COMPASS = re.compile(r"\b[Tt]he (North|South|East|West)\b(?! [A-Z])")
AT_THAT_DATE = "office at that date"
"""Rule of a person whom the text means by an office, and the vocabulary names."""
BY_TITLE = "unnamed, by title"
"""Rule of a person of whom the text gives the title only."""
BARE = 0.5  # confidence that "the army" is that of the state in focus
TITLE_WEIGHT = 3  # a state named in the headline counts as often as this many namings below it
LEAD = 1.25  # times as often as the second state: with two parties named alike, "the government" is nobody's
FOCUS_SHARE = 0.3  # share of all namings of states that makes one state the focus of a report


def add_implied(page: Page, cast: Cast, phrases: list[BodyPhrase], people: list[Person]) -> None:
    """Office-holders and unnamed speakers by their title, and bodies without an owner."""
    used = {p for person in people for t in person.titles for p in range(t.start, t.end)}
    for start, end in page.sentences:
        for s, e, sector in title_phrases().find(page.lower, start, end):
            if s not in used and page.folded[e : e + 1] != "-":
                _titled(page, cast, s, e, sector, start, end)
    _bare(page, cast, phrases)
    _by_compass(page, cast)
    _at_home(page, cast)


def _by_compass(page: Page, cast: Cast) -> None:
    """ "The North" where the report names North and South Korea, "the South" where it names Sudan and South Sudan."""
    states = {d.name: d for d in cast.of_type("state")}
    halves = {n.partition(" ")[0]: n for n in states if any(_is_other_half(n, other) for other in states)}
    for match in _COMPASS.finditer(page.folded):
        if (name := halves.get(match.group(1))) is None or page.is_heading(match.start()):
            continue
        states[name].seen(page.text, *match.span(1))
        if bare := cast.drafts.get(slug(match.group(1))):
            absorb(cast, states[name], bare)


def _is_other_half(name: str, other: str) -> bool:
    """ "North Korea" beside "South Korea", "South Sudan" beside "Sudan"."""
    first, _, rest = name.partition(" ")
    return (
        name != other
        and first in COMPASS
        and (other == rest or other.partition(" ")[::2] in {(c, rest) for c in COMPASS})
    )


def _at_home(page: Page, cast: Cast) -> None:
    """The state of a president or minister whom no word places: the only one that the report names, or the one in its focus.

    A state whose office somebody else holds, by the report or by the vocabulary, is not his, nor one that has no such office.
    """
    homes = load("titles")["homes"]
    states = {c for h in page.hits if h.kind != "surname" and (c := gazetteer().entries[h.id].country)}
    for draft in cast.of_type("person"):
        offices = {holders.plain_title(r.title) for r in draft.roles.values() if r.of is None}
        offices &= words_of("titles", "single") - words_of("titles", "not_of_states")
        if draft.country is not None or draft.parents or draft.placed or not offices:
            continue
        if (told := {homes[o] for o in offices if o in homes}) and len(told) == 1:
            draft.country = told.pop()
            draft.parents.append(draft.country)
            continue
        told_of = {c for c in states if any(_told_of_another(cast, draft, c, o) for o in offices)}
        taken = told_of | {c for c in states if any(_held_by_another(page, draft, c, o) for o in offices)}
        left = {c for c in states - taken if any(holders.exists(c, o) for o in offices)}
        # where somebody else holds it everywhere, by the vocabulary, it may be out of date
        home = left.pop() if len(left) == 1 else focus(page, cast, taken if left else told_of)
        if home:
            draft.country = home
            draft.parents.append(home)


def _held_by_another(page: Page, draft: Draft, state: str, office: str) -> bool:
    named = holders.holder(state, office, page.date)
    return named is not None and slug(named) != draft.id


def _told_of_another(cast: Cast, draft: Draft, state: str, office: str) -> bool:
    """Whether the report has somebody else in that office of that state."""
    return any(
        d is not draft
        and d.rule != AT_THAT_DATE
        and d.country == state
        and any(holders.plain_title(r.title) == office for r in d.roles.values())
        for d in cast.of_type("person")
    )


def _titled(page: Page, cast: Cast, s: int, e: int, sector: str, floor: int, ceiling: int) -> None:
    title = page.lower[s:e]
    owner = page.owner_before(s, floor)
    right = e
    if owner is None:
        for preposition in (" of the ", " of "):
            if (
                page.lower.startswith(preposition, e)
                and (after := page.starting.get(e + len(preposition)))
                and after.end <= ceiling
            ):
                owner, right = after, after.end
                break
    if owner is None and (whose := possessive(page, s)) and not NAMED_AFTER.match(page.folded, e):
        if (state := possessor(page, cast, s)) is None:
            return
        left, known, place = whose.start(), gazetteer().entries[state], False  # "its ambassador"
    elif owner is None or owner.kind in ("person", "surname", "demonym"):
        return
    else:
        left, known, place = min(owner.start, s), gazetteer().entries[owner.id], owner.kind == "place"
    if page.lower.startswith("the ", max(floor, left - 4)) and left - 4 >= floor:
        left -= 4
    if not place and (bearer := _named_behind(page, cast, max(right, e))):
        bearer.roles.setdefault(title + known.id, OfficeHeld(title=title, of=known.id, source="text"))
        bearer.parents.append(known.id)
        bearer.country = bearer.country or known.country
        return
    name = None if place else holders.holder(known.id, title, page.date)
    named = _bearer(cast, known.id, title)
    if named:
        named.seen(page.text, left, right)
    elif name:
        person = gazetteer().entries[slug(name)]
        draft = cast.add(
            Draft(
                person.id,
                person.name,
                "person",
                person.country,
                sector,
                [known.id],
                confidence=0.7,
                rule=AT_THAT_DATE,
            )
        )
        for role in holders.roles(person.id, page.date):
            draft.roles.setdefault(holders.plain_title(role.title) + (role.of or ""), role)
        draft.seen(page.text, left, right)
    elif not place and _speaks_unnamed(title):
        display = f"{_qualifier(page, cast, owner, known)} {title}"
        draft = cast.add(
            Draft(
                slug(display),
                display,
                "person",
                known.country,
                sector,
                [known.id],
                confidence=0.6,
                rule=BY_TITLE,
            )
        )
        draft.roles.setdefault(title + known.id, OfficeHeld(title=title, of=known.id, source="text"))
        draft.seen(page.text, left, right)


def _named_behind(page: Page, cast: Cast, end: int) -> Draft | None:
    """The person whose name follows a title without a comma: "spokesperson of the Commission | Ana Vidal", "envoy | for the dialogue Ana Vidal"."""
    gap = _GAP.match(page.folded, end)
    at = gap.end() if gap else -1
    return next((d for d in cast.of_type("person") if " " in d.name and any(s == at for s, _ in d.extents)), None)


def _qualifier(page: Page, cast: Cast, owner: Hit | None, known: Entry) -> str:
    """What says whose representative somebody is: the owner as the text has it, or the state of "its" and of a capital ("Tehran's envoy")."""
    possessive = owner is not None and page.folded.startswith("'", owner.end)  # "Thailand's interior minister"
    if known.type == "state" and (owner is None or owner.kind == "capital" or possessive):
        return adjective(known.id, cast.year)
    return known.name if known.type != "state" or owner is None else page.text[owner.start : owner.end]


def _speaks_unnamed(title: str) -> bool:
    """Whether somebody known only by this title is worth an actor: a spokesman or minister, not a "candidate"."""
    return title in words_of("titles", "unnamed")


def _bearer(cast: Cast, owner: str, title: str) -> Draft | None:
    """The one person of the cast with that title of that owner."""
    plain = holders.plain_title(title)
    found = [
        d
        for d in cast.of_type("person")
        if any(
            holders.plain_title(r.title) == plain and (r.of == owner or (r.of is None and d.country == owner))
            for r in d.roles.values()
        )
        and (owner in d.parents or d.country == owner)
    ]
    return max(found, key=lambda d: (max(d.extents), d.id), default=None)


def focus(page: Page, cast: Cast, without: Collection[str] = ()) -> str | None:
    """The state that a report is about, if its namings and those of its bodies leave no doubt; ``without`` some."""
    counts: Counter[str] = Counter()
    first = page.sentences[0] if page.sentences else (0, 0)
    for draft in cast.drafts.values():
        if draft.rule == APART:
            continue
        # what its people and bodies do counts for the state too
        country = draft.id if draft.type == "state" else draft.country
        if country and country not in without:
            ends = {e for _, e in draft.extents}  # a name and the phrase around it end together
            counts[country] += sum(TITLE_WEIGHT if first[0] < e <= first[1] else 1 for e in ends)
    if not counts:
        return None
    (best, n), *rest = counts.most_common(2)
    sure = n >= FOCUS_SHARE * sum(counts.values()) and (not rest or n >= LEAD * rest[0][1])
    return best if sure else None


def _bare(page: Page, cast: Cast, phrases: list[BodyPhrase]) -> None:
    center = focus(page, cast)
    for phrase in phrases:
        if phrase.owners or _is_qualified(page, phrase) or _OF_SOMEBODY.match(page.folded, phrase.noun[1]):
            continue
        if (
            (named := page.starting.get(phrase.noun[1] + 1))
            and named.kind == "organisation"
            and page.folded[phrase.noun[1]] == " "
        ):
            continue  # "the ruling party | Frelimo"
        owner, scene = possessor(page, cast, phrase.noun[0]), page.scene(phrase.start)
        same = [d for d in cast.drafts.values() if d.body == phrase.kind.name]
        if (here := scene or owner) and (phrase.kind.bare or scene):
            same = [
                d for d in same if d.country in (None, here)
            ]  # not that of another state, though it is the only one named so far
        if owner and ("ministry" in phrase.kind.name or phrase.kind.name in _HELD):
            draft = body_draft(cast, phrase.kind, owner, confidence=BARE, rule="body of the state in focus")
            draft.seen(page.text, phrase.start, phrase.end)
            call_as_told(page, cast, draft, phrase, owner)
        elif len(same) == 1 and not _is_anothers(phrase, same[0], center):
            same[0].seen(page.text, phrase.start, phrase.end, name=page.lower.startswith("the ", phrase.start))
        elif same and _definite(page, phrase) and (last := _last_named(same, phrase.start)):
            last.seen(page.text, phrase.start, phrase.end, name=False)
        elif (
            (not same or _is_anothers(phrase, same[0], center))
            and (scene or phrase.kind.bare)
            and _definite(page, phrase)
            and (near := scene or owner or nearest_state(page, phrase.start) or center)
            and not _has_another_name(page, phrase, near)
        ):
            draft = body_draft(cast, phrase.kind, near, confidence=BARE, rule="body of the state in focus")
            draft.seen(page.text, phrase.start, phrase.end)
            call_as_told(page, cast, draft, phrase, near)
        elif not same and (noun := page.lower[phrase.noun[0] : phrase.noun[1]]) in phrase.kind.unowned:
            group = Draft(
                slug(noun),
                noun,
                phrase.kind.type,
                center,
                phrase.kind.sector,
                body=phrase.kind.name,
                confidence=BARE,
                rule="unnamed group",
            )
            cast.add(group).seen(page.text, *phrase.noun)
    _join_bare_names(cast)


def _join_bare_names(cast: Cast) -> None:
    """A "National Assembly" that the model found is the parliament that the report names, if it names only one."""
    for draft in [d for d in cast.drafts.values() if d.rule == MODELS]:
        length = len(draft.name)
        nouns = body_nouns().find(fold(draft.name).lower(), 0, length)
        kinds = {kind.name for start, end, kind in nouns if (start, end) == (0, length)} | {fold(draft.name).lower()}
        same = [d for d in cast.drafts.values() if d.body in kinds]
        if len(same) == 1:
            absorb(cast, same[0], draft)


def _has_another_name(page: Page, phrase: BodyPhrase, state: str) -> bool:
    """Whether the phrase is a name ("the National Assembly") that is not the one of that state's body."""
    known = known_body(state, phrase.kind.name)
    name = page.folded[slice(*phrase.noun)]
    if known is None or not name[0].isupper() or not name.split()[-1][0].isupper():
        return False
    form = gazetteer().lookup(name)
    return " " in name and (form is None or known not in form.ids)


def _is_qualified(page: Page, phrase: BodyPhrase) -> bool:
    """ "Coalition forces": a name that no vocabulary knows owns it."""
    floor, _ = page.sentence(phrase.noun[0])
    before = page.word_before(phrase.noun[0], floor)
    if before is None or page.folded[before[1] : phrase.noun[0]] != " ":
        return False
    token = page.tokens.get(before[0])
    return (
        token is not None and token.upos in ("PROPN", "ADJ") and page.folded[before[0]].isupper() and before[0] != floor
    )


def _last_named(drafts: list[Draft], position: int) -> Draft | None:
    """Of several bodies of one kind, the one named last before ``position``."""
    before = [
        (max(e for _, e in d.extents if e <= position), d.id)
        for d in drafts
        if any(e <= position for _, e in d.extents)
    ]
    last = max(before, default=None)
    return next((d for d in drafts if last and d.id == last[1]), None)


def _is_anothers(phrase: BodyPhrase, known: Draft, center: str | None) -> bool:
    """Whether a bare ministry is that of the state in focus, and not the one that another state is said to have only later."""
    return (
        "ministry" in phrase.kind.name
        and center not in (None, known.country)
        and min(s for s, _ in known.extents) > phrase.start
    )


def _is_anothers_article(page: Page, phrase: BodyPhrase) -> bool:
    """ "The island involving warships": the article is that of a noun before."""
    return any(t.upos == "VERB" and t.deprel == "acl" for t in page.tokens_in(phrase.start, phrase.noun[0]))


def _definite(page: Page, phrase: BodyPhrase) -> bool:
    possessed = re.search(r"\b(?:its|their|the country's) $", page.lower[max(0, phrase.start - 14) : phrase.start])
    article = page.lower.startswith("the ", phrase.start) and not _is_anothers_article(page, phrase)
    return (
        article
        or bool(possessed)
        or phrase.kind.proper
        or (
            page.folded[phrase.noun[0]].isupper()
            and page.sentence(phrase.start)[0] != phrase.start
            and not page.is_heading(phrase.start)
        )
    )
