"""People whom a report names only by what they are: "coca farmers", "hospital officials in El Obeid", "a broker in London".

1. The head of the phrase is a noun of ``humans.yaml``, or one that the language model takes for an actor without a name, and no other rule
   has made an actor of it.
2. It speaks, acts or is acted on: the language model takes it for the party of an act, or it is a subject, an object, the agent of a
   passive, a party after "with" or "against", or whom something is "according to". A noun that may be anybody ("man", "member") needs a
   word that says which.
3. Its name is its phrase without article, number and clauses. What is said of it later under the bare noun is said of the last such group.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from suasion.evidence import syntax
from suasion.evidence.actors.cast import Cast, Draft
from suasion.evidence.actors.page import NOBODY, WHO, Page, words_of
from suasion.evidence.actors.phrases import phrase_end, whole_end
from suasion.evidence.actors.references import pairs
from suasion.evidence.belonging import DESCRIBED
from suasion.evidence.gazetteer import gazetteer, slug
from suasion.evidence.model import ActorType
from suasion.language.model import Sentence
from suasion.vocab import load

GROUP = 0.5  # confidence: the text gives no name to check
BARE, SURE = 0.8, 0.9
"""How likely an actor one must be whom no word but the noun describes ("unions"), unless the party of an act; and one whose noun may be
anybody ("a crew")."""
_LEFT = frozenset({"amod", "compound", "nmod:poss", "nmod", "flat"})
_NO_HEADS = frozenset({"compound", "flat", "appos", "root"})
_NOBODYS = ("PRP$", "WP$")  # "its leaders", "whose mission": whose they are, a later rule may know
_SENT = frozenset({"military", "government_body", "judiciary", "party"})
_ACTING = _SENT | {"armed_group", "legislature"}
_LIVING = frozenset({"people", "military"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_OWNED = frozenset({"name", "adjective", "organisation", "capital", "metonym"})
_NAME_FOLLOWS = re.compile(r",? (?:the )?[\"\u201c\u201d]?[A-Z]")
_NAME_DIRECTLY = re.compile(r" [\"\u201c]?[A-Z]")
_SAID_BY = frozenset({"accord", "according"})


@cache
def _types() -> tuple[dict[str, ActorType], dict[str, ActorType]]:
    """The type of several of them, and the type of one where one is a body."""
    words = load("humans")
    many = {lemma: kind for kind, lemmas in words["many"].items() for lemma in lemmas}
    return many, {lemma: kind for kind, lemmas in words["body"].items() for lemma in lemmas}


@dataclass(frozen=True)
class Group:
    """One phrase: ``[start, end)`` of it all, ``counted`` where a number before it begins, ``core`` the end of its head, ``reach`` the end
    of all that hangs on it without a comma.

    ``modified``: whether it says which.
    """

    counted: int
    start: int
    core: int
    end: int
    reach: int
    lemma: str
    type: ActorType
    modified: bool


def add_groups(page: Page, cast: Cast) -> None:
    """A draft for every phrase of that kind that no draft has claimed."""
    taken = {p for d in cast.drafts.values() for s, e in d.extents for p in range(s, e)}
    organisations = {e for d in cast.drafts.values() if d.type not in ("state", "person") for _, e in d.extents}
    last: dict[str, Draft] = {}
    named: dict[str, Draft] = {}
    for s in page.trees:
        if page.is_heading(s.start):
            continue
        meant_together = pairs(page, s.start, s.end)
        for i in range(len(s.tokens)):
            found = _group(page, s, i)
            if (
                found is None
                or s.tokens[i].start in taken
                or _is_kind_of(s, i, found, organisations)
                or any(a < found.core <= b for a, b in meant_together)
            ):
                continue
            known = last.get(found.lemma) or _named_before(page, cast, found)
            if known and not found.modified:
                known.seen(page.text, found.start, found.core, name=False)
                continue
            party = _is_party(page, s, i) or _is_told(page, s, i)
            if not party and (page.who.get(s.tokens[i].start, 0.0) < NOBODY or not _plays_a_part(s, i, found)):
                continue
            meant = party and (found.counted < found.start or page.lower.endswith("the ", 0, found.start))
            anybody = (
                words_of("humans", "vague")
                if meant
                else words_of("humans", "vague") | words_of("humans", "bare_nobody")
            )
            if not (found.modified or _is_party(page, s, i)) and page.who.get(s.tokens[i].start, 0.0) < BARE:
                continue
            if not found.modified and found.lemma in anybody and page.who.get(s.tokens[i].start, 0.0) < SURE:
                continue
            core = page.lower[found.start : found.core]
            last[found.lemma] = named[core] = _draft(page, cast, found, named.get(core))
            if _is_told(page, s, i) and found.type in _LIVING and last[found.lemma].country is None:
                last[found.lemma].country = _only_state(page, s)


def _is_party(page: Page, s: Sentence, i: int) -> bool:
    """Whether the language model takes the word for a party, and it may be one: a refinery that is struck is a thing, "his cabinet"
    and "her colleague" somebody that a later rule may know."""
    kind = _types()[1].get(syntax.lemma(s, i))
    owned = any(s.tokens[j].xpos in _NOBODYS for j in s.subtree(i) if j < i)
    if owned and (kind is not None or syntax.lemma(s, i) in words_of("cues", "apart")):
        return False
    return s.tokens[i].start in page.parties and (kind is None or kind in _ACTING)


def _only_state(page: Page, s: Sentence) -> str | None:
    """ "Gunmen kidnapped schoolgirls in the Nigerian state of Kebbi": where the sentence names one state, they are its people."""
    entries = gazetteer().entries
    states = {entries[h.id].country for h in page.hits_in(s.start, s.end) if h.kind in _OWNED and not h.form.weak}
    return states.pop() if len(states) == 1 else None


def _is_told(page: Page, s: Sentence, i: int) -> bool:
    """Whether the language model takes the word for an actor without a name."""
    return page.who.get(s.tokens[i].start, 0.0) >= WHO


def _named_before(page: Page, cast: Cast, found: Group) -> Draft | None:
    """ "The paramilitaries", where the text has named one armed group so far: that one."""
    if found.type != "armed_group" or found.modified or not page.lower.endswith("the ", 0, found.start):
        return None
    groups = [
        d for d in cast.of_type("armed_group") if d.rule != DESCRIBED and any(e <= found.start for _, e in d.extents)
    ]
    return groups[0] if len(groups) == 1 else None


@cache
def _abstract() -> tuple[str, ...]:
    return tuple(load("humans")["abstract"])


def _group(page: Page, s: Sentence, i: int) -> Group | None:
    token, lemma = s.tokens[i], syntax.lemma(s, i)
    if not _is_noun(page, s, i) or token.deprel in _NO_HEADS or token.text.isupper():
        return None
    many, bodies = _types()
    told, known = _is_told(page, s, i), lemma in many or lemma in words_of("humans", "vague")
    if not known and lemma not in bodies and (not told or lemma.endswith(_abstract())):
        return None
    if _is_ship(s, i):
        return None
    plural = token.xpos in ("NNS", "NNPS")
    if lemma in words_of("humans", "only_one" if plural else "only_many") and not told:
        return None
    kind: ActorType = bodies.get(lemma) or (many.get(lemma, "people") if plural else "person" if known else "other")
    words = {s.lemmas[j] for j in s.subtree(i) if j < i}
    owned = any(s.tokens[j].xpos in _NOBODYS for j in s.subtree(i) if j < i)
    if words & words_of("humans", "determiners") or (owned and not _is_party(page, s, i)):
        return None
    if lemma in bodies and words & words_of("humans", "fighting"):
        kind = "armed_group"
    first = _first(s, i)
    end = phrase_end(s, i)
    group = Group(
        _counted(s, first),
        s.tokens[first].start,
        token.end,
        end,
        whole_end(s, i),
        lemma,
        kind,
        first < i or end > token.end,
    )
    if kind == "person" and first > 0 and s.tokens[first - 1].upos == "CCONJ" and token.deprel != "conj":
        return None  # "foreign policy and | security adviser"
    if _is_title(page, s, i, group) or _only_says_what(page, s, i, group):
        return None
    if not known and len({h.id for h in page.hits_in(group.start, group.core) if h.kind in _OWNED}) > 1:
        return None  # "the Chadian and Sudanese presidents" are two
    return group


def _is_ship(s: Sentence, i: int) -> bool:
    """ "A bulk carrier": no haulier, and nobody unless it has a name."""
    ships = load("called")["nouns"]["other"]
    return i > 0 and f"{s.tokens[i - 1].text.lower()} {syntax.lemma(s, i)}" in ships


def _is_noun(page: Page, s: Sentence, i: int) -> bool:
    """A common noun; also one whose capital only begins a sentence, which the parse takes for a name ("Bondholders sent ...")."""
    upos = s.tokens[i].upos
    return upos == "NOUN" or (
        upos == "PROPN" and i == 0 and _is_told(page, s, i) and not page.hits_in(s.start, s.tokens[i].end)
    )


def _first(s: Sentence, i: int) -> int:
    """The first word of the name: words that say which, but no article, number or "other", and nothing behind a comma."""
    first = i
    for k in range(i - 1, -1, -1):
        j = k
        while s.tokens[j].head not in (-1, i):
            j = s.tokens[j].head
        if s.tokens[j].head != i or s.tokens[j].deprel not in _LEFT or s.tokens[k].text in ";:()":
            break
        if s.lemmas[k] in words_of("humans", "quantities") or s.lemmas[k] in _DAYS:
            break
        first = k
    while s.tokens[first].upos in ("DET", "CCONJ", "PUNCT", "PART"):
        first += 1
    return first


def _counted(s: Sentence, first: int) -> int:
    """Where "two" or "several" begins before the phrase."""
    before = first - 1
    number = before >= 0 and (s.tokens[before].upos == "NUM" or s.lemmas[before] in words_of("humans", "quantities"))
    return s.tokens[before if number else first].start


def _is_title(page: Page, s: Sentence, i: int, group: Group) -> bool:
    """Whether the phrase is an office of which there is one, somebody named before ("the envoy"), or the title of a name that follows."""
    words = page.lower[group.start : group.core]
    if group.type in ("person", "other"):
        if any(words.endswith(title) for title in words_of("titles", "single")):
            return True
        if not group.modified or group.end == group.core:
            known = any(s.tokens[j].text.lower() in ("the", "this", "that") for j in s.children(i))
            if known and not page.hits_in(group.start, group.core):
                return True
    # "farmers, Chad says" are no name's kind; "an armed group, the Patriotic Front," is
    naming = _NAME_DIRECTLY if s.tokens[i].xpos in ("NNS", "NNPS") else _NAME_FOLLOWS
    return bool(naming.match(page.folded, group.end))


def _only_says_what(page: Page, s: Sentence, i: int, group: Group) -> bool:
    """Whether the noun only says what a known name is ("the AFP agency"), or counts others ("a group of diplomats")."""
    if group.lemma == "group" and any("of" in syntax.cases(s, j) for j in syntax.where(s, i, "nmod")):
        return True
    named = any(h.kind in ("organisation", "media") for h in page.hits_in(group.start, group.core))
    return named and group.lemma in words_of("humans", "kinds")


def _is_kind_of(s: Sentence, i: int, group: Group, ends: set[int]) -> bool:
    """Whether the noun says what an organisation before it is: "the Ahlu Sunna | militia"."""
    return i > 0 and s.tokens[i - 1].end in ends and group.lemma in words_of("humans", "kinds")


def _plays_a_part(s: Sentence, i: int, group: Group) -> bool:
    """Whether the phrase is a party; without a word that says which, it must be the subject of a verb."""
    i = syntax.head_of_conjunction(s, i)
    token = s.tokens[i]
    if token.deprel in syntax.SUBJECTS:
        return True
    if not group.modified or group.lemma in words_of("humans", "only_subjects"):
        return bool({s.lemmas[j] for j in s.children(i)} & _SAID_BY)
    if token.deprel in words_of("humans", "roles"):
        # "sent a battalion", "has a mission there": a thing that is sent
        return not (group.lemma in _types()[1] and group.type in _SENT)
    before = {s.lemmas[j] for j in s.children(i) if s.tokens[j].deprel == "case"}
    if token.deprel.startswith("obl"):
        return bool(before & (words_of("humans", "party_to") | _SAID_BY))
    return token.deprel == "nmod" and bool(before & words_of("humans", "sides_of"))


def _draft(page: Page, cast: Cast, found: Group, known: Draft | None) -> Draft:
    """The draft of the phrase: ``known`` where the same words before the same noun have stood before."""
    whole, core = (" ".join(page.text[found.start : e].split()) for e in (found.end, found.core))
    inside = page.hits_in(found.start, found.end)
    owner = next((h for h in inside if h.kind in _OWNED and not h.form.weak), None)
    where = owner or next((h for h in inside if h.kind == "place"), None)  # "fuel traders in Kech"
    draft = known or cast.add(
        Draft(
            slug(whole),
            whole,
            found.type,
            gazetteer().entries[where.id].country if where else None,
            load("sectors")["by_type"].get(found.type),
            [owner.id] if owner else [],
            confidence=GROUP,
            rule=DESCRIBED,
        )
    )
    draft.seen(page.text, found.start, found.end)
    draft.names.setdefault(core, found.start)
    # "two gunmen", "several speakers", "former adviser to the process": how the text first calls them
    for end in (found.end, found.core):
        draft.names.setdefault(" ".join(page.text[found.counted : end].split()), found.counted)
    for start in (found.start, found.counted):
        draft.descriptions.setdefault(" ".join(page.text[start : found.reach].split()), start)
    return draft
