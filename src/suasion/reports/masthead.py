"""The head of an article: its title, its headings, and the outlet that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from suasion.reports import words
from suasion.reports.cues import Cue, passage_scores
from suasion.reports.pieces import Piece, content_words, plain
from suasion.reports.signatures import AGENCY_DATELINE, is_byline, is_signature, is_stamp

TITLE_WORDS = 30  # words: longer first lines are leads
STOPPED_TITLE_WORDS = 20  # words: a first line with a full stop is a title only if it is short ...
ECHO = 0.5  # ... and the text takes up this share of its words ...
ECHO_BLOCKS = 6  # blocks of the text in which the echo of a title is looked for
LABEL_WORDS = 5  # words of a section label ("Meetings coverage") at most
STOPPED_TITLE_BLOCKS = 4  # ... and the text is this long
TITLE_WITHIN = 6  # blocks: where the title that the metadata give, and the outlet, are looked for
NOTICE = 1.0  # weight of phrases from which a passage above the title is a notice (cookies, adverts), not the article
FURNITURE_ABOVE = 40  # blocks of menus and notices that may stand above the title
GIVEN_TITLE_OVERLAP = 0.8  # share of words by which a line is the title that the metadata give
HEADING_WORDS = 15  # words in a heading at most

_SENTENCE_INSIDE = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])[.?][\"”’']?\s+[A-Z“\"]")
_WORD = re.compile(r"[^\W\d_]{3}|[^\x00-\u024f]")  # a title has one; "No. 7/2025" has none
_SOURCE_LINE = re.compile(
    r"^(?:source|via|from|originally published by|courtesy of)\s*:\s*([A-Z][\w .&'’/-]{1,40})$", re.I
)
_TAIL_TAG = re.compile(r"\s+[-–—|]{1,2}\s*([A-Z][\w .&'’/!-]{1,30}?)(?:\s+[-–—]\s+[\d./-]+)?$")
_ENDING_TAG = re.compile(r"[.!?”\"]\s*[-–—]+\s*([A-Z][\w /.&-]{1,28})$")
_WITH_AGENCIES = re.compile(r"\bwith (?:inputs|reporting|material) from ([A-Z][\w ]{1,20})")


def find_title(pieces: Sequence[Piece], cues: Sequence[Cue | None], given: str | None) -> int | None:
    """The index of the title, or None. ``given`` is the title in the metadata, which decides where a line has it."""
    if len(pieces) < 2:
        return 0 if pieces and given and _same_title(pieces[0], given) and not pieces[0].stopped else None
    if given:
        for i in range(min(TITLE_WITHIN, len(pieces))):
            if _same_title(pieces[i], given):
                return i
        for i in range(TITLE_WITHIN, min(FURNITURE_ABOVE, len(pieces))):
            if pieces[i].plain == plain(given):
                return i  # below a menu, but word for word
    candidates: list[int] = []
    signed: int | None = None
    for i in range(min(FURNITURE_ABOVE, len(pieces))):
        piece, cue = pieces[i], cues[i]
        signs = is_stamp(piece) or is_byline(piece) or is_signature(piece)
        if signs and signed is None and candidates and candidates[-1] == i - 1:
            signed = i
        if signs or (cue and (cue.sure or piece.words <= 2)) or not _WORD.search(piece.text):
            continue
        if _looks_like_title(piece, pieces[i + 1 :]):
            candidates.append(i)
        elif candidates or max(passage_scores(piece).values(), default=0.0) < NOTICE:
            break  # the article has begun
    return _best(pieces, candidates, signed)


def _best(pieces: Sequence[Piece], candidates: Sequence[int], signed: int | None) -> int | None:
    """The first candidate, unless it is a label that the text never takes up, and it takes up a longer one below, or a
    longer one stands apart from it right above the line that signs the article (``signed``).
    """
    if not candidates:
        return None
    first = candidates[0]
    below = candidates[-1] + 1
    body = content_words(" ".join(p.text for p in pieces[below : below + ECHO_BLOCKS]))
    if pieces[first].words > LABEL_WORDS or _echo(pieces[first], body) >= ECHO:
        return first
    better = [i for i in candidates[1:] if pieces[i].words > LABEL_WORDS and _echo(pieces[i], body) >= ECHO]
    if better or signed is None:
        return better[0] if better else first
    above = signed - 1
    while above - 1 in candidates:
        above -= 1
    if above <= first:
        return first
    return next((i for i in range(above, signed) if pieces[i].words > LABEL_WORDS), first)


def _echo(piece: Piece, body: set[str]) -> float:
    """Share of the words of ``piece`` that ``body`` takes up."""
    ours = content_words(piece.text)
    return len(ours & body) / len(ours) if ours else 0.0


def _same_title(piece: Piece, given: str) -> bool:
    if piece.words > 2 * TITLE_WORDS:
        return False
    if plain(given) == piece.plain:
        return True
    ours, theirs = content_words(piece.text), content_words(given)
    return bool(ours) and len(ours & theirs) >= GIVEN_TITLE_OVERLAP * max(len(ours), len(theirs), 3)


def _looks_like_title(piece: Piece, rest: Sequence[Piece]) -> bool:
    if not rest or piece.cut.role in ("item", "table") or piece.words > TITLE_WORDS or piece.text[-1] in ",;:":
        return False
    if _SENTENCE_INSIDE.search(piece.text) or _wire_dateline(piece):
        return False
    if not piece.stopped or piece.text[-1] == "?":
        return True
    if piece.words > STOPPED_TITLE_WORDS or len(rest) + 1 < STOPPED_TITLE_BLOCKS:
        return False
    return _echo(piece, content_words(" ".join(p.text for p in rest))) >= ECHO


def is_heading(piece: Piece, following: Piece | None, heads_heading: bool) -> bool:
    """A short line without a stop above something longer, or above a heading (``heads_heading``)."""
    if (
        following is None
        or piece.words > HEADING_WORDS
        or (piece.stopped and piece.text[-1] != "?")
        or piece.text[-1] in ",;:–—-"
    ):
        return False
    first = piece.text.lstrip("\"'“‘(")[:1]
    longer = following.stopped or following.words >= piece.words or following.cut.role == "item"
    return (first.isupper() or first.isdigit()) and (longer or heads_heading)


def _wire_dateline(piece: Piece) -> str | None:
    """The agency of ``KYIV, May 3 (Reuters) -``, if the line opens so."""
    found = AGENCY_DATELINE.match(piece.text)
    return words.agencies().get(found[1]) if found else None


def find_outlet(pieces: Sequence[Piece], title: int | None) -> str | None:
    """The outlet that the text itself names: dateline, "Source:" line, tag after the title or the last line."""
    agencies = words.agencies()
    head = [p for p in pieces[:TITLE_WITHIN] if p.cut.role != "item"]
    for piece in head:
        agency = _wire_dateline(piece)
        if agency:
            return agency
    for piece in [*head, *pieces[-TITLE_WITHIN:]]:
        found = _SOURCE_LINE.match(piece.text) if piece.short else None
        if found:
            return agencies.get(found[1].strip(), found[1].strip())
    if title is not None:
        found = _TAIL_TAG.search(pieces[title].text)
        if found and (found[1] in agencies or _names_an_outlet(found[1])):
            return agencies.get(found[1], found[1])
    for piece in reversed(pieces[-TITLE_WITHIN:]):
        found = _ENDING_TAG.search(piece.text) or _WITH_AGENCIES.search(piece.text)
        if found and found[1] in agencies:
            return agencies[found[1]]
        if piece.words <= 3 and piece.text.strip("()[]—–- .") in agencies:
            return agencies[piece.text.strip("()[]—–- .")]
    return None


def _names_an_outlet(tag: str) -> bool:
    return any(word in words.word_set("outlet_words") for word in tag.split())
