"""Lines that sign or date an article: bylines, time stamps, place lines."""

from __future__ import annotations

import re

from suasion.reports import words
from suasion.reports.pieces import Piece, plain

SIGNATURE_WORDS = 16  # words in a byline at most
INTRODUCTION_WORDS = 24  # words in a byline that says who the writer is
STAMP_WORDS = 14  # words in a time stamp at most
ROLE_WORDS = 6  # words in a line that says what the writer is
PLACE_WORDS = 8  # words in a place line at most

AGENCY_DATELINE = re.compile(r"^[A-Z][^()\n]{0,70}\(([A-Z][\w /.&-]{1,28})\)\s*(?:[-–—:.]|$)")
_PLACE = re.compile(r"[A-Z]{3}[A-Z ]*+(?:, [A-Z][\w ]++)?[-–—]")  # nothing to try again: a line of capitals may be long
_TOKEN = re.compile(r"[^\W\d_][\w'’.-]*")
_BY = re.compile(
    r"^(?:by|author|written by|reported by|story by|words by|text by|from our correspondent)\b\s*:?\s+", re.I
)
_SIGNED_BY = re.compile(r"\bby\b", re.I)
_LETTERS_OR_DIGITS = re.compile(r"[^\W\d_]+|\d+")
_NUMERIC_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:,? \d{1,2}:\d\d)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SEGMENTS = re.compile(r"\s*[|·•–—]\s*|\s+by\s+|^by\s+|\s+on\s+(?=\d|[A-Z])|,\s+(?=\d)|\s+-\s+", re.I)
_BAR = re.compile(r"\s*[|·•–—]\s*")
_POSTED_BY = re.compile(r"(?:posted|published|written|uploaded|submitted|updated)\b.{0,60}\bby\s+[\w .'’-]{2,40}", re.I)
# What stands beside a date and says nothing about when: "4 min read", "updated 3 hours ago", "see all updates".
_BESIDE_STAMP = re.compile(
    r"(?:\b(?:last )?(?:updated|modified|edited) )?\b(?:\d+|an?) (?:minute|min|hour|day|week|month)s? ago\b"
    r"|\b(?:(?:estimated )?read(?:ing)? time ?:? ?)?\d+[ -]min(?:ute)?s?\.?(?: to)?(?: read(?:ing)?| listen)?\b"
    r"|\b(?:view |show |read |add |leave )?(?:\d+ )?comments?\b(?: ?\(\d+\))?"
    r"|[+(—–-]*\s*\b(?:see|show|view|hide) (?:all |the )?(?:updates|changes|history)\b"
    r"|(?<=gmt)\s?[+-]\s?\d{1,2}(?::?\d\d)?\b|(?<=utc)\s?[+-]\s?\d{1,2}(?::?\d\d)?\b"
)
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"\b\d{1,2}[.:]\d\d\b|\b\d{1,2} ?[ap]\.?m\b")
_NAME_WORD = r"(?:[A-Z][\w'’.-]*|al|bin|de|van|von|der|and|&)"
_NAME = re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD}){{0,5}}|admin|staff|editor")


def is_byline(piece: Piece) -> bool:
    """``by Name Surname``, with a desk, a role or a city after it; no sentence."""
    found = _BY.match(piece.text)
    if found and _is_introduction(piece.text[found.end() :]):
        return True
    if not found or piece.words > SIGNATURE_WORDS or (piece.stopped and piece.words > 5):
        return False
    return _names(piece.text[found.end() :])


def _is_introduction(rest: str) -> bool:
    """``Name Surname, a fellow at the Forum.`` behind "by": what the writer is comes right after the name."""
    name, comma, role = rest.partition(", ")
    article, _, role = role.partition(" ")
    if (
        not comma
        or article not in ("a", "an", "the")
        or not _NAME.fullmatch(name)
        or len(rest.split()) > INTRODUCTION_WORDS
    ):
        return False
    first = _TOKEN.findall(role.lower())[:ROLE_WORDS]
    return len(name.split()) > 1 and any(t in words.word_set("posts") | words.word_set("standings") for t in first)


def is_role_line(piece: Piece) -> bool:
    """Only what a writer is: ``Contributing columnist``, ``Senior correspondent``."""
    tokens = _TOKEN.findall(piece.plain)
    posts = words.word_set("posts")
    return (
        0 < len(tokens) <= ROLE_WORDS
        and any(t in posts for t in tokens)
        and all(t in words.word_set("signature_words") or t in posts for t in tokens)
    )


