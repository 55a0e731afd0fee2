"""Where the aliases of the actors stand in the text: all occurrences, longest first, without overlap."""

from __future__ import annotations

import re

from suasion.evidence.actors.cast import Draft
from suasion.evidence.actors.page import Page

LEAST_LETTERS = 2  # a one-letter alias is never looked for


def find_mentions(page: Page, drafts: list[Draft]) -> dict[str, list[tuple[int, int]]]:
    """For each actor id its mentions, in order. An alias that two actors share goes to the first of them."""
    owners: dict[str, str] = {}
    for draft in drafts:
        for alias in draft.names:
            if len(alias) >= LEAST_LETTERS:
                owners.setdefault(alias, draft.id)
    out: dict[str, list[tuple[int, int]]] = {d.id: [] for d in drafts}
    if not owners:
        return out
    longest_first = sorted(owners, key=lambda a: (-len(a), a))
    pattern = re.compile("|".join(re.escape(alias).replace(r"\ ", r"\s+") for alias in longest_first))
    for start, end in page.sentences:
        position = start
        while match := pattern.search(page.text, position, end):
            s, e = match.span()
            if _is_word(page.text, s, e):
                out[owners[" ".join(match.group().split())]].append((s, e))
                position = e
            else:
                position = s + 1
    return out


def _is_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or (after.isalnum() and text[end - 1].isalnum()))
