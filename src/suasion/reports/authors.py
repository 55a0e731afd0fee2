"""Who wrote, where no "by" says so: names under the title, and the box about the author below the article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from suasion.reports.neighbours import ABOUT, Reasons
from suasion.reports.pieces import Piece
from suasion.reports.signatures import is_bare_name

BOX_BLOCKS = (
    3  # blocks after the name, in which the sentences about the author stand: a role or an outlet may come first
)
PROSE_WORDS = 6  # words of a sentence of the article
BOX_WORDS = 80  # words of such a paragraph at most
LABEL_WORDS = 5  # words of a role or an outlet under the name

_ABOUT = re.compile(r"about\s+(?=[A-Z])", re.IGNORECASE)
_WORKS_OF = re.compile(
    r"\b(?:all|more|other)\b.*\b(?:posts|articles|stories|work)\b.*\b(?:by|from)\s+(.+)", re.IGNORECASE
)
_TOKEN = re.compile(r"[^\W\d_][\w'’-]+")
_IS = re.compile(r"((?:[A-Z][\w'’.-]*\s+){2,4})(?:is|was|has|covers|writes|reports|teaches|works|lives)\b")
_PRONOUNS = frozenset({"he", "she", "they"})


def bare_names(head: Sequence[Piece], pieces: Sequence[Piece], title: int | None, reasons: Reasons) -> None:
    """A name under the title signs if a role or a time stamp stands beside it, or if a last paragraph introduces it."""
    for i, piece in enumerate(head):
        if reasons[i] or i == title or not is_bare_name(piece):
            continue
        beside = any(0 <= k < len(pieces) and reasons[k] in ("byline", "date line") for k in (i - 1, i + 1))
        introduced = any(reasons[k] == ABOUT and piece.text in pieces[k].text for k in range(i + 1, len(pieces)))
        if beside or introduced:
            reasons[i] = "byline"


def boxes(pieces: Sequence[Piece], title: int | None, reasons: Reasons) -> None:
    """The name of somebody who signed, again below the article, and the paragraph about him or her.

    The name must be one that signs elsewhere on the page: a section about a party or a candidate looks just the same.
    """
    signed = _signed(pieces, reasons)
    if not signed:
        return
    prose = [i for i, p in enumerate(pieces) if p.stopped and p.words >= PROSE_WORDS and i != title]
    for i in range(len(pieces) - 1, prose[0] if prose else len(pieces), -1):
        name = _ABOUT.sub("", pieces[i].text)
        tokens = set(_TOKEN.findall(name.lower()))
        labelled = pieces[i].text != name
        if i != title and _introduces(pieces[i], signed) and all(reasons[k] for k in prose if k > i):
            reasons[i] = reasons[i] or ABOUT
        if i == title or not tokens & signed or pieces[i].words > LABEL_WORDS:
            continue
        if not labelled and not is_bare_name(pieces[i]):
            continue
        end = next((k for k in range(i + 1, min(i + 1 + BOX_BLOCKS, len(pieces))) if _tells(pieces[k], tokens)), None)
        if end is None or any(pieces[k].words > LABEL_WORDS for k in range(i + 1, end)):
            continue
        if all(reasons[k] for k in prose if k > end):  # the article does not go on
            for k in range(i, end + 1):
                reasons[k] = reasons[k] or ABOUT


def _signed(pieces: Sequence[Piece], reasons: Reasons) -> set[str]:
    """The words of the names that sign the page."""
    out: set[str] = set()
    for piece, reason in zip(pieces, reasons, strict=True):
        works = _WORKS_OF.search(piece.text) if piece.short and reason else None
        if works or reason == "byline":
            out |= {t.lower() for t in _TOKEN.findall(works[1] if works else piece.text)}
    return out - {"by", "posted", "on", "published", "updated", "and", "the", "in"}


def _introduces(piece: Piece, signed: set[str]) -> bool:
    """``Name Surname is a fellow at the Forum``, of somebody who signs."""
    found = _IS.match(piece.text)
    return found is not None and piece.words <= BOX_WORDS and {t.lower() for t in _TOKEN.findall(found[1])} <= signed


def _tells(piece: Piece, name: set[str]) -> bool:
    """A paragraph that begins with the name or a pronoun."""
    first = _TOKEN.match(piece.text.lower())
    return piece.stopped and piece.words <= BOX_WORDS and first is not None and first[0] in name | _PRONOUNS
