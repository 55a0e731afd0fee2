"""The words of the page: codes said in a sentence, numbers as a person says them, lists, plurals, articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, cast

ELLIPSIS = "…"
_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


@lru_cache(maxsize=1)
def table() -> dict[str, Any]:
    """``vocab/wording.yaml``."""
    from suasion.vocab import load

    return cast(dict[str, Any], load("wording"))


def number(n: int) -> str:
    """``3`` -> "three", ``1386`` -> "1,386": words up to twelve, as newspapers do."""
    return _NUMBERS[n] if 0 <= n < len(_NUMBERS) else f"{n:,}"


def numbers(*together: int) -> Callable[[int], str]:
    """How to say numbers that stand in one sentence: all as words, or all as digits if one is too large for a word."""
    return number if all(n < len(_NUMBERS) for n in together) else lambda n: f"{n:,}" if n else "no"


def count(n: int, one: str, many: str | None = None) -> str:
    """``count(1, "report")`` -> "one report"; ``count(3, "report")`` -> "three reports"."""
    return f"{number(n)} {one if n == 1 else many or one + 's'}"


def agree(n: int, one: str, many: str) -> str:
    """The form of a verb (or any word) that goes with ``n``."""
    return one if n == 1 else many


def times(n: int) -> str:
    return {1: "once", 2: "twice"}.get(n, f"{number(n)} times")


def join(parts: Sequence[str], last: str = "and") -> str:
    """ "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def cap(text: str) -> str:
    """The first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


def squeeze(text: str) -> str:
    """One line: any run of white space is one space."""
    return " ".join(text.split())


def clip(text: str, limit: int) -> str:
    """At most ``limit`` characters, cut between words, with an ellipsis where something was cut."""
    text = squeeze(text)
    if len(text) <= limit:
        return text
    cut = text.rfind(" ", 0, limit)
    return text[: cut if cut > limit // 2 else limit - 1].rstrip(" ,;:.-–—(“\"'") + ELLIPSIS


def around(text: str, at: int, limit: int) -> str:
    """At most ``limit`` characters of ``text`` about offset ``at``: from the start where that still shows it."""
    text = squeeze(text)
    if at < limit * 0.7 or len(text) <= limit:
        return clip(text, limit)
    start = text.find(" ", max(0, at - limit // 3)) + 1
    return ELLIPSIS + clip(text[start:], limit - 1)


def possessive(name: str) -> str:
    return f"{name}’" if name.endswith(("s", "’s", "'s")) else f"{name}’s"


def phrase(code: str | None) -> str:
    """A code that no vocabulary names, as words: ``border_access`` -> "border access". Words stay as they are."""
    text = squeeze((code or "").replace("_", " "))
    return text if " " in squeeze(code or "") else text.lower()


def instrument(kind: str) -> str:
    return str(table()["instruments"].get(kind) or phrase(kind) or "other means")


def says(certainty: str, force: str, n: int = 1) -> str:
    """The verb for a claim: what the speaker does by saying it, where that is known, else how surely it is said."""
    form = "one" if n == 1 else "many"
    if certainty != "denied" and force in table()["force"]:
        return str(table()["force"][force][form])
    return str(table()["certainty"][certainty][form])


def kind_word(kind: str, n: int = 1) -> str:
    return str(table()["kinds"][kind]["one" if n == 1 else "many"])


def kind_heading(kind: str) -> str:
    return str(table()["kinds"][kind]["heading"])


def letter(kind: str) -> str:
    return str(table()["kinds"][kind]["letter"])


def reason_word(reason: str | None, n: int = 1) -> str:
    """Why a block was dropped, as a noun that agrees with ``n``."""
    entry = table()["dropped"].get(reason or "")
    if entry:
        return str(entry["one" if n == 1 else "many"])
    return f"block of {phrase(reason) or 'other matter'}" if n == 1 else f"blocks of {phrase(reason) or 'other matter'}"


def act_phrase(type_: str, source: str, target: str, *, both: bool = False) -> str:
    """ "Ukraine appealed to China". ``both``: ``source`` holds all parties of a mutual act."""
    verbs = table()["events"].get(type_)
    if verbs is None:
        verb = phrase(type_) or "acted"
        return f"{source or 'Somebody'}: {verb}" + (f", {target}" if target else "")
    if both and source:
        return f"{source} {verbs['both']}"
    if source and target:
        return f"{source} {verbs['by']} {target}"
    if source:
        return f"{source} {verbs['alone']}"
    if target:
        return f"{target} {verbs['on']}"
    return cap(str(verbs["one"]))


def act_as_noun(type_: str, source: str, target: str) -> str:
    """ "An appeal by Ukraine to China": for what has not happened, of which no verb may say that it has."""
    verbs = table()["events"].get(type_)
    text = cap(str(verbs["one"]) if verbs else phrase(type_) or "an act")
    text += f" by {source}" if source else ""
    return text + (f" {verbs['to'] if verbs else 'towards'} {target}" if target else "")


def inner(text: str) -> str:
    """For a place between quotation marks: those inside become single ones."""
    text = squeeze(text).replace("“", "‘").replace("”", "’")
    return re.sub(r'"(?=\w)', "‘", text).replace('"', "’")


def act_noun(type_: str) -> str:
    entry = table()["events"].get(type_)
    return str(entry["noun"]) if entry else phrase(type_)
