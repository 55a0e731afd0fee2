"""Boilerplate told by what stands around it: weak lines, lists of links, buttons, headings of what was dropped."""

from __future__ import annotations

from collections.abc import Sequence

from suasion.reports.cues import Cue
from suasion.reports.model import Role
from suasion.reports.pieces import Piece

Reasons = list[str | None]
"""For each piece the reason why it is dropped, or None. The rules fill it in, one after the other."""

ABOUT = "about the publisher"
FURNITURE = "page furniture"
SENTENCE_WORDS = 6  # words of a sentence that counts as prose, and ends a list of links: headlines have no stop
ZONE_EVIDENCE = 2  # blocks dropped by other rules that make a stretch of short lines furniture
CODE_WORDS = 2  # words of a document number or a place beside a single dropped line
BUTTON_WORDS = 4  # words of a button, a counter or a label
OPENS_LINKS = frozenset({"navigation"})
LONG_REASONS = frozenset({"advert", "disclaimer", "cookie notice", "form", "sign-up", "copyright", ABOUT})


def link_lists(
    pieces: Sequence[Piece], cues: Sequence[Cue | None], roles: Sequence[Role], title: int | None, reasons: Reasons
) -> None:
    """Headlines of other stories under "Latest news", up to the next sentence of prose."""
    i = 0
    while i < len(pieces):
        cue = cues[i]
        if not (cue and cue.sure and cue.reason in OPENS_LINKS and reasons[i]):
            i += 1
            continue
        listed: list[int] = []
        j = i + 1
        while j < len(pieces) and j != title and not _is_prose(pieces[j], roles[j]):
            if reasons[j] is None:
                listed.append(j)
            j += 1
        if listed and j < len(pieces) and j != title and listed[-1] == j - 1 and roles[j - 1] == "heading":
            listed.pop()  # it is the heading of the prose that follows
        if title is None or i > title or j != len(pieces):
            for k in listed:
                reasons[k] = "related link"
        i = j


def _is_prose(piece: Piece, role: Role) -> bool:
    return (
        role == "table"
        or not piece.short
        or (piece.stopped and piece.text[-1] != "?" and piece.words >= SENTENCE_WORDS)
    )


def weak_lines(pieces: Sequence[Piece], cues: Sequence[Cue | None], title: int | None, reasons: Reasons) -> None:
    """A line such as "Disclosure" or "Send" falls with its neighbours, or where no prose comes after it."""
    prose = [i for i, p in enumerate(pieces) if reasons[i] is None and (p.stopped or not p.short)]
    first, last = (prose[0], prose[-1]) if prose else (0, len(pieces))
    for i, cue in enumerate(cues):
        if cue is None or cue.sure or reasons[i] or i == title or not prose:
            continue
        beside = any(0 <= k < len(pieces) and reasons[k] for k in (i - 1, i + 1))
        above = i < first and (title is None or i < title)
        if beside or i > last or above:
            reasons[i] = cue.reason


def furniture(pieces: Sequence[Piece], roles: Sequence[Role], title: int | None, reasons: Reasons) -> None:
    """Short lines without a stop among boilerplate: below the last prose, and between the title and the first.

    No word list knows all the buttons of the web; what surrounds them does.
    """
    prose = [i for i, p in enumerate(pieces) if reasons[i] is None and i != title and _is_text(p)]
    if not prose:
        return
    first, last = prose[0], prose[-1]
    dropped_below = [i for i in range(last + 1, len(pieces)) if reasons[i]]
    if len(dropped_below) >= ZONE_EVIDENCE:
        before = next((k for k in range(dropped_below[0] - 1, -1, -1) if reasons[k] is None), 0)
        listing = roles[before] == "item" or pieces[before].text.endswith(":")  # a list that the article began goes on
        for i in range(dropped_below[0], len(pieces)):
            listing = listing and (roles[i] == "item" or reasons[i] is not None)
            if reasons[i] is None and roles[i] != "table" and i != title and not listing:
                reasons[i] = FURNITURE
        _between(pieces, last + 1, dropped_below[0], title, reasons, BUTTON_WORDS)
    start = 0 if title is None or title > first else title + 1
    above = sum(r is not None for r in reasons[start:first])
    if above:
        _between(pieces, start, first, title, reasons, BUTTON_WORDS if above >= ZONE_EVIDENCE else CODE_WORDS)
    if title is not None and title < first:
        for i in range(title):
            reasons[i] = reasons[i] or FURNITURE


def _between(pieces: Sequence[Piece], start: int, end: int, title: int | None, reasons: Reasons, most: int) -> None:
    """Very short lines that touch something dropped."""
    for i in range(start, end):
        beside = any(0 <= k < len(pieces) and reasons[k] for k in (i - 1, i + 1))
        if reasons[i] is None and i != title and beside and _is_button(pieces[i], most):
            reasons[i] = FURNITURE


def _is_button(piece: Piece, most: int) -> bool:
    return piece.words <= most and not piece.stopped and piece.text[-1] not in ",;"


def _is_text(piece: Piece) -> bool:
    """Prose, or an item of a list that a page's furniture does not have."""
    return not piece.short or (piece.stopped and piece.words >= SENTENCE_WORDS) or piece.text.endswith(":")


def headings_of_dropped(pieces: Sequence[Piece], roles: Sequence[Role], title: int | None, reasons: Reasons) -> None:
    """A heading goes with its section, if all of that is an advert, a disclaimer or the like."""
    for i in range(len(pieces) - 2, -1, -1):
        following = reasons[i + 1]
        if (
            roles[i] != "heading"
            or reasons[i]
            or i == title
            or following not in LONG_REASONS
            or not pieces[i + 1].stopped
        ):
            continue
        j = i + 1
        while j < len(pieces) and reasons[j]:
            j += 1
        if j == len(pieces) or roles[j] == "heading":
            reasons[i] = following
