"""PDF: pages into lines, running heads and feet dropped, lines into paragraphs, words put together again."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from suasion.errors import BrokenInput, EmptyInput, TooLarge
from suasion.reports import blocks
from suasion.reports.draft import Draft, Part, assemble

MAX_PAGES = 500  # pages: a report is not a library
EDGE_LINES = 3  # lines at the top and the foot of a page in which running heads and feet stand
REPEATED_SHARE = 0.5  # share of the pages on which such a line must come back ...
REPEATED_PAGES = 2  # ... and the pages at least

_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"^[-–—\s]*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*$", re.I)
_HYPHEN = re.compile(r"(\w{2,})[-\u00ad\u2010]\n\s*([a-z]\w+)")
_PDF_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")


def read_pdf(data: bytes, origin: str, stem: str) -> Iterator[Draft]:
    """One draft. Raises BrokenInput for a damaged or locked file, EmptyInput for one that holds only pictures."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks on a damaged file become our one error
    try:
        pages, meta = _pages(data, origin)
    except (BrokenInput, TooLarge):
        raise
    except Exception as error:  # a damaged PDF makes pypdf fail in any way
        raise BrokenInput(
            f"The PDF is damaged or cut short ({type(error).__name__})",
            where=origin,
            mend="Fetch it again, or save its text as .txt.",
        ) from error
    lines = _without_running_lines(pages)
    parts = _paragraphs("\n".join(lines))
    if not parts:
        raise EmptyInput(
            "The PDF holds no text, only pictures", where=origin, mend="Run it through a text recogniser (OCR) first."
        )
    text, cuts = assemble(parts)
    title = str(meta.get("/Title") or "").strip() or None
    author = str(meta.get("/Author") or "").strip() or None
    date = _PDF_DATE.match(str(meta.get("/CreationDate") or ""))
    yield Draft(
        text=text,
        format="pdf",
        origin=origin,
        encoding="pdf",
        stem=stem,
        cuts=cuts,
        title=title,
        byline=author,
        metadata_date="-".join(date.groups()) if date else None,
    )


def _pages(data: bytes, origin: str) -> tuple[list[list[str]], dict[str, Any]]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise BrokenInput("The PDF is locked with a password", where=origin, mend="Save a copy without the password.")
    if len(reader.pages) > MAX_PAGES:
        raise TooLarge(
            f"It has {len(reader.pages)} pages, the limit is {MAX_PAGES}",
            where=origin,
            mend="Give only the pages of the report.",
        )
    pages = [[_clean(line) for line in (page.extract_text() or "").splitlines()] for page in reader.pages]
    return pages, dict(reader.metadata or {})


def _clean(line: str) -> str:
    """Lone halves of surrogate pairs, which damaged fonts give, cannot be stored."""
    return line.encode("utf-8", "ignore").decode("utf-8").replace("\0", "").rstrip()


def _without_running_lines(pages: Sequence[Sequence[str]]) -> list[str]:
    """All lines but page numbers and those that come back at the edges of the pages (numbers in them may differ)."""
    filled = [[line for line in page if line.strip()] for page in pages]
    edges = Counter(
        key
        for page in filled
        for key in {_NUMBERS.sub("#", line.strip()) for line in (*page[:EDGE_LINES], *page[-EDGE_LINES:])}
    )
    needed = max(REPEATED_PAGES, REPEATED_SHARE * len(filled))
    running = {key for key, count in edges.items() if count >= needed}
    kept: list[str] = []
    for page in pages:
        at_edge = _edge_indices(page)
        for i, line in enumerate(page):
            bare = line.strip()
            if i in at_edge and bare and (_PAGE_NUMBER.match(bare) or _NUMBERS.sub("#", bare) in running):
                continue
            kept.append(line)
    return kept


def _edge_indices(page: Sequence[str]) -> set[int]:
    filled = [i for i, line in enumerate(page) if line.strip()]
    return {*filled[:EDGE_LINES], *filled[-EDGE_LINES:]}


def _paragraphs(text: str) -> list[Part]:
    parts: list[Part] = []
    for cut in blocks.cut(text):
        piece = _HYPHEN.sub(r"\1\2", text[cut.start : cut.end])
        parts.append((cut.role, " ".join(piece.split())))
    return parts
