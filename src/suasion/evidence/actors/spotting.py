"""Where persons are named: the model's spans, known office-holders, and capitals after a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from suasion.evidence.actors import holders
from suasion.evidence.actors.names import CAPITAL, is_common
from suasion.evidence.actors.page import Page, words_of
from suasion.evidence.actors.titled import Person, read_titles, text_before, title_phrases
from suasion.evidence.belonging import OFFICES
from suasion.evidence.gazetteer import Hit, gazetteer
from suasion.vocab import load

_CAPITALISED = re.compile(rf"{CAPITAL}(?: {CAPITAL})*")
_WHOLE_NAME = re.compile(rf" ({CAPITAL}(?: {CAPITAL})+)")
_FOR_WHAT = re.compile(rf" for (?:the )?[A-Z][a-z]+(?: Affairs)? ({CAPITAL}(?: {CAPITAL})+)")


def strip_name(page: Page, start: int, end: int, titles: dict[int, tuple[int, str]]) -> tuple[int, int] | None:
    """The bare name inside a span: no titles, honorifics, adjectives or possessive; None if nothing is left."""
    while end > start and not (page.folded[end - 1].isalnum() or (page.folded[end - 1] == "." and end - start > 3)):
        end -= 1
    if page.folded.endswith("'s", start, end):
        end -= 2
    # the model may begin in the middle of a title: "Prime | Minister Ana Vidal"
    start = max([start, *(e for s, (e, _) in titles.items() if s < start < e < end)])
    inside = [t for t in titles if start <= t < end and titles[t][0] <= end]
    for title in sorted(inside, reverse=True):
        stop = titles[title][0]
        if stop == end:
            end = title
            while end > start and not page.folded[end - 1].isalnum():
                end -= 1
        elif page.folded[stop : stop + 1] == " " or page.folded[stop : stop + 2] == ". ":
            start = max(start, stop)
            break
    honorifics, particles = words_of("titles", "honorifics"), words_of("titles", "particles")
    while start < end:
        word = re.compile(r"[^\W_][\w'-]*\.?").match(page.folded, start, end)
        if word is None:
            start += 1
            continue
        lower = word.group().lower()
        hit = page.starting.get(start)
        if start in titles and titles[start][0] <= end:
            start = titles[start][0]
        elif (
            lower in ("the", "a", "an")
            or lower in honorifics
            or lower.rstrip(".") in honorifics
            or (lower == word.group() and lower.split("-")[0] not in particles)
        ):
            start = word.end()
        elif hit and hit.end < end and _qualifies(page, hit, end, titles):
            start = hit.end + (2 if page.folded.startswith("'s ", hit.end) else 0)
        else:
            break
        while start < end and not page.folded[start].isalnum():
            start += 1
    whole = page.starting.get(start)
    if (
        whole
        and (whole.end >= end or page.folded[whole.end : whole.end + 1] == "-")
        and whole.kind not in ("person", "surname")
    ):
        return None
    if (
        start >= end
        or not page.folded[start].isalpha()
        or page.folded[start + 1 : start + 2] == "-"
        or is_common(page.folded[start:end])
    ):
        return None
    return start, end


def _qualifies(page: Page, hit: Hit, end: int, titles: dict[int, tuple[int, str]]) -> bool:
    """Whether a known name at the start of a span belongs to the title, not to the name: "French | Emmanuel Macron"."""
    if hit.kind not in ("adjective", "name", "organisation", "metonym") or page.folded[hit.end] not in " '":
        return False
    possessive = page.folded.startswith("'s ", hit.end)
    return possessive or hit.kind == "adjective" or any(hit.end <= t < end for t in titles)


def persons(page: Page) -> list[Person]:
    """All mentions of persons by name, in order."""
    titles = {
        s: (e, sector)
        for a, b in page.sentences
        for s, e, sector in title_phrases().find(page.lower, a, b)
        if not page.covered(s, e)
    }
    ends = {e: s for s, (e, _) in titles.items()}
    spans: dict[int, tuple[int, Hit | None, bool]] = {}
    for entity in page.names:
        if entity.label == "PERSON" and (span := strip_name(page, entity.start, entity.end, titles)):
            inner = page.starting.get(span[0])
            spans[span[0]] = (
                span[1],
                inner if inner and inner.end == span[1] and inner.kind in ("person", "surname") else None,
                True,
            )
    for hit in page.hits:
        if hit.kind == "person" or (hit.kind == "surname" and _trusted(page, hit, ends, titles)):
            known = next(((s, e) for s, (e, _, _) in spans.items() if s < hit.end and e > hit.start), None)
            if known is None:
                spans[hit.start] = (hit.end, hit, hit.kind == "person")
            elif known == (hit.start, hit.end) or hit.kind == "person":
                # the vocabulary knows where a name begins and ends better than the model
                spans.pop(known[0])
                spans[hit.start] = (hit.end, hit, True)
    for stop in sorted(ends):
        # a title and then capitals: a name that nobody has told us about
        match = _CAPITALISED.match(page.folded, stop + 1) if page.folded[stop : stop + 1] == " " else None
        if match and not any(s < match.end() and e > match.start() for s, (e, _, _) in spans.items()):
            _untold(page, match, titles, spans)
    for entity in page.entities:
        # "a presidential adviser, | Ana Vidal": whatever the model takes the name for
        after = entity.label == "OTHER" and page.folded.endswith(", ", 0, entity.start) and entity.start - 2 in ends
        match = _CAPITALISED.fullmatch(page.folded, entity.start, entity.end) if after else None
        if match and " " in match.group():
            _untold(page, match, titles, spans)
    for match in _after_nouns(page, ends):
        if not any(s < match.end(1) and e > match.start(1) for s, (e, _, _) in spans.items()):
            _untold(page, match, titles, spans)
    out = []
    for start, (end, known_as, sure) in sorted(spans.items()):
        if (
            known_as is None
            and " " not in page.folded[start:end]
            and page.folded[end : end + 1] == " "
            and end + 1 in titles
        ):
            continue  # "Tigrayan spokesman": where somebody is from
        person = Person(start, end, start, end, known_as, [], sure)
        read_titles(page, person, titles, ends)
        out.append(person)
    return out


def _after_nouns(page: Page, ends: dict[int, int]) -> Iterator[re.Match[str]]:
    """Two or more capitalised words after a noun of people or an office that says what for: "the teacher | Ana Vidal", "Deputy Prime Minister for
    Reintegration | Ana Vidal". Group 1 is the name."""
    for stop in sorted(ends):
        if match := _FOR_WHAT.match(page.folded, stop):
            yield match
    for s in page.trees:
        for t in s.tokens:
            human = t.upos == "NOUN" and t.xpos == "NN" and t.lemma in _human_nouns() and t.end not in ends
            if human and (match := _WHOLE_NAME.match(page.folded, t.end)):
                yield match


