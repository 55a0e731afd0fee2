"""States from options: each option is a switch that one decision maker owns; some combinations cannot be.

A combination is written as an integer, its *code*: option 0 is bit 0, "yes" is 1. Feasible codes in increasing order are
the states, numbered from 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from suasion.errors import BrokenInput

Ints = npt.NDArray[np.int64]
OneWay = Literal["fwd", "back"]
Pattern = tuple[tuple[int, bool], ...]
"""Some options with their values, the others free: every combination that fits it is infeasible."""

MOST_OPTIONS = 24
"""2 ** 24 combinations, 128 MiB for one array of codes: beyond it no machine on a desk answers."""


@dataclass(frozen=True, slots=True)
class OptionForm:
    """The switches of a conflict. ``owners[k]`` is the index of the decision maker of option ``k``; ``one_way`` has, for an
    option that is irreversible, "fwd" (only no to yes is allowed) or "back" (only yes to no).
    """

    options: tuple[str, ...]
    owners: tuple[int, ...]
    infeasible: tuple[Pattern, ...] = ()
    one_way: tuple[tuple[int, OneWay], ...] = ()

    def owned(self, maker: int) -> int:
        """The mask of the options of one decision maker."""
        return sum(1 << k for k, owner in enumerate(self.owners) if owner == maker)

    @property
    def only_up(self) -> int:
        """The mask of options that, once taken, stay taken."""
        return sum(1 << k for k, way in self.one_way if way == "fwd")

    @property
    def only_down(self) -> int:
        """The mask of options that, once dropped, stay dropped."""
        return sum(1 << k for k, way in self.one_way if way == "back")

    def pattern(self, code: int) -> str:
        """``YNY``: one letter for each option, the first option first."""
        return "".join("Y" if code >> k & 1 else "N" for k in range(len(self.options)))


def option_form(
    owners: Mapping[str, Sequence[str]],
    *,
    options: Sequence[str] | None = None,
    infeasible: Iterable[Mapping[str, bool] | Iterable[tuple[str, bool]]] = (),
    irreversible: Mapping[str, str] | None = None,
) -> OptionForm:
    """Options by name: ``owners`` gives the options of each decision maker; ``options`` their order, if it is another.

    Raises ``BrokenInput`` for an option with no owner or two, an unknown name, or too many options.
    """
    owner: dict[str, int] = {}
    for maker, (name, owned) in enumerate(owners.items()):
        for option in owned:
            if option in owner:
                raise BrokenInput(
                    f"Option {option!r} of {name} has an owner already", mend="Each option has one owner and one name"
                )
            owner[option] = maker
    order = tuple(options) if options is not None else tuple(owner)
    if len(set(order)) != len(order) or set(order) != set(owner):
        odd = sorted(set(order) ^ set(owner)) or sorted(o for o in set(order) if order.count(o) > 1)
        raise BrokenInput(
            f"Options and owners differ: {', '.join(odd)}", mend="Give each option once, to one decision maker"
        )
    if not 1 <= len(order) <= MOST_OPTIONS:
        raise BrokenInput(f"{len(order)} options", mend=f"Use 1 to {MOST_OPTIONS} options")
    index = {option: k for k, option in enumerate(order)}
    return OptionForm(
        options=order,
        owners=tuple(owner[option] for option in order),
        infeasible=tuple(_pattern(fixed, index) for fixed in infeasible),
        one_way=tuple((_known(o, index), _way(o, w)) for o, w in (irreversible or {}).items()),
    )


def _pattern(fixed: Mapping[str, bool] | Iterable[tuple[str, bool]], index: Mapping[str, int]) -> Pattern:
    pairs = tuple(fixed.items()) if isinstance(fixed, Mapping) else tuple(fixed)
    values: dict[int, bool] = {}
    for option, value in pairs:
        values[_known(option, index)] = bool(value)
    if not values:
        raise BrokenInput("An infeasible pattern names no option", mend="It would bar every state: name options")
    return tuple(sorted(values.items()))


def _known(option: str, index: Mapping[str, int]) -> int:
    if option not in index:
        raise BrokenInput(f"There is no option {option!r}", mend=f"Options: {', '.join(index)}")
    return index[option]


def _way(option: str, way: str) -> OneWay:
    if way == "fwd":
        return "fwd"
    if way == "back":
        return "back"
    raise BrokenInput(
        f"Option {option!r} is irreversible {way!r}", mend="Say fwd (no to yes only) or back (yes to no only)"
    )


def feasible_codes(form: OptionForm) -> Ints:
    """The codes that fit no infeasible pattern, in increasing order. Shape: (states,)."""
    codes = np.arange(1 << len(form.options), dtype=np.int64)
    keep = np.ones(codes.shape, dtype=np.bool_)
    for pattern in form.infeasible:
        mask = sum(1 << k for k, _ in pattern)
        wanted = sum(1 << k for k, value in pattern if value)
        keep &= (codes & mask) != wanted
    feasible = codes[keep]
    if not feasible.size:
        raise BrokenInput("No state is feasible", mend="Remove an infeasible pattern")
    return feasible
