"""A page taken apart: elements, visible text, data blocks; and whether its tags close as they should."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

VOID = {"meta", "input", "br", "link", "img", "hr"}
UNSEEN = {"style", "script", "title", "noscript"}


class Page(HTMLParser):
    """``errors`` lists tags that do not match; ``lines`` is the visible text, a line for each piece."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.errors: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.blocks: dict[str, str] = {}
        self.noscript: list[str] = []
        self.lines: list[str] = []
        self._open: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()
        self.errors += [f"<{tag}> is never closed" for tag, _ in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {k: v or "" for k, v in attrs}
        self.elements.append((tag, found))
        if tag not in VOID:
            self._open.append((tag, found))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {k: v or "" for k, v in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            self.errors.append(f"</{tag}> at {self.getpos()} closes {self._open[-1][0] if self._open else 'nothing'}")
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        tags = [t for t, _ in self._open]
        if tags and tags[-1] == "script":
            self.blocks[self._open[-1][1].get("id", "js")] = (
                self.blocks.get(self._open[-1][1].get("id", "js"), "") + data
            )
        elif "noscript" in tags:
            self.noscript.append(data)
        elif not UNSEEN & set(tags) and data.strip():
            self.lines.append(" ".join(data.split()))

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def data(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.blocks["data"])
        return found

    def all(self, tag: str) -> list[dict[str, str]]:
        return [a for t, a in self.elements if t == tag]
