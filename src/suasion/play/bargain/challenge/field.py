"""Many draws of one issue side by side: the arrays on which the challenge model computes."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from suasion.play.bargain.actors import FloatArray

IntArray = NDArray[np.intp]
Number = TypeVar("Number", bound=np.generic)


class Field(NamedTuple):
    """``b`` draws of ``n`` actors. ``positions``, ``weights`` (capability times salience) and ``saliences`` are ``(n, b)``; ``span``
    ``(b,)`` is the range of the positions at the start, above 0.

    Draws are the last axis, so that each step is one pass over memory. In each draw the actors stand in the order of their
    positions, from low to high; ``actor`` ``(n, b)`` says which actor stands at each place (:func:`ordered`).
    """

    positions: FloatArray
    weights: FloatArray
    saliences: FloatArray
    span: FloatArray
    actor: IntArray

    def apart(self) -> FloatArray:
        """``(n, n, b)``: the distance of any two actors, as a share of the range."""
        gaps = self.positions[:, None] - self.positions[None, :]
        np.abs(gaps, out=gaps)
        gaps /= self.span
        return gaps

    def by_actor(self, values: NDArray[Number]) -> NDArray[Number]:
        """``(n, b)`` values by place as values by actor."""
        out = np.empty_like(values)
        np.put_along_axis(out, self.actor, values, axis=0)
        return out


def ordered(positions: FloatArray, weights: FloatArray, saliences: FloatArray, span: FloatArray) -> Field:
    """The draws with their actors in the order of their positions. Those who stand together keep their order."""
    actor = np.argsort(positions, axis=0, kind="stable")
    x, w, s = (np.take_along_axis(values, actor, axis=0) for values in (positions, weights, saliences))
    return Field(x, w, s, span, actor)
