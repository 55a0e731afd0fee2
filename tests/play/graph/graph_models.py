"""Random conflicts for hypothesis: with and without options, infeasible states, one-way options, ties."""

from __future__ import annotations

from hypothesis import strategies as st

from suasion.play.graph import GraphModel, OptionForm, from_arcs, from_options
from suasion.play.graph.options import feasible_codes

NAMES = ("North", "South", "East", "West")


@st.composite
def forms(draw: st.DrawFn, *, makers: int, most: int, whole: bool = False) -> OptionForm:
    """Options for ``makers`` decision makers; ``whole``: all combinations are feasible and all moves can be taken back."""
    k = draw(st.integers(1, most))
    owners = draw(st.lists(st.integers(0, makers - 1), min_size=k, max_size=k))
    names = tuple(f"o{n}" for n in range(k))
    if whole:
        return OptionForm(names, tuple(owners))
    fixed = st.dictionaries(st.integers(0, k - 1), st.booleans(), min_size=1, max_size=3)
    patterns = tuple(tuple(sorted(p.items())) for p in draw(st.lists(fixed, max_size=2)))
    ways = draw(st.dictionaries(st.integers(0, k - 1), st.sampled_from(["fwd", "back"]), max_size=2))
    free = [p for p in patterns if len(p) > 1]  # patterns of one option each could leave no state at all
    return OptionForm(names, tuple(owners), tuple(free), tuple(sorted(ways.items())))


@st.composite
def option_models(draw: st.DrawFn, *, makers: int | None = None, most: int = 4, whole: bool = False) -> GraphModel:
    n = makers or draw(st.integers(1, 3))
    form = draw(forms(makers=n, most=most, whole=whole))
    try:
        size = int(feasible_codes(form).size)
    except Exception:
        form = OptionForm(form.options, form.owners, (), form.one_way)
        size = 1 << len(form.options)
    return from_options(NAMES[:n], form, payoffs=draw(payoffs(n, size)))


@st.composite
def arc_models(draw: st.DrawFn, *, makers: int | None = None, most: int = 6) -> GraphModel:
    n = makers or draw(st.integers(1, 4))
    size = draw(st.integers(1, most))
    pairs = st.tuples(st.integers(1, size), st.integers(1, size)).filter(lambda p: p[0] != p[1])
    arcs = {name: draw(st.lists(pairs, max_size=2 * size)) if size > 1 else [] for name in NAMES[:n]}
    return from_arcs(NAMES[:n], size, arcs, payoffs=draw(payoffs(n, size)))


def payoffs(makers: int, size: int) -> st.SearchStrategy[dict[str, list[int]]]:
    """Few values for many states, so that ties are common."""
    one = st.lists(st.integers(0, max(1, size * 2 // 3)), min_size=size, max_size=size)
    return st.fixed_dictionaries(dict.fromkeys(NAMES[:makers], one))


models = st.one_of(option_models(), arc_models())
