"""A draft into a report: blocks with their roles and reasons, masthead, language, date."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from suasion.errors import EmptyInput
from suasion.record import Span
from suasion.reports import blocks as cutting
from suasion.reports import boilerplate, cues, language_id, masthead, signatures
from suasion.reports.dating import date_report
from suasion.reports.draft import Draft
from suasion.reports.model import Block, Report, Role
from suasion.reports.pieces import Piece, make_piece

NOTHING_LEFT = "Nothing but boilerplate is left of the report."


def finish(draft: Draft, report_id: str) -> Report:
    """The report that ``draft`` holds. Raises EmptyInput if there is no text in it."""
    text = draft.text
    cuts = draft.cuts if draft.cuts is not None else cutting.cut(text)
    if not cuts:
        raise EmptyInput(
            "There is nothing in it", where=draft.origin, mend="Give a file that holds the text of a report."
        )
    pieces = [make_piece(text, cut) for cut in cuts]
    found = [cues.line_cue(piece) for piece in pieces]
    title = masthead.find_title(pieces, found, draft.title)
    roles = _roles(pieces, title)
    reasons = boilerplate.judge(pieces, found, roles, title)
    roles = _settled(roles, reasons)
    blocks = tuple(
        Block(start=c.start, end=c.end, role=role, kept=reason is None, reason=reason)
        for c, role, reason in zip(cuts, roles, reasons, strict=True)
    )
    kept = " ".join(p.text for p, r in zip(pieces, reasons, strict=True) if r is None)
    language = language_id.identify(kept or text)
    return Report(
        id=report_id,
        origin=draft.origin,
        format=draft.format,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        encoding=draft.encoding,
        title=Span(start=cuts[title].start, end=cuts[title].end) if title is not None else None,
        headline=draft.title if draft.title and title is None else None,
        byline=draft.byline or _byline(pieces, reasons),
        outlet=draft.outlet or masthead.find_outlet(pieces, title),
        url=draft.url,
        language=language.code,
        language_confidence=language.confidence,
        date=date_report(text, blocks, given=draft.given_date, metadata=draft.metadata_date),
        blocks=blocks,
        not_coded=_not_coded(pieces, reasons, title, language),
    )


def _not_coded(
    pieces: Sequence[Piece], reasons: Sequence[str | None], title: int | None, language: language_id.Language
) -> str | None:
    left = [p for i, (p, r) in enumerate(zip(pieces, reasons, strict=True)) if r is None and i != title]
    if not left and (title is None or any(reasons)):
        return NOTHING_LEFT
    return language_id.why_not_coded(language)


def _roles(pieces: Sequence[Piece], title: int | None) -> list[Role]:
    roles: list[Role] = []
    following: Piece | None = None
    for i in range(len(pieces) - 1, -1, -1):
        roles.append(_role(pieces[i], i, title, following, bool(roles) and roles[-1] == "heading"))
        following = pieces[i]
    return roles[::-1]


def _role(piece: Piece, i: int, title: int | None, following: Piece | None, heads_heading: bool) -> Role:
    if i == title:
        return "title"
    if piece.cut.role not in ("paragraph", "title"):
        return piece.cut.role
    if signatures.is_byline(piece):
        return "byline"
    if signatures.is_stamp(piece) or signatures.is_dateline(piece):
        return "dateline"
    if title is not None and i == title + 1 and not piece.stopped and piece.words <= masthead.TITLE_WORDS and following:
        return "subtitle"
    return "heading" if masthead.is_heading(piece, following, heads_heading) else "paragraph"


def _settled(roles: Sequence[Role], reasons: Sequence[str | None]) -> list[Role]:
    """What a rule found out about a block goes before what its shape said."""
    told: dict[str, Role] = {"byline": "byline", "caption": "caption", "credit": "caption", "date line": "dateline"}
    return [told.get(reason or "", role) for role, reason in zip(roles, reasons, strict=True)]


def _byline(pieces: Sequence[Piece], reasons: Sequence[str | None]) -> str | None:
    return next((signatures.byline_name(p.text) for p, r in zip(pieces, reasons, strict=True) if r == "byline"), None)
