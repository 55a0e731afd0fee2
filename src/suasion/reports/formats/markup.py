"""HTML fragments into parts, with the standard library alone: for feeds, mails, and pages without a found article."""

from __future__ import annotations

from html.parser import HTMLParser

from suasion.reports.draft import Part
from suasion.reports.model import Role

SILENT = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "nav",
        "footer",
        "form",
        "button",
        "select",
        "aside",
        "iframe",
        "head",
        "textarea",
    }
)
BREAKS = frozenset(
    {
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "ul",
        "ol",
        "table",
        "tr",
        "blockquote",
        "figure",
        "figcaption",
        "li",
        "dd",
        "dt",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "pre",
        "address",
        "body",
        "html",
        "title",
    }
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
DEEPEST = 500  # open silent elements: a page that nests deeper is an attack, and its rest is ignored


class _Walker(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Part] = []
        self._words: list[str] = []
        self._role: Role = "paragraph"
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            if len(self._silent) < DEEPEST:
                self._silent.append(tag)
        elif tag == "br":
            self._words.append("\n")
        elif tag in ("td", "th"):
            self._role = "table"
            self._words.append(" ")
        elif tag in BREAKS:
            self._flush()
            self._role = (
                "heading"
                if tag in HEADINGS
                else "item"
                if tag == "li"
                else "caption"
                if tag == "figcaption"
                else "paragraph"
            )

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            while self._silent and self._silent.pop() != tag:
                pass
        elif tag in BREAKS:
            self._flush()
            self._role = "paragraph"

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(" ".join(data.split("\n")))

    def _flush(self) -> None:
        whole = "".join(self._words)
        self._words = []
        for piece in whole.split("\n\n") if self._role == "paragraph" else [whole]:
            line = " ".join(piece.split())
            if line:
                self.parts.append((self._role, line))

    def close(self) -> None:
        super().close()
        self._flush()


def parts_of(markup: str) -> list[Part]:
    """Paragraphs, headings, items and rows of an HTML fragment, in order; scripts, forms and navigation left out."""
    walker = _Walker()
    walker.feed(markup)
    walker.close()
    return walker.parts


def looks_like_html(text: str) -> bool:
    """Whether a text that says nothing of its format is HTML."""
    head = text[:2000].lstrip().lower()
    return head.startswith(("<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<meta")) or (
        head.startswith("<") and any(mark in head for mark in ("<html", "<body", "</p>", "<br"))
    )
