"""Which blocks are not the article, and by which rule. The words of the rules are in vocab/boilerplate.yaml.

    1. own words      a share button, a form field, a credit, ... ; a passage whose phrases weigh enough
    2. masthead       bylines, time stamps, the title again, a fragment of it as a caption
    3. repetition     a short line that comes back, a paragraph that comes back
    4. neighbours     a weak line beside something dropped; links under "Related"; the heading of a dropped section;
                      other short lines in a stretch of boilerplate below the last prose or above the first
The title is never dropped, and a report is never emptied by the weak rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from suasion.reports import authors, neighbours
from suasion.reports.cues import Cue, passage_scores
from suasion.reports.model import Role
from suasion.reports.neighbours import ABOUT, Reasons
from suasion.reports.pieces import Piece, content_words
from suasion.reports.signatures import is_clock, is_stamp, signs

ENOUGH = 1.0  # weight of phrases that drops a block at the end of a page or beside something dropped
ENOUGH_INSIDE = 1.5  # the same, in the middle of the text
LABELLED = 0.4  # weight that a label such as "Advertisement" gives to an offer right below it
SMALL_PASSAGE = 6  # words: phrases are not weighed in anything shorter
HEAD = 8  # blocks from the title (or the beginning) in which bylines and time stamps stand; at the end, the last three
CAPTION_WITHIN = 3  # blocks after the title in which a fragment of it is a caption
CAPTION_WORDS = 12  # words of such a fragment at most
CAPTION_ECHO = 0.7  # share of its words that the title has
REPEATED_WORDS = 12  # words: a line up to this length that comes back is furniture
REPEATED_TIMES = 3  # times after which even its first appearance is furniture


def judge(pieces: Sequence[Piece], cues: Sequence[Cue | None], roles: Sequence[Role], title: int | None) -> Reasons:
    """For each piece the reason why it is dropped, or None. ``title`` is the index of the title."""
    reasons: Reasons = [None] * len(pieces)
    _own_words(pieces, cues, roles, title, reasons)
    _masthead(pieces, title, reasons)
    _repetition(pieces, roles, title, reasons)
    neighbours.link_lists(pieces, cues, roles, title, reasons)
    _passages(pieces, roles, title, reasons)
    authors.bare_names(pieces[: HEAD + (title or 0)], pieces, title, reasons)
    authors.boxes(pieces, title, reasons)
    neighbours.weak_lines(pieces, cues, title, reasons)
    neighbours.furniture(pieces, roles, title, reasons)
    neighbours.headings_of_dropped(pieces, roles, title, reasons)
    return reasons


def _own_words(
    pieces: Sequence[Piece], cues: Sequence[Cue | None], roles: Sequence[Role], title: int | None, reasons: Reasons
) -> None:
    for i, cue in enumerate(cues):
        if cue and cue.sure and i != title and roles[i] != "table":
            reasons[i] = cue.reason


def _masthead(pieces: Sequence[Piece], title: int | None, reasons: Reasons) -> None:
    head, last = HEAD + (title or 0), len(pieces) - 3
    for i, piece in enumerate(pieces):
        if reasons[i] or i == title:
            continue
        if len(pieces) > 1 and _dates(piece, i < head or i >= last):
            reasons[i] = "date line"
        elif (i < head or i >= last) and signs(piece):
            reasons[i] = "byline"
        elif title is not None and piece.plain == pieces[title].plain:
            reasons[i] = "repeated title"
        elif title is not None and title < i <= title + CAPTION_WITHIN and _is_fragment(piece, pieces[title]):
            reasons[i] = "caption"


def _dates(piece: Piece, at_edge: bool) -> bool:
    """A time stamp; in the middle of the text only one with the time of day."""
    return is_stamp(piece) if at_edge else piece.cut.role not in ("item", "table") and is_clock(piece)


def _is_fragment(piece: Piece, title: Piece) -> bool:
    """A short sentence made of the words of the title: the text of a picture, which tells nothing new."""
    if piece.cut.role == "item" or piece.text.endswith(":") or piece.words > min(CAPTION_WORDS, title.words + 2):
        return False
    ours, theirs = content_words(piece.text), content_words(title.text)
    return len(ours) >= 3 and len(ours & theirs) >= CAPTION_ECHO * len(ours)


def _repetition(pieces: Sequence[Piece], roles: Sequence[Role], title: int | None, reasons: Reasons) -> None:
    counts = Counter(p.plain for p in pieces if p.plain)
    seen: set[str] = set()
    for i, piece in enumerate(pieces):
        if counts[piece.plain] < 2 or roles[i] == "table" or piece.text.endswith(":") or not piece.plain:
            continue
        short = piece.words <= REPEATED_WORDS and not piece.stopped
        furniture = short and counts[piece.plain] >= REPEATED_TIMES
        again = piece.plain in seen and (short or piece.words >= SMALL_PASSAGE)
        seen.add(piece.plain)
        if reasons[i] is None and i != title and (furniture or again):
            reasons[i] = "repeated"


def _passages(pieces: Sequence[Piece], roles: Sequence[Role], title: int | None, reasons: Reasons) -> None:
    """Weigh the phrases of longer blocks, from the end backwards, where boilerplate gathers; then beside what fell."""
    scores = [
        {} if reasons[i] or i == title or piece.words < SMALL_PASSAGE or roles[i] == "table" else passage_scores(piece)
        for i, piece in enumerate(pieces)
    ]
    at_end = True
    for i in range(len(pieces) - 1, -1, -1):
        if scores[i]:
            reasons[i] = _weighed(scores[i], i, at_end, reasons)
        at_end = at_end and (reasons[i] is not None or pieces[i].words < SMALL_PASSAGE)
    for i, weights in enumerate(scores):
        if weights and reasons[i] is None:
            reasons[i] = _weighed(weights, i, False, reasons)


def _weighed(weights: dict[str, float], i: int, at_end: bool, reasons: Reasons) -> str | None:
    """The weightiest reason, if it weighs enough for the place of the block."""
    beside = any(0 <= k < len(reasons) and reasons[k] for k in (i - 1, i + 1))
    weights = dict(weights)
    if not (at_end or beside):
        weights.pop(ABOUT, None)
    elif i and at_end and reasons[i - 1] == ABOUT:
        weights[ABOUT] = weights.get(ABOUT, 0.0) + ENOUGH
    if "advert" in weights and i and reasons[i - 1] == "advert":
        weights["advert"] += LABELLED
    reason, weight = max(weights.items(), key=lambda s: (s[1], s[0]), default=("", 0.0))
    return reason if weight >= (ENOUGH if at_end or beside else ENOUGH_INSIDE) else None
