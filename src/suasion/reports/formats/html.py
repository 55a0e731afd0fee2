"""Web pages: trafilatura finds the article; its tree becomes text and parts."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from suasion.errors import BrokenInput, EmptyInput
from suasion.reports.decoding import declared_encoding, decode
from suasion.reports.draft import Draft, Part, assemble
from suasion.reports.formats.markup import parts_of

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_TITLE = re.compile(r"<title[^>]*>(.{1,500}?)</title>", re.I | re.S)


def read_html(data: bytes, origin: str, stem: str) -> Iterator[Draft]:
    """One draft: the article of the page, with title, author, site, address and date as its metadata give them."""
    page, encoding = decode(data, origin, declared_encoding(data))
    yield from read_page(page, origin, stem, encoding)


def read_page(page: str, origin: str, stem: str, encoding: str) -> Iterator[Draft]:
    """The same from decoded HTML. Raises EmptyInput when nothing on the page is text."""
    found = _article(_DECLARATION.sub("", page), origin)
    parts = _walk(found.body) if found is not None and found.body is not None else []
    if not parts:
        parts = parts_of(page)
    title = _field(found, "title") or _page_title(page)
    if not any(len(p) > 1 for _, p in parts):
        raise EmptyInput(
            "The page holds no text",
            where=origin,
            mend="Save the article itself; a page drawn by scripts has no text in its file.",
        )
    if title and not any(_same(title, p) for _, p in parts[:3]):
        parts.insert(0, ("title", title))
    text, cuts = assemble(parts)
    yield Draft(
        text=text,
        format="html",
        origin=origin,
        encoding=encoding,
        stem=stem,
        title=title,
        cuts=cuts,
        byline=_field(found, "author"),
        outlet=_field(found, "sitename"),
        url=_field(found, "url"),
        metadata_date=_field(found, "date"),
    )


def _article(page: str, origin: str) -> Any:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it finds wrong with a page is not for our users
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        return trafilatura.bare_extraction(
            page,
            include_comments=False,
            include_tables=True,
            include_links=False,
            include_formatting=False,
            with_metadata=True,
            # Only what the page declares: a date found in its prose is for our own rules to judge.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # a parser of hostile input may fail in any way; the batch must go on
        raise BrokenInput(
            f"The page cannot be parsed ({type(error).__name__})", where=origin, mend="Save it as plain text."
        ) from error


def _field(found: Any, name: str) -> str | None:
    value = getattr(found, name, None)
    return " ".join(str(value).split()) or None if value else None


def _page_title(page: str) -> str | None:
    import html

    found = _TITLE.search(page)
    return " ".join(html.unescape(found[1]).split()) or None if found else None


def _same(a: str, b: str) -> bool:
    return " ".join(a.lower().split()) == " ".join(b.lower().split())


def _walk(body: Any) -> list[Part]:
    """The tree of trafilatura (``head``, ``p``, ``list``/``item``, ``table``/``row``, ``quote``) as parts."""
    parts: list[Part] = []
    for node in body:
        tag = node.tag if isinstance(node.tag, str) else ""
        if tag == "head":
            parts.append(("heading", _text(node)))
        elif tag == "list":
            parts.extend(("item", _text(item)) for item in node.iter("item"))
        elif tag == "table":
            parts.extend(("table", " ".join(_text(cell) for cell in row.iter("cell"))) for row in node.iter("row"))
        elif tag in ("div", "quote") and any(child.tag in ("p", "head", "list", "quote", "table") for child in node):
            parts.extend(_walk(node))
        else:
            parts.append(("paragraph", _text(node)))
    return [(role, piece) for role, piece in parts if piece]


def _text(node: Any) -> str:
    for line_break in node.iter("lb"):
        line_break.tail = " " + (line_break.tail or "")
    return " ".join("".join(node.itertext()).split())
