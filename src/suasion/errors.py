"""Everything suasion raises on purpose.

    SuasionError
    ├── InputError            a file, folder or feed that cannot be read
    │   ├── EmptyInput        there is nothing in it
    │   ├── BinaryInput       it is not text, and no reader knows it
    │   ├── TooLarge          it is over the limit (named in the message)
    │   └── BrokenInput       truncated or malformed (PDF, feed, HTML, mail, JSON lines)
    ├── VocabularyError       a vocabulary file says something that cannot be (file:line)
    ├── ModelError            the language model file is missing or does not fit this version
    ├── ForecastError         a question, a probability or a series that cannot be (a deadline in the past, 0 or 1, overlapping outcomes)
    │   └── NoBaseRate        suasion has no reference class for the question, hence no probability of its own
    ├── CaseError             the ledger cannot do that (unknown item, another process writes, wrong version)
    └── MissingExtra          an optional feature needs a package: the message holds the command that installs it

A message says what, where (``file:line`` where there is one) and how to mend it.
"""

from __future__ import annotations


class SuasionError(Exception):
    """Base of all errors that suasion raises on purpose.

    ``what`` is the finding, ``where`` a file or ``file:line``, ``mend`` what the user can do.
    """

    def __init__(self, what: str, *, where: str | None = None, mend: str | None = None) -> None:
        self.what, self.where, self.mend = what, where, mend
        text = f"{where}: {what}" if where else what
        super().__init__(f"{text}. {mend}" if mend else text)


class InputError(SuasionError):
    """A file, folder or feed that cannot be read."""


class EmptyInput(InputError):
    """There is nothing in it."""


class BinaryInput(InputError):
    """It is not text, and no reader knows it."""


class TooLarge(InputError):
    """It is over the size limit."""


class BrokenInput(InputError):
    """It is truncated or malformed."""


class VocabularyError(SuasionError):
    """A vocabulary file says something that cannot be."""


class ModelError(SuasionError):
    """The language model is missing or does not fit this version."""


class CaseError(SuasionError):
    """The case (the ledger) cannot do that."""


class ForecastError(SuasionError):
    """A question, a forecast, a rate or a series that cannot be."""


class NoBaseRate(ForecastError):
    """suasion has no reference class for the question, hence no probability of its own."""


class MissingExtra(SuasionError):
    """An optional feature needs a package that is not installed."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(f"{feature} needs an optional package", mend=f"Install it: pip install 'suasion[{extra}]'")
