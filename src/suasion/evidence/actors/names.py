"""Names out of the model's spans: whole (it often finds half a name) and real (it may take a title or "He" for one)."""

from __future__ import annotations

import re
from functools import cache

from suasion.evidence.actors.page import Page, words_of
from suasion.language.model import Entity
from suasion.vocab import load

SURE_WORD = 0.7  # probability from which a single unknown word is taken for a name
CAPITAL = r"(?:(?:al|el|bin|ibn|von|van|der|de|da|dos|di|du|la|le|ul|abu)[ -])*[A-Z][\w'&.-]*"
_NEXT = re.compile(rf" ({CAPITAL})")
_NEXT_OF = re.compile(r" (?:of|for)(?: the)? ([A-Z][\w'-]*(?: [A-Z][\w'-]*)*)")
_LINKED = re.compile(r"((?:[A-Z][\w'-]* )*[A-Z][\w'-]*) (?:of|for) (?:the )?$")
_NEXT_AND = re.compile(r" and ([A-Z][\w'-]*(?: [A-Z][\w'-]*){0,2})")
_AND_BEFORE = re.compile(r"\b[Tt]he ([A-Z][a-z]+) and $")
_CONSTITUENCY = re.compile(r"[A-Z]-[A-Z][\w.]*")  # "R-Ky.": party and place of a member of Congress
_NEXT_SMALL = re.compile(r" ([a-z]+)")
_VESSEL = re.compile(r"[A-Z]{3,4} [A-Z][a-z]")  # "USS Nimitz": no person is called so
_SHIP = re.compile(r"(?:HMS|USS|INS|HMCS|HMAS|HMNZS|ROKS|JS|BRP|KRI|TCG|MV|MT|SS|RFA|USNS|USCGC|FS|ITS|PNS|RSS) [A-Z]")
_CHRISTENED = re.compile(
    r"\b(?:frigates?|gunboats?|destroyers?|cruisers?|corvettes?|warships?|battleships?|submarines?|carriers?|cutters?|tankers?|bulkers?"
    r"|bulk carriers?|freighters?|trawlers?|ferry|ferries|liners?|vessels?|ships?|yachts?|steamers?|boats?|minesweepers?|tugs?)"
    r"(?: [A-Z][\w-]*(?: [A-Z][\w-]*)?(?:,| and|, and))* (?:and )?$"
)
"""What stands before the name of a ship: "the gunboats Thor and | Tyr"."""
_OVER_END = re.compile(r"[A-Za-z]{3}((?:\.|'s) (?=[A-Z]))")
"""Where a person's name may end, though the model goes on: "Ana Vidal|. Fishermen", "Ana Vidal|'s PDI-P"."""
_NO_NAME = re.compile(
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\. ?\d"
    r"|(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Twenty|Thirty|Forty|Fifty|Sixty|Hundreds?|Thousands?)[ -]"
)
_THE = re.compile(r"\b[Tt]he $")
_PLACED = re.compile(r"\b(?:in|near|outside|around|toward|towards) $")
_JOINED_BEFORE = re.compile(r"[A-Z][\w']*(?:-[\w']+)*-$")
_JOINED_AFTER = re.compile(r"(?:-(?:[a-z]{1,3}-)?[A-Z][\w']*)+")
_GIVEN_AFTER = re.compile(r"-(?!\w*(?:ed|era|led|style|like|run|born|based)\b)[a-z]{2,6}\b(?!-)")
"""The second half of a given name: "Ahn Seok|-won", but not "Ana Vidal|-backed"."""
_AND_PARTNER = re.compile(r" & [A-Z][\w'.]*")
_SIDING = re.compile(r"(?:pro|anti|ex|non)-[A-Z][\w'-]* ")
_INITIAL = re.compile(r"\b[A-Z]\.?$")
_AFTER_INITIAL = re.compile(r"\.? [A-Z][\w'-]+")
_SINGLE = re.compile(r"[^\W\d_][\w'&.-]*")


