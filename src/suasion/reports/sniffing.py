"""Which format an input has: by its name where the name tells, by its first bytes otherwise."""

from __future__ import annotations

import re
from typing import Literal

from suasion.reports.formats.markup import looks_like_html

Format = Literal["txt", "md", "html", "pdf", "eml", "feed", "jsonl", "json"]

SUFFIXES: dict[str, Format] = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".eml": "eml",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
}
HEAD = 4096  # bytes that decide
PDF_WITHIN = 1024  # bytes: readers accept a PDF mark this late
_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf)\b", re.I)
_MAIL = re.compile(r"\A(?:[A-Za-z][A-Za-z-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_MAIL_FIELD = re.compile(r"^(?:from|subject|mime-version|message-id|received|delivered-to|return-path):", re.I | re.M)


def sniff(suffix: str, data: bytes) -> Format:
    """The format of ``data`` from a file that ends in ``suffix`` (with its point; empty for standard input)."""
    if b"%PDF-" in data[:PDF_WITHIN]:
        return "pdf"
    named = SUFFIXES.get(suffix.lower())
    head = data[:HEAD].decode("utf-8", "ignore").lstrip("\ufeff \t\r\n")
    if named == "feed" and not _FEED.search(head) and looks_like_html(head):
        return "html"
    if named and named != "pdf":
        return named
    if named == "pdf":
        return "pdf"  # its name says so: let the PDF reader say what is wrong
    if head.startswith("<") and _FEED.search(head):
        return "feed"
    if looks_like_html(head):
        return "html"
    if head.startswith(("{", "[{")):
        first = head.splitlines()[0].rstrip()
        return "jsonl" if first.startswith("{") and first.endswith("}") else "json"
    if _MAIL.match(head.replace("\r\n", "\n")) and _MAIL_FIELD.search(head):
        return "eml"
    return "txt"
