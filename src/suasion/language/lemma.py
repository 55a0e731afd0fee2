"""Lemmas as edit scripts: a word and a small label give the lemma back.

A script is ``case|cut|add`` on the lower-cased word: ``l`` lower / ``k`` keep the case, cut so many characters from the end, add these;
``=word`` is a whole lemma for what no suffix explains ("were" -> "be"). The label set is learned from treebanks.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache

from suasion.vocab import load

PAST = ("VBD", "VBN")
INFLECTED = ("VBD", "VBN", "VBG", "VBZ", "NNS")
PROPER = ("NNP", "NNPS")
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


@cache
def irregular() -> dict[str, str]:
    """Past and participle -> base, of the irregular verbs ("found" is "find", "wound" is "wind")."""
    verbs = load("irregular")["verbs"]
    return {form: base for base, forms in verbs.items() for cell in forms for form in cell.split("/")}


def repair(word: str, xpos: str, lemma: str, lexicon: Container[str], known: Container[str]) -> str:
    """``lemma``, or a regular one that is a known word where it is none.

    The script is read off a word's first piece, so that a rare word may get a script that does not fit it ("urged" -> "urg"). Base
    forms are their own lemma; a proper noun keeps its capital; of an inflected one the regular stems are tried, in the order of
    English spelling: first those that the ``lexicon`` needs, then any ``known`` word.
    """
    form = word.lower()
    if xpos in PROPER and lemma == form:
        return word
    if xpos in PAST and (base := irregular().get(form)) is not None:
        return base
    if xpos in INFLECTED and (longer := _with_e(form, lemma.lower())) and (longer in lexicon or longer in known):
        return longer
    if xpos in INFLECTED and (lemma.lower() not in lexicon or lemma.lower() == form):
        stem = next((stem for stem in _stems(form, xpos) if stem in lexicon), None)
        if stem is not None:
            return stem
        if form in lexicon:
            return form
    if (
        xpos == "NN"
        and lemma.lower() not in known
        and lemma.lower() not in lexicon
        and (form in known or form in lexicon)
    ):
        return form
    if xpos in ("VB", "VBP") and lemma not in ("be", "have", "do", "will", "can"):
        mistagged = (
            () if form in lexicon else (*_stems(form, "VBZ"), *_stems(form, "VBD"))
        )  # "Libya supplies" as a base form
        return next((stem for stem in mistagged if stem in lexicon), form if form.isalpha() else lemma)
    if lemma.lower() in known or xpos not in INFLECTED:
        return lemma
    return next((stem for stem in _stems(form, xpos) if stem in known), lemma)


_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


def _with_e(form: str, lemma: str) -> str | None:
    """ "raped" is of "rape": of "rap" it would be "rapped"."""
    return f"{lemma}e" if form in (f"{lemma}ed", f"{lemma}ing") and _SHORT.fullmatch(lemma) else None


def _stems(form: str, xpos: str) -> Iterator[str]:
    """Regular stems of an inflected form, likeliest first."""
    if xpos in ("VBD", "VBN") and form.endswith("ed"):
        yield form[:-1]
        yield form[:-2]
        if form.endswith("ied"):
            yield form[:-3] + "y"
        if len(form) > 4 and form[-3] == form[-4]:
            yield form[:-3]
    elif xpos == "VBG" and form.endswith("ing"):
        yield form[:-3] + "e"
        yield form[:-3]
        if len(form) > 5 and form[-4] == form[-5]:
            yield form[:-4]
    elif xpos in ("VBZ", "NNS") and form.endswith("s"):
        if form.endswith("ies"):
            yield form[:-3] + "y"
        yield form[:-1]
        if form.endswith("es"):
            yield form[:-2]