def clean_entities(page: Page) -> list[Entity]:
    """The persons and organisations among the model's entities, as whole names, in order and without overlap."""
    out: list[Entity] = []
    for entity in page.entities:
        if entity.label not in ("PERSON", "ORG"):
            continue
        floor, ceiling = page.sentence(entity.start)
        heading = page.is_heading(entity.start)
        start, end = (
            (entity.start, entity.end) if heading else _outward(page, entity, floor, min(ceiling, len(page.text)))
        )
        start, end = _glued(page, start, end, floor, min(ceiling, len(page.text)))
        start = _after_honorifics(page, start, end)
        if heading and not _elsewhere(page, start, end):
            continue
        if out and start < out[-1].end:
            # two halves of one name: the surer half says what it is
            last = out.pop()
            label = last.label if last.score >= entity.score else entity.label
            start, end = min(start, last.start), max(end, last.end)
            entity = Entity(start, end, label, max(last.score, entity.score))
        if entity.label == "PERSON":
            end = _within_sentence(page, start, end)
        label = _with_article(page, start, end, entity.label, heading)
        if label == "ORG" and entity.label == "PERSON":
            end = _kind_after(page, end, ceiling)
        if (
            label == "PERSON"
            and page.folded[:end].rsplit(" ", 1)[-1] in _organisation_words()
            and " " in page.folded[start:end]
        ):
            label = "ORG"
        if _SHIP.match(page.folded, start, end) or _CHRISTENED.search(page.folded, floor, start):
            continue
        if label == "PERSON" and _VESSEL.match(page.folded, start, end):
            continue
        if label == "PERSON" and (_is_document(page, start, end) or _is_eponym(page, start, end)):
            continue
        if (label == "PERSON" or " " not in page.folded[start:end]) and _is_only_placed(page, start, end):
            continue
        if _is_name(page, start, end, entity.score):
            out.append(Entity(start, end, label, entity.score))
    return out


def _within_sentence(page: Page, start: int, end: int) -> int:
    """Where a person's name ends, though the model goes on: "Ana Vidal|. Fishermen"; "Brig. Gen. Ana Vidal" has full stops of its own."""
    for cut in _OVER_END.finditer(page.folded, start, end):
        word = page.lower[start : cut.start(1)].replace(".", " ").split()[-1]
        if page.folded[cut.start(1)] != "." or word not in words_of("titles", "shortened"):
            return cut.start(1)
    return end


def _with_article(page: Page, start: int, end: int, label: str, heading: bool) -> str:
    """Nobody has an article before his name: "the | Jan Sangh" is a body; nor is a person an abbreviation ("CENCO")."""
    name = page.folded[start:end]
    if label != "PERSON":
        return label
    if name.isupper() and name.isalpha() and len(name) > 2 and not heading and start not in page.starting:
        return "ORG"
    if page.lower[start:end].partition(" ")[0].rstrip(".") in words_of("titles", "honorifics"):
        return label
    before = page.hits_in(start, end)
    after = _NEXT_SMALL.match(page.folded, end)
    body = after is not None and after.group(1) in words_of("titles", "body_kinds")
    if not _THE.search(page.folded, max(0, start - 4), start) or any(h.kind in ("person", "surname") for h in before):
        return "ORG" if body and " " in name and not before else label
    follows = page.tokens.get(end + 1)
    bare = follows is None or page.folded[end : end + 1] != " " or follows.upos not in ("NOUN", "PROPN")
    kind = _NEXT.match(page.folded, end)
    return "ORG" if bare or body or (kind and kind.group(1) in _organisation_words()) else label


def _kind_after(page: Page, end: int, ceiling: int) -> int:
    """The end of a name with the word that says what it is: "the Ahmed Baba | Institute"."""
    while (match := _NEXT.match(page.folded, end, ceiling)) and match.start(1) not in page.starting:
        end = match.start(1) + len(match.group(1).rstrip(".,"))
    return end