def is_name_and_role(piece: Piece) -> bool:
    """``Name Surname, Staff Writer``."""
    name, comma, role = piece.text.partition(",")
    if not comma or piece.words > SIGNATURE_WORDS or piece.stopped or not 2 <= len(name.split()) <= 5:
        return False
    tokens = _TOKEN.findall(plain(role))
    known = words.word_set("signature_words") | words.word_set("posts")
    return bool(_NAME.fullmatch(name)) and any(t in words.word_set("posts") for t in tokens) and set(tokens) <= known


def is_bare_name(piece: Piece) -> bool:
    """Two to four capitalised words and nothing else; whether it signs, its neighbours say."""
    return 2 <= piece.words <= 4 and bool(_NAME.fullmatch(piece.text)) and not piece.text.isupper()


def _names(rest: str) -> bool:
    signature, particles = words.word_set("signature_words"), words.word_set("particles")
    tokens = _TOKEN.findall(rest)
    if not tokens or tokens[0].lower() in ("the", "a", "an"):
        return False
    names = run = longest = 0
    for token in tokens:
        if token[0].isupper() and token.lower() not in ("and", "for", "in", "the", "with"):
            run += 1
            names += 1
            longest = max(longest, run)
        elif token.lower() in particles:
            continue
        elif token.lower() in signature:
            run = 0
        else:
            return False
    signed_by_agency = any(token in words.agencies() for token in tokens)
    return longest >= 2 or (names == 1 and tokens[0].lower() in signature) or (names >= 1 and signed_by_agency)


def byline_name(line: str) -> str | None:
    """The names of a byline, without "by" and without the date beside them."""
    segments = _SEGMENTS.split(line)
    if any(_stamped(plain(s)) for s in segments):
        nobody = words.word_set("stamp_words") | words.word_set("signature_words")
        names = [s for s in segments if _NAME.fullmatch(s) and not set(plain(s).split()) <= nobody]
        if not _SIGNED_BY.search(line):
            names = [s for s in names if " " in s.strip()]  # one word beside a date is as often a place
    else:
        names = _BAR.split(_BY.sub("", line))
    return ", ".join(s.strip(" .") for s in names if s.strip(" .")) or None


def is_stamp(piece: Piece) -> bool:
    """Nothing but a date or a time, "Published" and the like allowed."""
    return piece.words <= STAMP_WORDS and _stamped(piece.plain)


def is_clock(piece: Piece) -> bool:
    """A time stamp with the time of day, as live blogs put above each entry; never a date alone, which can head a
    section."""
    return is_stamp(piece) and bool(_CLOCK.search(piece.plain))


def without_asides(line: str) -> str:
    """``line`` in lower case without what stands beside a date and is no date: reading time, age, comments."""
    return _BESIDE_STAMP.sub(" ", line.lower())


def _stamped(line: str) -> bool:
    if not _DIGIT.search(line):
        return False
    line = without_asides(line).strip(" .,|·•—–-+()")
    if not _DIGIT.search(line):
        return False
    names = [t for t in _LETTERS_OR_DIGITS.findall(line) if not t.isdigit()]
    allowed = words.word_set("stamp_words")
    if any(t not in allowed for t in names):
        return False
    return bool(names) or bool(_NUMERIC_DATE.fullmatch(line))


def is_signature(piece: Piece) -> bool:
    """A name and a time stamp on one line: ``Name Surname | 3 May 2024``, ``Posted on 3 May by admin``."""
    if piece.words > SIGNATURE_WORDS + STAMP_WORDS or piece.stopped or not any(c.isdigit() for c in piece.plain):
        return False
    if _POSTED_BY.fullmatch(piece.text):
        return True
    segments = [s.strip() for s in _SEGMENTS.split(piece.text) if without_asides(s).strip()]
    if all(_stamped(plain(s)) for s in segments):
        return True
    stamps = [s for s in segments if _stamped(plain(s))]
    names = [s for s in segments if not _stamped(plain(s))]
    return (
        bool(stamps)
        and bool(names)
        and all(_NAME.fullmatch(s) or _YEAR.fullmatch(s) or plain(s) in words.word_set("stamp_words") for s in names)
    )


def is_dateline(piece: Piece) -> bool:
    """A place, perhaps with an agency, alone on its line: ``LONDON (Reuters) -``."""
    if piece.words > PLACE_WORDS:
        return False
    bare = piece.text.rstrip(" .-–—")
    return bool(AGENCY_DATELINE.fullmatch(bare)) or bool(_PLACE.fullmatch(piece.text))


def signs(piece: Piece) -> bool:
    """Any of the ways in which a line says who wrote."""
    return is_byline(piece) or is_signature(piece) or is_role_line(piece) or is_name_and_role(piece)
