"""The graph model for conflict resolution: which outcomes hold, why, and what would have to change for another to hold.

>>> from suasion.play import graph
>>> conflict = graph.read_conflict("conflict.yaml")
>>> graph.stability(conflict.model).answer.equilibria["seq"]
>>> graph.explain(conflict.model, 4).answer.sentences
>>> graph.inverse(conflict.model, 4, "seq").answer.sentences
"""

from __future__ import annotations

from suasion.play.graph.coalition import coalition_improvements, equilibrium_jumps
from suasion.play.graph.concepts import CONCEPTS, NAMES, Concept, concept
from suasion.play.graph.explain import explain
from suasion.play.graph.inverse import inverse
from suasion.play.graph.limited import limited
from suasion.play.graph.model import GraphModel, from_arcs, from_options
from suasion.play.graph.options import OptionForm, option_form
from suasion.play.graph.read import Conflict, parse_conflict, read_conflict
from suasion.play.graph.reorder import reorder
from suasion.play.graph.simultaneous import simultaneous
from suasion.play.graph.solve import Solved, solve
from suasion.play.graph.stability import stability
from suasion.play.graph.status_quo import status_quo

__all__ = [
    "CONCEPTS",
    "NAMES",
    "Concept",
    "Conflict",
    "GraphModel",
    "OptionForm",
    "Solved",
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
    "solve",
    "stability",
    "status_quo",
]
