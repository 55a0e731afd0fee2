"""Which language a report is in, judged so that a short English sentence full of names is not taken for another."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any, NamedTuple

from suasion.reports import words

SAMPLE = 4000  # characters: more does not change the answer
ENGLISH_SHARE = (
    0.15  # share of English function words from which a text is English without further question (prose has 0.3-0.5)
)
ENGLISH_DISTINCT = 4  # different function words that must be among them
FEW_LETTERS = 40  # letters: too few to judge; Latin script counts as English
SHORT_LETTERS = 200  # letters: below this, another language needs the higher probability
SURE_SHORT = 0.95  # probability asked of another language in a short text
SURE = 0.7  # the same in a longer one
SPEAKS_AGAINST = 0.06  # share of English function words above which a short text stays English

_WORD = re.compile(r"[^\W\d_]+")


class Language(NamedTuple):
    """ISO 639-1 code and a confidence from 0 to 1."""

    code: str
    confidence: float


def identify(text: str) -> Language:
    """The language of ``text``."""
    sample = text[:SAMPLE]
    tokens = [w.lower() for w in _WORD.findall(sample)]
    if not tokens:
        return Language("en", 0.0)
    english = [w for w in tokens if w in words.word_set("english_words")]
    share = len(english) / len(tokens)
    if share >= ENGLISH_SHARE and len(set(english)) >= ENGLISH_DISTINCT:
        return Language("en", round(min(1.0, 0.5 + 2 * share), 3))
    letters = [c for c in sample if c.isalpha()]
    latin = sum("LATIN" in unicodedata.name(c, "") for c in letters[:SHORT_LETTERS]) >= 0.7 * min(
        len(letters), SHORT_LETTERS
    )
    if latin and len(letters) < FEW_LETTERS:
        return Language("en", 0.5)
    code, probability = _classifier().classify(sample)
    probability = round(float(probability), 3)
    if code == "en":
        return Language("en", probability)
    needed = SURE_SHORT if len(letters) < SHORT_LETTERS else SURE
    if latin and (probability < needed or (len(letters) < SHORT_LETTERS and share >= SPEAKS_AGAINST)):
        return Language("en", round(1 - probability, 3))
    return Language(str(code), probability)


@cache
def _classifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    # py3langid 0.4 renamed the method when it changed the model file.
    load = getattr(LanguageIdentifier, "from_model_file", None) or LanguageIdentifier.from_pickled_model
    identifier = load(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted(words.reading()["languages"].keys() & {str(c) for c in identifier.nb_classes}))
    return identifier


def why_not_coded(language: Language) -> str | None:
    """The sentence for ``Report.not_coded``, or None for English."""
    if language.code == "en":
        return None
    name = words.reading()["languages"].get(language.code, language.code)
    return f"The report is in {name}; suasion reads English only."
