"""All issues of a file, with what is not known of them."""

from __future__ import annotations

from pydantic import model_validator

from suasion.errors import EmptyInput, InputError
from suasion.play.bargain.actors import Issue
from suasion.play.bargain.uncertain import FIELDS, UncertainIssue
from suasion.play.ensemble import Drawn
from suasion.play.spread import Spread
from suasion.record import Record


class Board(Record):
    """One issue or several. A number has the path ``actor.field``, and ``issue.actor.field`` where there are several issues."""

    issues: tuple[UncertainIssue, ...]

    @model_validator(mode="after")
    def _sound(self) -> Board:
        if not self.issues:
            raise EmptyInput("there are no issues", mend="Give at least one")
        return self

    def prefix(self, k: int) -> str:
        """What stands before ``actor.field`` in the paths of issue ``k``."""
        return f"{self.issues[k].name}." if len(self.issues) > 1 else ""

    def spreads(self) -> dict[str, Spread]:
        """What is not known, by path."""
        return {
            self.prefix(k) + path: spread
            for k, issue in enumerate(self.issues)
            for path, spread in issue.spreads().items()
        }

    def part(self, k: int, drawn: Drawn) -> Drawn:
        """The values of issue ``k`` by ``actor.field``."""
        prefix = self.prefix(k)
        return {path.removeprefix(prefix): v for path, v in drawn.items() if path.startswith(prefix)}

    def central(self) -> tuple[Issue, ...]:
        """The issues with the mean of each spread in its place."""
        return tuple(issue.central() for issue in self.issues)

    def at(self, drawn: Drawn, row: int) -> tuple[Issue, ...]:
        """The issues with one row of values in the place of the spreads."""
        return tuple(
            issue.at({path: float(values[row]) for path, values in self.part(k, drawn).items()})
            for k, issue in enumerate(self.issues)
        )

    def having(self, path: str, value: float) -> Board:
        """The board with one number in the place of another. ``path`` without an issue: on all issues that the actor is on.

        Raises ``InputError`` if the path fits nothing, or the number is not sound.
        """
        who, _, field = path.rpartition(".")
        if field not in FIELDS:
            raise InputError(f"no field {field!r}", where=path, mend=f"Fields: {', '.join(FIELDS)}")
        found = [_named(issue, self.prefix(k), who) for k, issue in enumerate(self.issues)]
        if not any(found):
            known = sorted({actor.name for issue in self.issues for actor in issue.actors})
            raise InputError(f"no actor {who!r}", where=path, mend=f"Actors: {', '.join(known)}")
        pairs = zip(self.issues, found, strict=True)
        return Board(issues=tuple(issue.having(name, field, value) if name else issue for issue, name in pairs))


def _named(issue: UncertainIssue, prefix: str, who: str) -> str | None:
    """The name of the actor that ``who`` means, with the issue before it or without."""
    return next((actor.name for actor in issue.actors if who in (actor.name, prefix + actor.name)), None)
