"""Lemmas as edit scripts: a word and a small label give the lemma back.

A script is ``case|cut|add`` on the lower-cased word: ``l`` lower / ``k`` keep the case, cut so many characters from the end, add these;
``=word`` is a whole lemma for what no suffix explains ("were" -> "be"). The label set is learned from treebanks.
"""

from __future__ import annotations

MOST_CUT = 5
"""Characters; past it the word and its lemma share no stem, and the whole lemma is the label."""


def script(word: str, lemma: str) -> str:
    """The label that turns ``word`` into ``lemma``: ``apply(script(w, l), w) == l`` for all pairs."""
    case = "k" if word[:1] == lemma[:1] or not lemma else "l"
    form = word if case == "k" else word.lower()
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    cut, add = len(form) - same, lemma[same:]
    if same == 0 or cut > MOST_CUT:
        return "=" + lemma
    return f"{case}|{cut}|{add}"


def apply(label: str, word: str) -> str:
    """The lemma of ``word`` under the script ``label``. Never fails: a script that does not fit gives the word in lower case."""
    if label.startswith("="):
        return label[1:]
    case, cut, add = label.split("|", 2)
    form = word if case == "k" else word.lower()
    n = int(cut)
    return form[: len(form) - n] + add if n <= len(form) else word.lower()