def _is_document(page: Page, start: int, end: int) -> bool:
    """Whether the last word shows that it is a text, a meeting or a place: "Lincoln Agreement"."""
    words = page.folded[start:end].split()
    return len(words) > 1 and words[-1] in load("titles")["not_actor_heads"]


def _is_eponym(page: Page, start: int, end: int) -> bool:
    """Whether something is only called after the person: "the Kennedy amendment"."""
    after = _NEXT_SMALL.match(page.folded, end)
    return " " not in page.folded[start:end] and after is not None and after.group(1) in words_of("titles", "eponyms")


def _is_only_placed(page: Page, start: int, end: int) -> bool:
    """Whether the report never does more than place something there: "in Mae Sot"."""
    name, position, found = page.folded[start:end], -1, False
    while (position := page.folded.find(name, position + 1)) >= 0:
        found = True
        if not _PLACED.search(page.folded, max(0, position - 9), position):
            return False
    return found


def _after_honorifics(page: Page, start: int, end: int) -> int:
    """Where the name itself begins: "Excellency Dr | Khalid", "pro-Kinshasa | Wazalendo"."""
    if (side := _SIDING.match(page.folded, start, end)) and side.end() < end:
        start = side.end()
    while (word := re.compile(r"([A-Z][a-z]+)\.? ").match(page.folded, start, end)) and word.group(
        1
    ).lower() in words_of("titles", "name_prefixes"):
        start = word.end()
    return start


def _glued(page: Page, start: int, end: int, floor: int, ceiling: int) -> tuple[int, int]:
    """The span with what is joined to it: "Farhadi|-Rad", "Tehrik-|i-Taliban", "Halden| & Roe", "Gerald R.| Ford"."""
    before = _JOINED_BEFORE.search(page.folded, floor, start)
    if before is not None:
        start = before.start()
    if " " in page.folded[start:end] and (half := _GIVEN_AFTER.match(page.folded, end, ceiling)):
        end = half.end()
    for pattern in (_JOINED_AFTER, _AND_PARTNER, _AFTER_INITIAL):
        after = pattern.match(page.folded, end, ceiling)
        if after is not None and (pattern is not _AFTER_INITIAL or _INITIAL.search(page.folded, start, end)):
            end = after.end()
    return start, end


def _elsewhere(page: Page, start: int, end: int) -> bool:
    """Whether a sentence that is no heading has the same words."""
    name, position = page.folded[start:end], -1
    while (position := page.folded.find(name, position + 1)) >= 0:
        if not page.is_heading(position):
            return True
    return False


def _outward(page: Page, entity: Entity, floor: int, ceiling: int) -> tuple[int, int]:
    """The span grown over the capitalised words beside it, up to a known name, a day, or the start of the sentence."""
    start, end = entity.start, entity.end
    if (bracket := page.folded.find(" (", start, end)) > start:
        end = bracket
    while end > start and page.folded[end - 1] in " ,.;:" and not page.folded[:end].endswith((".S.", "Inc.", "Jr.")):
        end -= 1
    if page.folded.endswith("'s", start, end):
        return start, end
    while match := _NEXT.match(page.folded, end, ceiling):
        word = match.group(1).rstrip(".,")
        if (
            _is_known(page, match.start(1), entity.label)
            or page.folded[end] == "."
            or _stops(word)
            or (entity.label == "PERSON" and word in _organisation_words())
            or (entity.label == "ORG" and _begins_person(page, match.start(1)))
        ):
            break
        end = match.start(1) + len(word)
    if entity.label == "ORG":
        end = _over_links(page, end, ceiling)
        if (linked := _LINKED.search(page.folded, floor, start)) and linked.group(1).split()[
            -1
        ] in _organisation_words():
            start = linked.start()  # "Agency for | National Planning"
        if (other := _AND_BEFORE.search(page.folded, floor, start)) and page.folded[:end].split()[
            -1
        ] in _organisation_words():
            start = other.start(1)  # "the Security and | Defence Council"
    while before := page.word_before(start, floor):
        word = page.folded[before[0] : before[1]]
        if (
            not word[0].isupper()
            or before[0] == floor
            or before[1] in page.ending
            or (_stops(word) and not (entity.label == "ORG" and word.lower() in words_of("titles", "name_adjectives")))
            or page.folded[before[1] : start] != " "
        ):
            break
        start = before[0]
    return start, end


