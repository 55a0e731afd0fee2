"""Statements of preference: what must be true of a state for a decision maker to like it.

    statement = condition [ ("IF" | "IFF") condition ]
    condition = term { "OR" term }
    term      = factor { "AND" factor }
    factor    = "NOT" factor | "(" statement ")" | option
    option    = a number from 1, negative for "not taken" | a name in quotation marks

``p IF q`` is the material implication: false only where q holds and p does not. ``p IFF q``: both or neither.
``&``, ``|`` and ``!`` are other spellings of AND, OR and NOT.
"""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from suasion.errors import BrokenInput
from suasion.play.graph.options import Ints, OptionForm

Truth = npt.NDArray[np.bool_]

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>-?\d+)|"(?P<double>[^"]+)"|'(?P<single>[^']+)'|(?P<word>[A-Za-z]+)|(?P<sign>[()&|!]))"""
)
_SPELLINGS = {"&": "AND", "|": "OR", "!": "NOT"}


def truth(statement: str, form: OptionForm, codes: Ints, *, where: str | None = None) -> Truth:
    """Whether the statement is true, for each code. Raises ``BrokenInput`` if it cannot be read."""
    reader = _Reader(statement, form, codes, where)
    value = reader.statement()
    reader.end()
    return value


class _Reader:
    """Recursive descent over the tokens; each rule returns the truth values of what it has read."""

    def __init__(self, text: str, form: OptionForm, codes: Ints, where: str | None) -> None:
        self.text, self.form, self.codes, self.where = str(text), form, codes, where
        self.tokens = self._split()
        self.at = 0

    def _split(self) -> list[tuple[str, str]]:
        tokens: list[tuple[str, str]] = []
        text, place = self.text.rstrip(), 0
        while place < len(text):
            found = _TOKEN.match(text, place)
            if not found:
                raise self._broken(f"cannot read {text[place:].strip()!r}")
            place = found.end()
            kind = found.lastgroup or ""
            value = found[kind]
            if kind in ("word", "sign"):
                tokens.append(("sign", _SPELLINGS.get(value, value.upper())))
            else:
                tokens.append(("number" if kind == "number" else "name", value))
        return tokens

    def _broken(self, why: str) -> BrokenInput:
        mend = "Use option numbers or quoted names with AND, OR, NOT, IF, IFF and brackets"
        return BrokenInput(f"Statement {self.text!r}: {why}", where=self.where, mend=mend)

    def _next_is(self, *signs: str) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at] in [("sign", sign) for sign in signs]

    def end(self) -> None:
        if self.at < len(self.tokens):
            raise self._broken(f"{self.tokens[self.at][1]!r} is not expected there")

    def statement(self) -> Truth:
        left = self.condition()
        if self._next_is("IF"):
            self.at += 1
            return left | ~self.condition()
        if self._next_is("IFF"):
            self.at += 1
            same: Truth = left == self.condition()
            return same
        return left

    def condition(self) -> Truth:
        value = self.term()
        while self._next_is("OR"):
            self.at += 1
            value = value | self.term()
        return value

    def term(self) -> Truth:
        value = self.factor()
        while self._next_is("AND"):
            self.at += 1
            value = value & self.factor()
        return value

    def factor(self) -> Truth:
        if self.at >= len(self.tokens):
            raise self._broken("it ends too early")
        kind, value = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            return self._option(abs(int(value)) - 1, taken=int(value) > 0)
        if kind == "name":
            if value not in self.form.options:
                raise self._broken(f"there is no option {value!r}")
            return self._option(self.form.options.index(value), taken=True)
        if value == "NOT":
            return ~self.factor()
        if value == "(":
            inner = self.statement()
            if not self._next_is(")"):
                raise self._broken("a bracket is not closed")
            self.at += 1
            return inner
        raise self._broken(f"{value!r} is not expected there")

    def _option(self, option: int, *, taken: bool) -> Truth:
        if not 0 <= option < len(self.form.options):
            raise self._broken(f"options are numbered 1 to {len(self.form.options)}")
        value: Truth = (self.codes >> option & 1) == int(taken)
        return value
