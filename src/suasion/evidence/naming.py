"""Names as they stand in a sentence."""

from __future__ import annotations

from suasion.vocab import load


def with_article(name: str, type_: str = "") -> str:
    """ "United States" -> "the United States"; names that take no article are left alone."""
    words_of = load("wording")
    article = words_of["article"]
    words = name.split()
    if not words or words[0].lower() in ("the", "a", "an", "no") or "’" in words[0] or "'" in words[0]:
        return name
    takes = (
        name in article["whole"]
        or (len(words) > 1 and (words[0] in article["first"] or words[-1] in article["last"]))
        or (len(words) > 1 and type_ in words_of["article_types"])
    )
    return f"the {name}" if takes else name


def possessive(name: str) -> str:
    """ "Russia" -> "Russia's", "the United States" -> "the United States'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"