def _is_known(page: Page, start: int, label: str) -> bool:
    """Whether a known name begins there; a surname may be the last part of this person's."""
    hit = page.starting.get(start)
    return hit is not None and not (label == "PERSON" and hit.kind == "surname")


def _begins_person(page: Page, start: int) -> bool:
    """Whether the model sees a person's whole name there: "of the European Commission | Ana Vidal"."""
    return any(e.label == "PERSON" and e.start == start and " " in page.folded[e.start : e.end] for e in page.entities)


def _over_links(page: Page, end: int, ceiling: int) -> int:
    """ "Cabinet | of Ministers", "Intelligence | and Security Service"."""
    if of := _NEXT_OF.match(page.folded, end, ceiling):
        known = page.starting.get(of.start(1))
        person = any(e.label == "PERSON" and e.start == of.start(1) for e in page.entities)
        return end if person else known.end if known else of.end(1)
    if (joined := _NEXT_AND.match(page.folded, end, ceiling)) and joined.start(1) not in page.starting:
        last_word = page.folded[:end].rsplit(" ", 1)[-1]
        if joined.group(1).split()[-1] in _organisation_words() and (
            last_word == "Intelligence" or last_word not in _organisation_words()
        ):
            return joined.end(1)
    return end


@cache
def _organisation_words() -> frozenset[str]:
    return frozenset(w for words in load("titles")["organisation_words"].values() for w in words)


def _stops(word: str) -> bool:
    return word.lower() in words_of("titles", "not_actors") or word.lower() in words_of("titles", "not_names")


@cache
def _common_words() -> frozenset[str]:
    """Words of titles, bodies and kinds of organisation: a name made of nothing else is none."""
    titles = {w for phrases in load("titles")["titles"].values() for p in phrases for w in p.lower().split()}
    bodies = {w for row in load("bodies") for noun in row["nouns"] for w in noun.split()}
    kinds = {w.lower() for w in _organisation_words()}
    plural = {w + "s" for w in titles} | {w.removesuffix("y") + "ies" for w in titles}
    return frozenset(
        titles
        | bodies
        | kinds
        | plural
        | words_of("titles", "not_names")
        | words_of("titles", "honorifics")
        | words_of("titles", "breaks")
    )


def is_common(name: str) -> bool:
    """Whether all words of a name are titles, kinds of bodies and the like: "Prime Minister", "the Council"."""
    words = [w.lower().removesuffix("'s") for w in _SINGLE.findall(name)]
    return all(w in _common_words() or w in words_of("titles", "not_actors") for w in words)


def _is_name(page: Page, start: int, end: int, score: float) -> bool:
    words = [w.lower().removesuffix("'s") for w in _SINGLE.findall(page.folded[start:end])]
    if is_common(page.folded[start:end]):
        return False
    after = _NEXT_SMALL.match(page.folded, end)
    if after and after.group(1) in words_of("titles", "place_nouns"):
        return False
    if _CONSTITUENCY.fullmatch(page.folded[start:end]):
        return False
    if not any(c.isupper() for c in page.folded[start:end]):
        return False
    token = page.tokens.get(start)
    if len(words) == 1:
        if token is not None and token.upos in ("PRON", "DET", "ADV", "VERB", "AUX", "ADP", "SCONJ", "CCONJ", "INTJ"):
            return False
        # a word that the same text writes small is a word
        if words[0] in page.words:
            return False
        return score >= SURE_WORD or start in page.starting
    return True
