"""PLAY: rival models of the same affair, each saying why it answers as it does.

``graph``: which outcomes hold, and why? ``bargain``: where do the parties end up on each issue? ``press``: when does a
third party change that? ``settle``: why do they fight at all, and what would they settle for? No model's answer should be
read alone, and the weighted mean belongs beside every other. Every solver is a pure function from a frozen input to one
frozen :class:`Result`.
"""

from __future__ import annotations

from suasion.play.result import Result, fingerprint

__all__ = ["Result", "fingerprint"]
