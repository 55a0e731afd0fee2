"""The graph model for conflict resolution: which outcomes hold, why, and what would have to change for another to hold.

>>> from suasion.play import graph
>>> conflict = graph.read_conflict("conflict.yaml")
>>> graph.stability(conflict.model).equilibria("seq")
>>> graph.explain(conflict.model, 4).sentences
>>> graph.inverse(conflict.model, 4, "seq").sentences
"""

from __future__ import annotations

from suasion.play.graph.coalition import Jump, Jumps, coalition_improvements, equilibrium_jumps
from suasion.play.graph.concepts import CONCEPTS, NAMES, Concept, concept
from suasion.play.graph.explain import Explanation, explain
from suasion.play.graph.inverse import Inverse, inverse
from suasion.play.graph.limited import Limited, limited
from suasion.play.graph.model import GraphModel, from_arcs, from_options
from suasion.play.graph.options import OptionForm, option_form
from suasion.play.graph.paths import StatusQuo, status_quo
from suasion.play.graph.read import Conflict, parse_conflict, read_conflict
from suasion.play.graph.reorder import Reordering, reorder
from suasion.play.graph.simultaneous import simultaneous
from suasion.play.graph.stability import Stability, stability

__all__ = [
    "CONCEPTS",
    "NAMES",
    "Concept",
    "Conflict",
    "Explanation",
    "GraphModel",
    "Inverse",
    "Jump",
    "Jumps",
    "Limited",
    "OptionForm",
    "Reordering",
    "Stability",
    "StatusQuo",
    "coalition_improvements",
    "concept",
    "equilibrium_jumps",
    "explain",
    "from_arcs",
    "from_options",
    "inverse",
    "limited",
    "option_form",
    "parse_conflict",
    "read_conflict",
    "reorder",
    "simultaneous",
    "stability",
    "status_quo",
]