@cache
def _human_nouns() -> frozenset[str]:
    many = load("humans")["many"]
    return frozenset(
        lemma for kind in ("people", "military", "media", "judiciary", "legislature") for lemma in many[kind]
    )


def _untold(
    page: Page, match: re.Match[str], titles: dict[int, tuple[int, str]], spans: dict[int, tuple[int, Hit | None, bool]]
) -> None:
    start, end = match.span(match.lastindex or 0)
    if page.is_heading(start):
        return
    if start not in page.starting and (span := strip_name(page, start, end, titles)):
        name = page.folded[span[0] : span[1]]
        if name in load("titles")["not_actor_heads"]:
            return  # "the General Agreement" is no general
        if all(
            w.lower() in words_of("titles", "not_names") or w.lower() in words_of("titles", "not_actors")
            for w in name.split()
        ):
            return
        if len(name) > 2 and name[0].isupper() and not name.isupper() and not _holds_known(page, *span):
            spans[span[0]] = (span[1], None, " " in name)


def _holds_known(page: Page, start: int, end: int) -> bool:
    """Whether a name is, or holds, one that the vocabularies know; a surname may be that of a town ("Mehmet Kaya")."""
    return any(h.kind != "place" or h.start == start for h in page.hits_in(start, end))


def _trusted(page: Page, hit: Hit, ends: dict[int, int], titles: dict[int, tuple[int, str]]) -> bool:
    """Whether a bare surname means one of the office-holders who bear it."""
    if text_before(page, hit.start) in ends or set(hit.form.ids) & _in_full(page):
        return True
    if page.lower[hit.start : hit.end] in words_of("titles", "common_surnames"):
        return False
    if page.is_heading(hit.start):
        return (
            min((holders.near(p, page.date) for p in at_home(page, hit)), default=holders.FAR_MONTHS + 1)
            <= holders.FAR_MONTHS
        )
    follows = page.folded[hit.end : hit.end + 2]
    if len(follows) == 2 and follows[0] == " " and follows[1].isupper() and hit.end + 1 not in page.starting:
        return False  # the first part of somebody else's name
    before = page.word_before(hit.start, 0)
    if (
        before
        and page.folded[before[0]].isupper()
        and before[1] == hit.start - 1
        and page.sentence(before[0])[0] != before[0]
        and before[1] not in page.ending
    ):
        return False  # the last part of it
    return (
        min((holders.near(p, page.date) for p in at_home(page, hit)), default=holders.FAR_MONTHS + 1)
        <= holders.FAR_MONTHS
    )


def _in_full(page: Page) -> set[str]:
    """The office-holders whose whole name stands in the report."""
    return {h.id for h in page.hits if h.kind == "person"}


def at_home(page: Page, hit: Hit) -> list[str]:
    """Those with that surname whose state or body the report names: not every Hassan is Tanzania's president."""
    entries, named = gazetteer().entries, {i for h in page.hits for i in h.form.ids}
    # "the Pentagon" names the United States
    named |= {c for i in named if entries[i].type in OFFICES and (c := entries[i].country)}
    return [p for p in hit.form.ids if {entries[p].country, entries[p].of} & named]
