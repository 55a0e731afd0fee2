"""Whom "he", "the ministry" or "the two countries" mean, where an antecedent is safe. Confidence is low, and said so.

0. "The Fund" goes to the body whose longer name ends so.
1. A definite description goes to the nearest earlier actor that the word fits ("the alliance": NATO; "the minister":
   a person with that title).
2. "he" and "she" go to the person last in focus: the first that the nearest sentence names, if the sex allows it.
3. "they" goes to the nearest group, "it" to the nearest state or body; in the sentence before, to the first.
4. "The three governments" are the states of the nearest sentence that names just three.
5. "The two countries", "both armies", "the sides" are two parties that a sentence shortly before names together, else the two that the
   report names together most.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations, pairwise

from suasion.evidence.actors.cast import Cast, Draft
from suasion.evidence.actors.implied import focus
from suasion.evidence.actors.page import Page, words_of
from suasion.evidence.gazetteer import fold, gazetteer
from suasion.language.model import Token
from suasion.vocab import load

STATES = frozenset({"country", "nation"})
REACH = 3  # sentences: an antecedent that is further back is not safe
PERSON_REACH = 8  # sentences: "he" must be somebody, and nobody else was named since
SAME = 0.5  # probability of an antecedent from which the language model's counts
DEFINITE = 0.6  # confidence of a description that fits one actor
PRONOUN = 0.5  # confidence of a pronoun
_PRONOUNS = re.compile(r"\b(he|she|his|her|him|they|their|them|it|its)\b")
_OWNING = frozenset({"his", "its", "their"})  # the model was taught on parties, and not on whose they are
_PERSONAL = frozenset({"he", "she", "him", "her"})
_HONORIFIC = re.compile(r"\b(?:his|her) (excellency|majesty|highness|holiness|eminence|honour)\b")
_PAIR = re.compile(
    r"\b(?:the|both|these) (?:two |warring |opposing |rival |conflicting )*"
    r"(countries|sides|nations|states|neighbours|neighbors|leaders|presidents|ministers|parties)\b"
    r"|\b(?:both|the two) (?:foreign |prime |national )?"
    r"(governments|capitals|armies|militaries|forces|delegations|rivals|foes|allies|powers|camps|ministers|men|women|politicians|generals)\b"
    r"|\b(?:each|either) (side|country|party|capital|government)\b"
)
_SEVERAL = re.compile(
    r"\b(?:the|all|these) (three|four|five|six) (?:[a-z-]+ )?"
    r"(?:countries|nations|states|governments|capitals|powers|neighbours|neighbors|allies|members|signatories|sides|parties|juntas|regimes|republics)\b"
)

_NUMBERS = {"three": 3, "four": 4, "five": 5, "six": 6}
_PERSONS = frozenset({"leaders", "presidents", "ministers", "men", "women", "politicians", "generals"})
_TOGETHER = re.compile(r"(?:'s?)?,? ?(?:and|or|with|against|[-\u2013/]) ?(?:the )?$")
SIDES = ("state", "armed_group")  # what "the two sides" may be
LEAST_TOGETHER = 2  # sentences in which a report must name two parties together before "the sides" are they
_DEFINITE = re.compile(r"\b(?:the|this) (?=((?:[a-z][\w-]* ){0,2}[a-z][\w-]*))")
_SHORT = re.compile(r"\b[Tt]he ([A-Z][a-z]{2,})\b(?!['\u2019]?-?\w| [A-Z])")
"""A capital on a word alone: short for a longer name."""
_GROUPS = frozenset({"people", "armed_group", "coalition", "military", "government_body"})
_PLURAL_BODIES = frozenset({"officials", "diplomats", "authorities", "ministers", "leadership", "lawmakers"})
_BODIES = frozenset(
    {
        "state",
        "io",
        "government_body",
        "military",
        "armed_group",
        "company",
        "ngo",
        "party",
        "media",
        "legislature",
        "judiciary",
        "coalition",
    }
)


def pairs(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """Where parties that stand elsewhere are meant together: "the two sides", "the three governments"."""
    return [m.span() for pattern in (_PAIR, _SEVERAL) for m in pattern.finditer(page.lower, start, end)]


@cache
def _type_nouns() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in load("references")["nouns"].items()}


@cache
def _sexes() -> tuple[frozenset[str], frozenset[str]]:
    names = load("references")["first_names"]
    return frozenset(fold(n) for n in names["she"]), frozenset(fold(n) for n in names["he"])


def sex(draft: Draft, page: Page) -> str | None:
    """ "he" or "she" as far as the text or the first name tells; None if nothing does."""
    for start, _ in draft.extents:
        before = page.lower[max(0, start - 6) : start + 5]
        if re.search(r"\b(?:mrs|ms|madame|queen|spokeswoman)\b", before):
            return "she"
        if re.search(r"\b(?:mr|sir|king|prince|sheikh)\b", before):
            return "he"
    roles = " ".join(draft.roles)
    if re.search(r"woman\b", roles):
        return "she"
    if re.search(r"spokesman|chairman|businessman|\bking\b|emir|ayatollah", roles):
        return "he"
    she, he = _sexes()
    first = fold(draft.name).split()[0]
    return "she" if first in she else "he" if first in he else None


class _Trail:
    """Where each draft is named, for looking back."""

    def __init__(self, page: Page, cast: Cast, mentions: dict[str, list[tuple[int, int]]]) -> None:
        self.page = page
        self.drafts = cast.drafts
        spans = {(s, e, d.id) for d in cast.drafts.values() for s, e in d.extents}
        spans |= {(s, e, actor) for actor, found in mentions.items() for s, e in found}
        self.spans = sorted(spans)
        self.main_pair: list[Draft] | None = None
        self.focus = focus(page, cast)
        self.sexes: dict[str, str | None] = {}
        self.words: dict[str, frozenset[str]] = {}

    def center(self) -> Draft | None:
        """The state that the report is about, if its namings leave no doubt."""
        return self.drafts.get(self.focus) if self.focus else None

    def sex_of(self, draft: Draft) -> str | None:
        """``sex``, looked for once."""
        if draft.id not in self.sexes:
            self.sexes[draft.id] = sex(draft, self.page)
        return self.sexes[draft.id]

    def words_for(self, draft: Draft) -> frozenset[str]:
        """``_words_for``, made once."""
        if draft.id not in self.words:
            self.words[draft.id] = _words_for(draft)
        return self.words[draft.id]

    def at(self, position: int) -> str | None:
        """The actor that the name at ``position`` is of; of several the shortest, a name inside of a phrase."""
        found = [(e - s, actor) for s, e, actor in self.spans if s <= position < e and actor in self.drafts]
        return min(found)[1] if found else None

    def end_of(self, start: int, draft: Draft) -> int:
        """Where the longest naming of the draft that begins at ``start`` ends."""
        return max(e for s, e, actor in self.spans if s == start and actor == draft.id)

    def before(self, position: int, reach: int = REACH) -> Iterator[tuple[int, int, Draft]]:
        """Earlier namings as (sentences back, start, draft): near sentences first, in each the first naming first."""
        here = self.page.sentence_number(position)
        for back in range(reach + 1):
            if here - back < 0:
                return
            start, end = self.page.sentences[here - back]
            first, last = bisect_left(self.spans, (start,)), bisect_left(self.spans, (end,))
            for s, e, actor in self.spans[first:last]:
                if e <= position and actor in self.drafts:
                    yield back, s, self.drafts[actor]


def references(page: Page, cast: Cast, mentions: dict[str, list[tuple[int, int]]]) -> list[tuple[int, int, str, float]]:
    """``(start, end, actor id, confidence)`` for every safe reference."""
    trail = _Trail(page, cast, mentions)
    taken = {p for s, e, _ in trail.spans for p in range(s, e)}
    out: list[tuple[int, int, str, float]] = []
    for start, end in page.sentences:
        for match in _PAIR.finditer(page.lower, start, end):
            out += [
                (match.start(), match.end(), d.id, DEFINITE)
                for d in _pair(trail, match.start(), match.group(1) or match.group(2) or match.group(3))
            ]
        for match in _SEVERAL.finditer(page.lower, start, end):
            found = _several(trail, match.start(), _NUMBERS[match.group(1)])
            out += [(match.start(), match.end(), d.id, DEFINITE) for d in found]
        for match in _SHORT.finditer(page.folded, start, end):
            if match.start(1) not in taken and (body := _called_short(trail, match.start(), match.group(1))):
                out.append((match.start(1), match.end(1), body.id, DEFINITE))
                taken.update(range(*match.span(1)))
        for match in _DEFINITE.finditer(page.lower, start, end):
            phrase = _fits(trail, match.start(), match.group(1))
            if phrase:
                stop = match.start(1) + phrase[0]
                if not any(p in taken for p in range(match.start(1), stop)):
                    out.append((match.start(), stop, phrase[1].id, DEFINITE))
                    if phrase[1].type == "person":
                        insort(trail.spans, (match.start(), stop, phrase[1].id))  # "the envoy" is in focus as by name
        for match in _HONORIFIC.finditer(page.lower, start, end):
            if match.start() not in taken and (honoured := _honoured(trail, match.start(), match.group(1))):
                out.append((match.start(), match.end(), honoured.id, DEFINITE))
                insort(trail.spans, (match.start(), match.end(), honoured.id))
                taken.update(range(*match.span()))
        for match in _PRONOUNS.finditer(page.lower, start, end):
            if match.start() not in taken and (draft := _pronoun(trail, match.start(), match.group(1))):
                out.append((match.start(), match.end(), draft.id, PRONOUN))
                if draft.type == "person":
                    # whoever is "he" now stays in focus
                    insort(trail.spans, (match.start(), match.end(), draft.id))
    return out


def _fits(trail: _Trail, position: int, words: str) -> tuple[int, Draft] | None:
    """The earlier actor that "the <words>" fits, and how many letters of the words say so."""
    length = 0
    parts = words.split(" ")
    near = list({draft.id: draft for _, _, draft in trail.before(position)}.values())
    for i, word in enumerate(parts):
        length += len(word) + (1 if i else 0)
        phrase = " ".join(parts[: i + 1])
        if phrase in STATES and (center := trail.center()):
            return length, center
        for draft in near:
            if phrase in (known := trail.words_for(draft)) or (i and word in known):
                return length, draft
    length = 0
    for i, word in enumerate(parts):
        length += len(word) + (1 if i else 0)
        if bearer := _only_bearer(trail, position, " ".join(parts[: i + 1])):
            return length, bearer
    return None


def _called_short(trail: _Trail, position: int, word: str) -> Draft | None:
    """ "The Fund", "the Front": the one body named so far whose longer name ends so, the nearest of several."""
    before = (trail.drafts.get(actor) for _, end, actor in reversed(trail.spans) if end <= position)
    bodies = (d for d in before if d is not None and d.type in _BODIES - {"state", "media"})
    return next((d for d in bodies if any(name.endswith(" " + word) for name in d.names)), None)


def _only_bearer(trail: _Trail, position: int, title: str) -> Draft | None:
    """The one person named so far whose title it is."""
    before = {actor for _, e, actor in trail.spans if e <= position}
    found = [d for d in trail.drafts.values() if d.type == "person" and d.id in before and title in trail.words_for(d)]
    return found[0] if len(found) == 1 else None


def _words_for(draft: Draft) -> frozenset[str]:
    """What "the ..." may call it: its titles and the noun of its kind, with or without what stands before the last word."""
    if draft.type == "person":
        titles = [role.title.lower() for role in draft.roles.values()]
        return _endings(
            (*titles, *(title.split(" of ")[0] for title in titles))
        )  # "the secretary" is the Secretary of State
    if draft.body:
        return _endings((draft.body,))
    entry = gazetteer().entries.get(draft.id)
    *before, last = draft.name.split()
    if draft.type in _BODIES - {"state", "media"} and before and last.isalpha() and not last.isupper():
        return frozenset({last.lower()}).union(_type_nouns().get(draft.type, frozenset()), entry.nouns if entry else ())
    return _type_nouns().get(draft.type, frozenset()).union(entry.nouns if entry else ())


def _endings(phrases: Iterable[str]) -> frozenset[str]:
    """ "special envoy": it, and "envoy"."""
    return frozenset(" ".join(words[i:]) for p in phrases for words in [p.split(" ")] for i in range(len(words)))


def _pair(trail: _Trail, position: int, noun: str) -> list[Draft]:
    """The two parties (or persons) that the nearest sentence names together, and no third; else the pair of the report."""
    persons = _named_together(trail, position, ("person",)) if noun in _PERSONS else []
    return persons or _named_together(trail, position, SIDES) or _main_pair(trail)


def _several(trail: _Trail, position: int, number: int) -> list[Draft]:
    """The states that the nearest sentence with just so many names: "the three governments"."""
    by_sentence: dict[int, dict[str, Draft]] = {}
    for back, start, draft in trail.before(position, PERSON_REACH):
        if draft.type == "state" and not draft.place_only and not _only_where(trail, start):
            by_sentence.setdefault(back, {})[draft.id] = draft
    return next((list(found.values()) for _, found in sorted(by_sentence.items()) if len(found) == number), [])


def _honoured(trail: _Trail, position: int, honorific: str) -> Draft | None:
    """ "His Excellency": the person last introduced so ("His Excellency Dr Khalid ...")."""
    for start, end, actor in reversed(trail.spans):
        draft = trail.drafts.get(actor)
        if end <= position and draft is not None and draft.type == "person":
            around = trail.page.lower[max(0, start - len(honorific) - len(" the honourable ")) : start]
            if honorific in around or trail.page.lower.startswith(("his " + honorific, "her " + honorific), start):
                return draft
    return None


def _named_together(trail: _Trail, position: int, kinds: tuple[str, ...]) -> list[Draft]:
    by_sentence: dict[int, list[tuple[int, Draft]]] = {}
    for back, start, draft in trail.before(position):
        if draft.type in kinds and not (draft.type == "state" and (draft.place_only or _only_where(trail, start))):
            by_sentence.setdefault(back, []).append((start, draft))
    for _, found in sorted(by_sentence.items()):
        different = list({d.id: d for _, d in found}.values())
        if len(different) == 2:
            return different
        for (a, first), (b, second) in pairwise(found):
            if first is not second and _TOGETHER.search(trail.page.lower, trail.end_of(a, first), b):
                return [first, second]
    return []


def _only_where(trail: _Trail, start: int) -> bool:
    """ "Signed in Doha": where it was, and no side of it."""
    before = trail.page.word_before(start, 0)
    return before is not None and trail.page.lower[before[0] : before[1]] in words_of("titles", "locative")


def _main_pair(trail: _Trail) -> list[Draft]:
    """The two parties that most sentences name together, if enough do; an army stands for itself where it has rebels to fight."""
    if trail.main_pair is None:
        rebels = {d.country for d in trail.drafts.values() if d.type == "armed_group"}
        together: Counter[tuple[str, str]] = Counter()
        for start, end in trail.page.sentences:
            here = {
                d.id
                for s, _, actor in trail.spans
                if start <= s < end and (d := trail.drafts.get(actor)) and _is_party(d, rebels)
            }
            together.update(combinations(sorted(here), 2))
        best = together.most_common(2)
        sure = bool(best) and best[0][1] >= LEAST_TOGETHER and (len(best) == 1 or best[0][1] > best[1][1])
        trail.main_pair = [trail.drafts[x] for x in best[0][0]] if sure else _civil_war(trail)
    return trail.main_pair


def _civil_war(trail: _Trail) -> list[Draft]:
    """The army and the one armed group of a state, if the report has just these."""
    groups = [d for d in trail.drafts.values() if d.type == "armed_group" and d.country]
    armies = [d for d in trail.drafts.values() if d.type == "military" and groups and d.country == groups[0].country]
    return [armies[0], groups[0]] if len(groups) == 1 and len(armies) == 1 else []


def _is_party(draft: Draft, rebels: set[str | None]) -> bool:
    if draft.type == "military":
        return draft.country in rebels
    return draft.type == "armed_group" or (draft.type == "state" and not draft.place_only and draft.id not in rebels)


def _pronoun(trail: _Trail, position: int, word: str) -> Draft | None:
    if word not in _OWNING and (seen := _seen(trail, position)) and (seen.type == "person") == (word in _PERSONAL):
        return seen
    if word in ("he", "she", "his", "her", "him"):
        wanted = "she" if word in ("she", "her") else "he"
        for back, _, draft in trail.before(position, PERSON_REACH):
            if draft.type != "person":
                continue
            known = trail.sex_of(draft)
            if known == wanted or (known is None and back <= 1):
                return draft
        return None
    token = trail.page.tokens.get(position)
    if word == "it" and token is not None and not token.deprel.startswith("nsubj"):
        return None  # "rejected it": seldom an actor
    plural = word in ("they", "their", "them")
    found = [
        (back, s, d) for back, s, d in trail.before(position) if back <= 1 and _stands_alone(trail.page, s, d, plural)
    ]
    here = [f for f in found if f[0] == 0]
    if word == "it" or (word == "its" and _owns_subject(trail.page, token)):
        here = [f for f in here if _is_subject(trail.page, f[1], f[2])] or here
    # in the same sentence the nearest, in the one before it the first
    return here[-1][2] if here else found[0][2] if found else None


def _seen(trail: _Trail, position: int) -> Draft | None:
    """The actor that the language model thinks is meant, if all words that name it have ``SAME`` together."""
    points: Counter[str] = Counter()
    for to in trail.page.same.get(position, ()):
        if to.start < position and (named := trail.at(to.start)):
            points[named] += to.score  # type: ignore[assignment]  # Counter counts any number
    best = max(points, key=lambda a: (points[a], a), default=None)
    return trail.drafts.get(best) if best and points[best] >= SAME else None


def _owns_subject(page: Page, token: Token | None) -> bool:
    """ "Its minister said": what has just been the subject goes on."""
    owned = page.head_of(token) if token is not None else None
    return owned is not None and owned.deprel in ("nsubj", "nsubj:pass")


def _is_subject(page: Page, start: int, draft: Draft) -> bool:
    """What a clause is about is taken up before what it only mentions: "Chad supplies Niger; it ..." is Chad."""
    end = max((e for s, e in draft.extents if s == start), default=start + 1)
    return any(t.deprel in ("nsubj", "nsubj:pass") for t in page.tokens_in(start, end))


def _stands_alone(page: Page, start: int, draft: Draft, plural: bool) -> bool:
    """Whether a naming can be taken up by "it" (or "they"): a name or a body, not the adjective of something else."""
    if plural:
        return draft.type in _GROUPS and (draft.type != "government_body" or draft.body in _PLURAL_BODIES)
    if draft.type not in _BODIES or draft.body in _PLURAL_BODIES:
        return False
    hit = page.starting.get(start)
    return hit is None or (
        hit.kind != "adjective" and page.folded[hit.end : hit.end + 1] != "-" and page.folded[start - 1 : start] != "-"
    )
