"""Markdown: the marks go, the words stay. Front matter gives title, author and date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from suasion.reports import blocks
from suasion.reports.decoding import decode
from suasion.reports.draft import Draft, Part, assemble

_FRONT = re.compile(r"\A---\r?\n(.*?)\r?\n(?:---|\.\.\.)\s*\r?\n", re.S)
_FIELD = re.compile(
    r"^(title|author|byline|date|published|source|outlet|publisher|url|link)\s*:\s*(.+?)\s*$", re.I | re.M
)
_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$|^\s*\|?[\s:|-]+\|[\s:|-]*$", re.M)
_FENCE = re.compile(r"^\s*(?:```|~~~).*$", re.M)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
_EMPHASIS = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*_])")
_QUOTE = re.compile(r"^\s*>+\s?", re.M)


def read_markdown(data: bytes, origin: str, stem: str) -> Iterator[Draft]:
    """One draft; its text is the Markdown without its marks."""
    text, encoding = decode(data, origin)
    front = _FRONT.match(text)
    fields = {k.lower(): v.strip("\"'") for k, v in _FIELD.findall(front[1])} if front else {}
    body = text[front.end() :] if front else text
    for pattern, put in ((_FENCE, ""), (_IMAGE, ""), (_LINK, r"\1"), (_QUOTE, ""), (_RULE, "")):
        body = pattern.sub(put, body)
    parts: list[Part] = []
    body = _own_lines(body)
    for cut in blocks.cut(body):
        piece = _EMPHASIS.sub(r"\2", body[cut.start : cut.end])
        heading = _HEADING.match(piece)
        parts.append(("heading", heading[1]) if heading else (cut.role, piece))
    title = fields.get("title")
    if title and not any(" ".join(p.split()) == " ".join(title.split()) for _, p in parts[:3]):
        parts.insert(0, ("title", title))
    extracted, cuts = assemble(parts)
    yield Draft(
        text=extracted,
        format="md",
        origin=origin,
        encoding=encoding,
        stem=stem,
        title=title,
        cuts=cuts,
        byline=fields.get("author") or fields.get("byline"),
        metadata_date=fields.get("date") or fields.get("published"),
        outlet=fields.get("outlet") or fields.get("publisher") or fields.get("source"),
        url=fields.get("url") or fields.get("link"),
    )


def _own_lines(body: str) -> str:
    """Headings stand alone, whatever follows them."""
    return re.sub(r"^(#{1,6}\s.*)$", r"\n\1\n", body, flags=re.M)
