"""Lines of a text, and whether a line breaks off in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from suasion.reports import words
from suasion.reports.markers import certain_marker, possible_marker

WRAP_LIMIT = 110  # characters: no program wraps plain text wider than this
WRAP_FLOOR = 30  # characters: narrower lines are a list or a poem
FULL_LINE = 0.85  # a wrapped line, with the next word, would have reached this share of the width
WRAPPED_SHARE = 0.6  # share of the line breaks that must look like wrapping
MID_SENTENCE = 0.4  # share of the breaks that must fall inside a sentence
LOWER_START = 0.25  # share of the breaks after which a small letter follows
CONTINUED = 25  # characters: a shorter line without a stop is a heading or a label, not half a paragraph
CONTINUED_OVER_BLANK = 40  # the same, where a blank line stands between

_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_DOTTED = re.compile(r"(?:^|[\s(“\"])(?:[A-Za-z]\.){2,}$")
_OPENING = "\"'“‘«(["
_SIGNED = re.compile(r"(?:by|via|photo|image|source|author)\s*:?\s+[A-Z]")
SIGNED_LENGTH = 90  # characters: "by Name Surname" on its own line is a signature, in a longer line it is prose


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: ``[start, end)`` without the white space around it."""

    start: int
    end: int
    indent: int
    after_blank: bool
    text: str


def split_lines(text: str) -> list[Line]:
    """The lines of ``text`` that hold anything."""
    lines: list[Line] = []
    at, blank = 0, True
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if body:
            indent = len(raw) - len(raw.lstrip())
            lines.append(Line(at + indent, at + indent + len(body), indent, blank, body))
            blank = False
        else:
            blank = True
        at += len(raw)
    return lines


def ends_sentence(line: str) -> bool:
    """A final stop, quotation marks and brackets after it allowed."""
    return bool(_END.search(line))


def _starts_small(line: str) -> bool:
    """The first word is in small letters throughout: "al-Shabaab" and "iPhone" open sentences, "elections" does not."""
    first = line.lstrip(_OPENING).split(None, 1)[0] if line.lstrip(_OPENING).strip() else ""
    return first[:1].islower() and first.islower()


def _is_wordlike(line: str) -> bool:
    return line.lstrip(_OPENING)[:1].isalpha()


def breaks_off(before: str, after: str, shortest: int) -> bool:
    """Whether ``after`` goes on with the sentence of ``before``. ``shortest`` keeps headings and labels apart."""
    last = before.rsplit(None, 1)[-1]
    if not _is_wordlike(after) or (_SIGNED.match(after) and len(after) <= SIGNED_LENGTH and not ends_sentence(after)):
        return False
    if last in words.titles_before_names() and len(before) >= shortest:
        return True
    if last in words.word_set("joining_words") and len(before) >= shortest:
        return True
    if not _starts_small(after) or len(before) < shortest or before[-1] in ":;":
        return False
    return not ends_sentence(before) or bool(_DOTTED.search(before)) or last in words.titles_before_names()


def _first_word(line: str) -> int:
    return len(line.split(None, 1)[0])


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The width at which the text was hard-wrapped, or None if it was not (one sentence or paragraph a line)."""
    breaks = [
        (a.text, b.text)
        for a, b in pairwise(lines)
        if not b.after_blank and not certain_marker(b.text) and not possible_marker(b.text)
    ]
    if len(breaks) < 2:
        return None
    lengths = sorted(len(a) for a, _ in breaks)
    width = lengths[int(0.95 * (len(lengths) - 1))]  # the 95th percentile: a long address must not set the width
    if not WRAP_FLOOR <= width <= WRAP_LIMIT:
        return None
    count = len(breaks)
    full = sum(len(a) + 1 + _first_word(b) > FULL_LINE * width for a, b in breaks) / count
    middle = sum(not ends_sentence(a) for a, _ in breaks) / count
    small = sum(_starts_small(b) for _, b in breaks) / count
    return width if full >= WRAPPED_SHARE and middle >= MID_SENTENCE and small >= LOWER_START else None


def goes_on(before: Line, after: Line, paragraph: str, width: int | None) -> bool:
    """Whether ``after`` belongs to the block that ends with ``before`` (``paragraph`` is that block so far)."""
    if width and not after.after_blank and after.indent <= before.indent + 1:
        room = len(before.text) + 1 + _first_word(after.text)
        if room > FULL_LINE * width:
            return True
    return breaks_off(paragraph, after.text, CONTINUED_OVER_BLANK if after.after_blank else CONTINUED)
