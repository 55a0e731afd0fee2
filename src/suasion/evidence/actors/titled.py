"""Titles around the name of a person: "Chancellor Olaf Scholz", "Ana Vidal, a former envoy of Chile"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from suasion.evidence.actors.page import Page, Phrases, words_of
from suasion.evidence.gazetteer import Hit
from suasion.vocab import load

BEFORE_TITLE = 45  # characters of adjectives that may stand before the title in it
FAR_TITLE = 100  # characters between the begin of a title and the name, where an office stands between
APPOSITION = 90  # characters after a name in which its role may stand
_FORMER = re.compile(
    r"\b(?:former|ex-?|late|outgoing|acting|deputy|vice|then|interim|incoming|newly elected|newly-elected|current)[ -]?$"
)
_APPOSED = re.compile(r"'?,? (?:who is |who was )?(?:(?:the|a|an|its|his|her|their|then|now|also) )?")
_NO_APPOSITION = re.compile(r"\b(?:said|says|told|and|who|which|is|was|has|had|will|met|with)\b")
_OFFICE = re.compile(r"(?: (?:of|at|to|for|in)(?: the)? [A-Z][\w'-]*(?: (?:of|and|for|the|[A-Z][\w'-]*))*)+")
LONGEST_HONORIFIC = 18  # characters: "the right honourable"
RANKS = frozenset({"MIL", "REL", "EDU"})  # sectors of titles that say what somebody is, beside the office he holds
_HONORIFIC = re.compile(r"(?<![\w.])((?:the )?([a-z][a-z.]*)) $")
_OF_STATE = re.compile(r" of (?:the )?")
_AND_MORE = re.compile(r"(?:,? (?:and|&) [A-Z]\w+)+(?= of )")  # "Minister of Foreign Affairs | and Trade | of Chad"
_OF = re.compile(r" (?:of|for|at|to|in|with|from) (?:the )?")


@cache
def title_phrases() -> Phrases:
    """All titles, each with its sector."""
    return Phrases({title: sector for sector, titles in load("titles")["titles"].items() for title in titles})


@dataclass
class Title:
    """A title in the text: ``[start, end)``, and whose it is (``owner``); ``placed``: it is said whose, even if nobody knows them."""

    start: int
    end: int
    words: str
    sector: str
    owner: Hit | None = None
    placed: bool = False


@dataclass
class Person:
    """One mention of a person: the bare name ``[start, end)`` and the phrase ``[left, right)`` with its titles."""

    start: int
    end: int
    left: int
    right: int
    hit: Hit | None = None
    titles: list[Title] = field(default_factory=list)
    sure: bool = False


def text_before(page: Page, position: int) -> int:
    """Where the text before ``position`` ends, spaces, an honorific or a comma aside."""
    while position > 0 and page.folded[position - 1] in " ,":
        position -= 1
    return position


def read_titles(page: Page, person: Person, titles: dict[int, tuple[int, str]], ends: dict[int, int]) -> None:
    floor, ceiling = page.sentence(person.start)
    while (left := _honorific_before(page, person.left, floor)) is not None:
        person.left, person.sure = left, True
    position = text_before(page, person.left)
    start = ends.get(position)
    owner: Hit | None = None
    if start is None and (far := _far_title(page, position, floor, titles)) is not None:
        start = far
        owner = page.owner_before(start, floor) or next(iter(page.hits_in(titles[start][0], position)), None)
    if start is not None and start >= floor:
        _take(page, person, start, titles, owner, floor)
        person.left = person.titles[-1].start
        _office_before(page, person, titles, ends, floor)
    if person.titles and person.titles[-1].owner is None:
        _of_state(page, person, ceiling)
    apposed = _APPOSED.match(page.folded, person.end, ceiling)
    limit = min(ceiling, person.end + APPOSITION)
    if apposed and page.folded[person.end : person.end + 1] == ",":
        _apposition(page, person, apposed.end(), limit, titles)


def _honorific_before(page: Page, position: int, floor: int) -> int | None:
    """Where a word of honour begins that stands just before: "Dr. | the Hon. | Ana Vidal"."""
    word = _HONORIFIC.search(page.lower, max(floor, position - LONGEST_HONORIFIC), position)
    return word.start(1) if word and word.group(2).rstrip(".") in words_of("titles", "honorifics") else None


def _office_before(
    page: Page, person: Person, titles: dict[int, tuple[int, str]], ends: dict[int, int], floor: int
) -> None:
    """The office before a rank or a style: "the Chadian president, | General Ana Vidal", "the Chadian envoy, | Sheikh Ana Vidal"."""
    rank = person.titles[-1]
    start = ends.get(text_before(page, rank.start))
    styled = rank.sector in RANKS or rank.words in words_of("titles", "styles")
    if start is not None and start >= floor and styled and titles[start][1] not in RANKS:
        _take(page, person, start, titles, None, floor)
        person.left = person.titles[-1].start


def _of_state(page: Page, person: Person, ceiling: int) -> None:
    """The state named after the name: "Prime Minister Ana Vidal | of Chad"."""
    of = _OF_STATE.match(page.folded, person.end, ceiling)
    owner = page.starting.get(of.end()) if of else None
    if owner and owner.kind == "name" and owner.end <= ceiling:
        person.titles[-1].owner, person.right = owner, owner.end


def _far_title(page: Page, position: int, floor: int, titles: dict[int, tuple[int, str]]) -> int | None:
    """Where the title begins that names its office before the name: "the President of Ukraine | Volodymyr Zelenskyy".

    Of a chain the first: "the envoy of the President of Chad, | Ana Vidal" is an envoy.
    """
    near = (s for s, (e, _) in sorted(titles.items()) if max(floor, position - FAR_TITLE) <= s and e < position)
    return next((s for s in near if _OFFICE.fullmatch(page.folded, titles[s][0], position)), None)


def _take(
    page: Page, person: Person, start: int, titles: dict[int, tuple[int, str]], owner: Hit | None, floor: int
) -> None:
    """The title at ``start``, the words that qualify it, and its owner before it."""
    end, sector = titles[start]
    words = page.lower[start:end]
    left = start
    while (former := _FORMER.search(page.lower, max(floor, left - 16), left)) and former.start() < left:
        words = page.lower[former.start() : left] + words
        left = former.start()
    for _ in range(2):
        if owner or (owner := page.owner_before(left, floor)):
            break
        word = page.word_before(left, floor)
        if word is None or page.lower[word[0] : word[1]] in words_of("titles", "breaks"):
            break
        left_of_word = word[0]
        if page.owner_before(left_of_word, floor) is None:
            break
        left = left_of_word
    if owner and owner.form.weak and (state := page.owner_before(owner.start, floor)):
        owner = state  # "Taiwan's National Security Council chief"
    if owner and owner.end <= left:
        left = owner.start
        if (former := _FORMER.search(page.lower, max(floor, left - 16), left)) and not words.startswith(
            former.group().strip()
        ):
            words, left = former.group() + words, former.start()
    placed = _OF.match(page.folded, end, person.start) is not None or page.folded.endswith(("'s ", "s' "), floor, left)
    person.titles.append(Title(left, end, " ".join(words.split()), sector, owner, placed))
    person.sure = True


def _apposition(page: Page, person: Person, begin: int, limit: int, titles: dict[int, tuple[int, str]]) -> None:
    """ "Michael Binyon, a former correspondent for The Times": the role after the name, up to the next comma."""
    stop = next((i for i in range(begin, limit) if page.folded[i] in ",;:()" or _ends_there(page, i)), limit)
    found = [
        s for s in titles if begin <= s < stop and titles[s][0] <= stop and not _is_before_name(page, titles[s][0])
    ]
    if not found or min(found) - begin > BEFORE_TITLE:
        return
    start = min(found)
    between = page.lower[begin:start]
    verbs = any(t.upos in ("VERB", "AUX") and t.deprel != "amod" for t in page.tokens_in(begin, start))
    if verbs or _NO_APPOSITION.search(between):
        return
    end, sector = titles[start]
    owner = next((h for h in reversed(page.hits_in(begin, start))), None)
    more = _AND_MORE.match(page.folded, end, stop)
    of = _OF.match(page.folded, more.end() if more else end, stop)
    right = end
    if of and owner is None:
        owner = page.starting.get(of.end())
        right = owner.end if owner and owner.end <= stop else end
    words = (between.split()[-1] + " " if between.strip().endswith(("former", "deputy")) else "") + page.lower[
        start:end
    ]
    person.titles.append(Title(start, end, words, sector, owner, of is not None))
    person.right = max(right, stop if stop < limit else right)


def _ends_there(page: Page, i: int) -> bool:
    """Whether a full stop ends more than an abbreviation: not "the U.S.| envoy"."""
    return page.folded.startswith(". ", i) and not (page.folded[i - 1].isupper() and page.folded[i - 2] in ". ")


def _is_before_name(page: Page, end: int) -> bool:
    """Whether the title is somebody else's: ", President Donald Trump's envoy"."""
    return page.folded[end : end + 1] == " " and page.folded[end + 1 : end + 2].isupper()
