"""Text -> words in the Universal Dependencies manner (English), with exact offsets.

Rules, in order of precedence: addresses stay whole; chains of initials and known abbreviations keep their full stop; clitics
("n't", "'s") and hyphens split; numbers keep their separators; every other mark is a word of its own.
"""

from __future__ import annotations

import re
from functools import cache

from suasion.vocab import load

_APOSTROPHE = "['’]"
_CLITIC = re.compile(rf"(?i)(?:n{_APOSTROPHE}t|{_APOSTROPHE}(?:s|re|ve|ll|d|m))$")

_ADDRESSES = ("@", "http", "www.")
_LONGEST_CLITIC = 3
"""Characters of "n't" and "'ve": nothing further from the end of a word need be looked at."""
_LONGEST_MAILBOX = 64
"""Characters before the @ of an address (RFC 5321). Without a limit a long run of "a.a.a" would take time quadratic in its length."""


@cache
def _scanner(addresses: bool) -> re.Pattern[str]:
    """``addresses``: also those of pages and mailboxes, which are tried at every word and hardly ever found."""
    words = load("abbreviations")
    dotted = "|".join(
        sorted(
            {w for k in ("titles", "months", "days", "companies", "latin", "places") for w in words[k]},
            key=len,
            reverse=True,
        )
    )
    prefixes = "|".join(words["prefixes"])
    letter = r"[^\W\d_]"
    address = rf"""
        (?P<address>(?:https?://|www\.)[^\s<>"”’)\]]+[^\s<>"”’)\].,;:!?] | [\w.+-]{{1,{_LONGEST_MAILBOX}}}@[\w-]+(?:\.[\w-]+)+) |
        """
    return re.compile(
        rf"""{address if addresses else ""}
        (?P<initials>(?<![\w.])(?:{letter}\.)(?:{letter}\.)+ | (?<![\w.’'])[A-Z]\.(?=\s+[A-Z]))
      | (?P<dotted>(?<![\w])(?i:{dotted})\.(?=\s*[\w"“‘'(,;:.-]|\s*$))
      | (?P<number>(?<![\w])\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|bn|mn|m|k|km|pm|am)?(?![\w]) | \d+(?:[.,]\d+)*)
      | (?P<prefixed>(?<![\w-])(?i:{prefixes})-{letter}+(?![\w-]))
      | (?P<word>(?:{letter}|[\d_])(?:[^\W_]|_)*(?:{_APOSTROPHE}(?:{letter})+)*)
      | (?P<dots>\.{{2,}}|…|-{{2,}}|[!?]{{2,}}|\*+|=+)
      | (?P<clitic>{_APOSTROPHE}(?i:s|re|ve|ll|d|m)(?!\w))
      | (?P<mark>\S)
        """,
        re.VERBOSE,
    )


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The words of ``text[start:end]`` as ``(start, end)`` offsets into ``text``, in order, without white space."""
    end = len(text) if end is None else end
    contractions = load("abbreviations")["contractions"]
    out: list[tuple[int, int]] = []
    addresses = any(text.find(mark, start, end) >= 0 for mark in _ADDRESSES)
    for match in _scanner(addresses).finditer(text, start, end):
        a, b = match.span()
        if match.lastgroup != "word":
            out.append((a, b))
            continue
        word = text[a:b]
        has_clitic = "'" in word or "’" in word
        if (parts := contractions.get(word.lower())) is not None:
            cut = a + len(parts[0])
            out += [(a, cut), (cut, b)]
            continue
        if not has_clitic:
            out.append((a, b))
            continue
        cuts = []
        # "wouldn't've": clitics come off one by one, from the right.
        while (clitic := _CLITIC.search(text, max(a, b - _LONGEST_CLITIC), b)) is not None and clitic.start() > a:
            cuts.append((clitic.start(), b))
            b = clitic.start()
        out.append((a, b))
        out += reversed(cuts)
    return out
